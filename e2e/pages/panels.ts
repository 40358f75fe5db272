import { expect, type Download, type Locator, type Page } from '@playwright/test';
import { TID } from '../../src/ui/test-ids.ts';

/** One line on what the design survives. */
export class VerdictBar {
  readonly root: Locator;
  readonly chips: Locator;
  readonly counts: Locator;
  /** How much of the time the API is available. */
  readonly availability: Locator;

  constructor(page: Page) {
    this.root = page.getByTestId(TID.verdict);
    this.chips = this.root.getByRole('list', { name: 'Survives' });
    this.availability = this.root.getByTestId(TID.availabilityChip);
    this.counts = this.root.getByRole('button', { name: /open the problems/ });
  }

  /** What is said of one kind: `host`, `zone`… */
  chip(kind: string): Locator {
    return this.root.getByTestId(TID.verdictChip(kind));
  }
}

/** The findings below the canvas. */
export class ProblemsPanel {
  readonly list: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.list = page.getByRole('region', { name: 'Problems' });
  }

  /** The findings of a rule. */
  of(rule: string): Locator {
    return this.list
      .getByRole('listitem')
      .filter({ has: this.#page.getByRole('button', { name: rule }) });
  }

  /** Presses on a finding of the rule, which shows its elements. */
  async show(rule: string): Promise<void> {
    await this.of(rule).first().getByRole('button', { name: rule }).click();
  }

  async expand(rule: string): Promise<void> {
    await this.of(rule).first().getByRole('button', { name: 'Show why and what to do' }).click();
  }

  async applyFix(rule: string): Promise<void> {
    await this.of(rule).getByRole('button', { name: 'Apply' }).click();
  }
}

/** The Mermaid diagram below the canvas. */
export class DiagramPanel {
  readonly root: Locator;
  readonly picture: Locator;
  readonly text: Locator;
  /** Whether text and canvas say the same. */
  readonly state: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.root = page.getByTestId(TID.diagram);
    this.picture = this.root.getByRole('img', { name: /^Diagram / });
    this.text = this.root.getByRole('textbox', { name: /^Mermaid text/ });
    this.state = this.root.locator('output[data-status]');
  }

  async chooseView(title: string): Promise<void> {
    await this.root.getByRole('combobox', { name: 'View' }).click();
    await this.#page.getByRole('option', { name: title, exact: true }).click();
  }

  async chooseDirection(direction: 'Auto' | 'LR' | 'TD'): Promise<void> {
    await this.root.getByRole('radio', { name: direction, exact: true }).click();
  }

  async chooseTheme(
    theme: 'Theme of the page' | 'Light' | 'Dark' | 'Light and dark, as the reader prefers',
  ): Promise<void> {
    await this.root.getByRole('radio', { name: theme, exact: true }).click();
  }

  /** Chooses in one of the menus of the toolbar. */
  async choose(
    menu: 'Options' | 'Copy' | 'Download',
    item: string,
    role: 'menuitem' | 'menuitemradio' | 'menuitemcheckbox' = 'menuitem',
  ): Promise<void> {
    await this.root.getByRole('button', { name: menu, exact: true }).click();
    await this.#page.getByRole(role, { name: item, exact: true }).click();
  }

  /** Text of the clipboard after copying in a format, by its name in the menu. */
  async copy(format: string): Promise<string> {
    await this.#page.evaluate(() => navigator.clipboard.writeText(''));
    await this.choose('Copy', format);
    const read = (): Promise<string> => this.#page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(read).not.toBe('');
    return read();
  }

  /** A file in a format, by its name in the menu. */
  async download(format: string): Promise<Download> {
    const download = this.#page.waitForEvent('download', { timeout: 60_000 });
    await this.choose('Download', format);
    return download;
  }

  /** Waits for the picture of a view: Mermaid takes its time, above all the first time. */
  async drawn(view: string): Promise<void> {
    const name = new RegExp(`^Diagram “${view}” with \\d+`);
    await expect(this.picture).toHaveAccessibleName(name, { timeout: 30_000 });
  }

  /** Text of the picture that is shown, as SVG. */
  async svg(): Promise<string> {
    return this.picture.evaluate(async (image) =>
      (await fetch((image as HTMLImageElement).src)).text(),
    );
  }
}

/** The files of the bundle below the canvas. */
export class ConfigsPanel {
  readonly root: Locator;
  readonly tree: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.root = page.getByTestId(TID.configs);
    this.tree = this.root.getByRole('tree', { name: 'Files of the bundle' });
  }

  /** Opens a file by its path, finding it with the filter. */
  async open(path: string): Promise<void> {
    const filter = this.root.getByRole('searchbox', { name: 'Filter files by name' });
    await filter.fill(path);
    await this.tree.getByTitle(path, { exact: true }).click();
    await expect(this.file(path)).toBeVisible();
    await filter.fill('');
  }

  /** The view of a file that is open. */
  file(path: string): Locator {
    return this.root.getByRole('region', { name: path, exact: true });
  }

  /** The lines of the open file that are in view. */
  content(path: string): Locator {
    return this.file(path).getByRole('textbox', { name: path });
  }

  /** The lines of the open file that changed since the export. */
  changedLines(path: string): Locator {
    return this.content(path).locator('.cm-changedLine');
  }

  async downloadZip(): Promise<Download> {
    const download = this.#page.waitForEvent('download');
    await this.root.getByRole('button', { name: 'Download zip' }).click();
    return download;
  }
}
