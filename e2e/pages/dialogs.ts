import { expect, type Locator, type Page } from '@playwright/test';

/** The designs to start from. */
export class StartersDialog {
  readonly root: Locator;
  readonly cards: Locator;

  constructor(page: Page) {
    this.root = page.getByRole('dialog', { name: 'Start from a design' });
    this.cards = this.root.getByRole('listitem').filter({ has: page.getByRole('heading') });
  }

  card(title: string): Locator {
    return this.cards.filter({
      has: this.root.page().getByRole('heading', { name: title, exact: true }),
    });
  }

  async choose(title: string): Promise<void> {
    await this.card(title).getByRole('button', { name: 'Use' }).click();
    await expect(this.root).toBeHidden();
  }
}

/** What a file with several designs holds, to choose from. */
export class ImportDialog {
  readonly root: Locator;
  readonly list: Locator;
  readonly designs: Locator;
  readonly notes: Locator;

  constructor(page: Page) {
    this.root = page.getByRole('dialog', { name: 'Choose what to open' });
    this.list = this.root.getByRole('radiogroup', { name: 'Designs found' });
    this.designs = this.list.getByRole('radio');
    this.notes = this.root
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: 'Assumed, or left open' }) })
      .getByRole('listitem');
  }

  /** The choice of what a shape is read as, by the name of the shape. */
  readAs(name: string): Locator {
    return this.root.getByRole('combobox', { name: `${name} is read as`, exact: true });
  }

  async open(position: number): Promise<void> {
    await this.designs.nth(position).check();
    await this.root.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(this.root).toBeHidden();
  }
}

/** The open design beside another one. */
export class CompareDialog {
  readonly root: Locator;
  /** The designs to compare with. */
  readonly others: Locator;
  readonly measures: Locator;
  readonly findings: Locator;

  constructor(page: Page) {
    this.root = page.getByRole('dialog', { name: 'Compare designs' });
    this.others = this.root.getByRole('radio');
    this.measures = this.root.getByRole('table', { name: 'What they are worth' });
    this.findings = this.root.getByRole('table', { name: 'What the rules say' });
  }

  /** The row of one measure or finding. */
  row(name: string | RegExp): Locator {
    return this.root
      .getByRole('row')
      .filter({ has: this.root.page().getByRole('rowheader', { name }) });
  }

  other(name: string | RegExp): Locator {
    return this.root.getByRole('radio', { name });
  }
}

/** All rules, and the page of one. */
export class RulesDialog {
  readonly root: Locator;
  readonly search: Locator;
  /** The rules to choose from. */
  readonly rules: Locator;
  /** The page of the rule that is chosen. */
  readonly page: Locator;
  readonly pictures: Locator;

  constructor(page: Page) {
    this.root = page.getByRole('dialog', { name: /^(Rules|规则)$/ });
    this.search = this.root.getByRole('searchbox');
    this.rules = this.root.getByRole('navigation').getByRole('button');
    this.page = this.root.getByRole('article');
    this.pictures = this.page.getByRole('img', {
      name: /^(A (bad|good) design|(有问题|合理)的设计)/,
    });
  }

  rule(id: string): Locator {
    return this.rules.filter({ hasText: id });
  }

  title(text: string): Locator {
    return this.page.getByRole('heading', { name: text, level: 3 });
  }
}
