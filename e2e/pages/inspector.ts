import type { Locator, Page } from '@playwright/test';

/** The properties of what is selected. */
export class Inspector {
  readonly root: Locator;
  readonly title: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.root = page.getByRole('complementary', { name: /^(Inspector|属性)/ });
    this.title = this.root.getByRole('heading', { level: 2 });
  }

  text(label: string): Locator {
    return this.root.getByRole('textbox', { name: label, exact: true });
  }

  number(label: string): Locator {
    return this.root.getByRole('spinbutton', { name: label, exact: true });
  }

  choice(label: string): Locator {
    return this.root.getByRole('combobox', { name: label, exact: true });
  }

  toggle(label: string): Locator {
    return this.root.getByRole('switch', { name: label });
  }

  checkbox(name: string): Locator {
    return this.root.getByRole('checkbox', { name });
  }

  /** The title of a section, which opens and closes it. */
  section(title: string): Locator {
    return this.root.getByRole('button', { name: title, exact: true });
  }

  /** Replaces the text of a field and leaves it. */
  async enter(field: Locator, value: string): Promise<void> {
    await field.fill(value);
    await field.blur();
  }

  async choose(label: string, option: string): Promise<void> {
    await this.choice(label).click();
    await this.#page.getByRole('option', { name: option }).click();
  }
}
