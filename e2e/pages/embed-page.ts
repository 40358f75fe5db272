import type { FrameLocator, Locator, Page } from '@playwright/test';

/** A design in another page: to be looked at. */
export class EmbedPage {
  readonly picture: Locator;
  readonly boxes: Locator;
  readonly verdict: Locator;
  readonly open: Locator;
  readonly problem: Locator;

  constructor(frame: Page | FrameLocator) {
    this.picture = frame.getByRole('region', { name: /^(Design|设计) / });
    this.boxes = this.picture.getByRole('listitem');
    this.verdict = frame.getByRole('banner');
    this.open = frame.getByRole('link', { name: /^(Open in Quorate|在 Quorate 中打开)$/ });
    this.problem = frame.getByRole('alert');
  }

  /** Where a box of the picture stands on the page. */
  async place(name: string): Promise<{ x: number; y: number; width: number }> {
    const box = await this.boxes.filter({ hasText: name }).first().boundingBox();
    if (box === null) throw new Error(`${name} is not drawn`);
    return box;
  }
}
