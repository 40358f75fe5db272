import type { Locator, Page } from '@playwright/test';

/** The design as a link and as code for other pages. */
export class ShareDialog {
  readonly root: Locator;
  readonly link: Locator;
  readonly copyLink: Locator;
  readonly code: Locator;

  constructor(page: Page) {
    this.root = page.getByRole('dialog', { name: /^(Share and embed|分享与嵌入)$/ });
    this.link = this.root.getByRole('textbox', { name: 'Link to this design' });
    this.copyLink = this.root.getByRole('button', { name: 'Copy link' });
    this.code = this.root.getByRole('textbox', { name: 'HTML' });
  }

  async choose(what: 'Size' | 'Theme' | 'Language', option: string): Promise<void> {
    await this.root.getByRole('combobox', { name: what }).click();
    await this.root.page().getByRole('option', { name: option }).click();
  }
}
