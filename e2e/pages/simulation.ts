import { expect, type Download, type Locator, type Page } from '@playwright/test';
import { TID } from '../../src/ui/test-ids.ts';

/** Where links do not run across a shape, in CSS pixels from its upper left corner. */
const corner = { x: 14, y: 10 };

/** The strip above the canvas while failures are played, and the matrix of all single failures. */
export class Simulation {
  readonly strip: Locator;
  /** What the failures come to, in a sentence. */
  readonly sentence: Locator;
  readonly details: Locator;
  readonly matrix: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.strip = page.getByTestId(TID.simulation);
    this.sentence = this.strip.locator('p').first();
    this.details = this.strip.getByRole('region', { name: 'What happens' });
    this.matrix = page.getByTestId(TID.failures);
  }

  /** Begins a simulation by the button of the top bar. */
  async begin(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Simulate failures' }).click();
    await expect(this.strip).toBeVisible();
  }

  async leave(): Promise<void> {
    await this.press('Leave the simulation');
    await expect(this.strip).toBeHidden();
  }

  /** Presses a button of the strip. */
  async press(button: string): Promise<void> {
    await this.strip.getByRole('button', { name: button }).click();
  }

  /** Presses on a shape, which fails it or restores it. */
  async fail(shape: Locator): Promise<void> {
    await shape.click({ position: corner });
  }

  /** Presses on a shape with the key that selects. */
  async select(shape: Locator): Promise<void> {
    await shape.click({ position: corner, modifiers: ['ControlOrMeta'] });
  }

  /** Chooses from the menu of a shape. */
  async choose(shape: Locator, ...items: readonly string[]): Promise<void> {
    await shape.click({ button: 'right', position: corner });
    for (const item of items) await this.#page.getByRole('menuitem', { name: item }).click();
  }

  /** Saves the steps in force under a name. */
  async saveAs(name: string): Promise<void> {
    await this.press('Save as scenario');
    const dialog = this.#page.getByRole('dialog', { name: 'Save as scenario' });
    await dialog.getByRole('textbox', { name: 'Name of the scenario' }).fill(name);
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  /** Opens the list of saved scenarios. */
  async openSaved(): Promise<Locator> {
    await this.press('Saved scenarios');
    const dialog = this.#page.getByRole('dialog', { name: 'Saved scenarios' });
    await expect(dialog).toBeVisible();
    return dialog;
  }

  /** The row of an element in the matrix of all single failures. */
  failure(name: string): Locator {
    return this.matrix
      .getByRole('row')
      .filter({ has: this.#page.getByRole('button', { name, exact: true }) });
  }

  async download(format: 'Markdown' | 'CSV'): Promise<Download> {
    const download = this.#page.waitForEvent('download');
    await this.matrix.getByRole('button', { name: `Download as ${format}` }).click();
    return download;
  }
}
