import { expect, type Locator, type Page } from '@playwright/test';
import { TID } from '../../src/ui/test-ids.ts';

type Section = 'Tolerances' | 'Smallest cut sets' | 'Downtime' | 'Importance' | 'Best next changes';

/** What brings the design down, how likely that is, and what to change, below the canvas. */
export class AnalysisPanel {
  readonly root: Locator;
  /** The heat map's legend on the canvas. */
  readonly legend: Locator;
  readonly heatMap: Locator;
  readonly changes: Locator;

  constructor(page: Page) {
    this.root = page.getByTestId(TID.analysis);
    this.legend = page.getByTestId(TID.heatLegend);
    this.heatMap = this.root.getByRole('switch', { name: 'Heat map on the canvas' });
    this.changes = this.root.getByRole('list', { name: 'Best next changes' }).getByRole('listitem');
  }

  /** Opens a section and waits until it is about the design as it is. */
  async open(section: Section): Promise<void> {
    await this.tab(section).click();
    await this.settled();
  }

  tab(section: Section): Locator {
    return this.root.getByRole('tab', { name: new RegExp(`^${section}`) });
  }

  async settled(): Promise<void> {
    await expect(this.root.getByRole('tabpanel').locator('[aria-busy="true"]')).toHaveCount(0);
    await expect(this.root.getByRole('tabpanel')).not.toContainText('Analysing');
  }

  /** What is said of a service: `API: reads and writes`. */
  service(name: string): Locator {
    return this.table('Expected downtime').getByRole('row', { name: new RegExp(`^${name}`) });
  }

  /** The field for one's own figure. */
  figure(name: string): Locator {
    return this.root.getByRole('spinbutton', { name: `Your figure for ${name}, in per cent` });
  }

  table(caption: string): Locator {
    return this.root.getByRole('table', { name: new RegExp(`^${caption}`) });
  }

  /** The change that is listed first. */
  get best(): Locator {
    return this.changes.first();
  }
}
