import { expect, type Locator, type Page } from '@playwright/test';
import { TID } from '../../src/ui/test-ids.ts';

/** The versions of a design, and what differs between two of them. */
export class Versions {
  readonly root: Locator;
  readonly saving: Locator;
  /** The versions to choose from, newest first. */
  readonly list: Locator;
  readonly differences: Locator;
  /** Above the canvas, while two states are compared on it. */
  readonly strip: Locator;
  /** The list beside the canvas. */
  readonly changes: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.root = page.getByRole('dialog', { name: /^(Versions|版本)$/ });
    this.saving = page.getByRole('dialog', { name: 'Save a version' });
    this.list = this.root.getByRole('radio');
    this.differences = this.root.getByRole('region', { name: /^(Differences|差异)$/ });
    this.strip = page.getByTestId(TID.changesStrip);
    this.changes = page.getByTestId(TID.changes);
  }

  /** Saves a version by keyboard, under the suggested name or another one. */
  async save(name?: string, note?: string): Promise<void> {
    await this.#page.keyboard.press('Control+Shift+S');
    const field = this.saving.getByRole('textbox', { name: 'Name' });
    await expect(field).not.toHaveValue('');
    if (name !== undefined) await field.fill(name);
    if (note !== undefined) await this.saving.getByRole('textbox', { name: 'Note' }).fill(note);
    await field.press('Enter');
    await expect(this.saving).toBeHidden();
  }

  async open(): Promise<void> {
    await this.#page.keyboard.press('Control+Shift+H');
    await expect(this.root).toBeVisible();
  }

  version(name: string | RegExp): Locator {
    return this.root.getByRole('radio', { name });
  }
}
