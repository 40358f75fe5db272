import { expect, type Locator, type Page } from '@playwright/test';

/** The designer as its user sees it: one method for each thing a user does or reads. */
export class DesignerPage {
  readonly page: Page;
  readonly main: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
  }

  /** Opens the designer and waits until it can be used. */
  async open(): Promise<void> {
    await this.page.goto('./');
    await expect(this.main).toBeVisible();
  }

  /** Loads the page anew, as after a crash, and waits until it can be used. */
  async reload(): Promise<void> {
    await this.page.reload();
    await expect(this.main).toBeVisible();
  }
}
