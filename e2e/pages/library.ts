import { expect, type Locator, type Page } from '@playwright/test';
import { TID } from '../../src/ui/test-ids.ts';

/** The designs of a browser. */
export class LibraryDialog {
  readonly root: Locator;
  readonly search: Locator;
  readonly rows: Locator;
  readonly note: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.root = page.getByTestId(TID.library);
    this.search = this.root.getByRole('textbox', { name: 'Search by name' });
    this.rows = this.root.getByRole('list').getByRole('listitem');
    this.note = this.root.getByRole('status').last();
  }

  async open(): Promise<void> {
    await this.#page.getByRole('button', { name: 'File', exact: true }).click();
    await this.#page.getByRole('menuitem', { name: 'Designs…', exact: true }).click();
    await expect(this.search).toBeFocused();
  }

  row(name: string): Locator {
    return this.root.getByRole('listitem', { name, exact: true });
  }

  button(name: string): Locator {
    return this.root.getByRole('button', { name, exact: true });
  }

  async show(what: 'Designs' | 'Trash'): Promise<void> {
    await this.root.getByRole('radio', { name: new RegExp(`^${what}`) }).click();
  }

  async importZip(name: string, content: Buffer): Promise<void> {
    const chooser = this.#page.waitForEvent('filechooser');
    await this.button('Import zip…').click();
    await (await chooser).setFiles({ name, mimeType: 'application/zip', buffer: content });
  }
}
