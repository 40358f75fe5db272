import { expect, type Locator, type Page } from '@playwright/test';
import { TID } from '../../src/ui/test-ids.ts';

/** A point of the canvas in CSS pixels from its upper left corner. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** What can be drawn, by the word that its shape is read out with. */
export type Kind =
  | 'region'
  | 'zone'
  | 'rack'
  | 'host'
  | 'load balancer'
  | 'master'
  | 'etcd member'
  | 'worker'
  | 'VIP'
  | 'cloud load balancer'
  | 'etcd cluster';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The canvas and the palette beside it, worked with mouse and keys. */
export class Canvas {
  readonly root: Locator;
  readonly controls: Locator;
  readonly minimap: Locator;
  /** What letting go would do, or why it is refused. */
  readonly hint: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.root = page.getByRole('application', { name: /^(Canvas|画布)$/ });
    this.controls = this.root.getByRole('toolbar', { name: 'View of the canvas' });
    this.minimap = this.root.getByRole('img', { name: 'Overview map' });
    this.hint = page.getByTestId(TID.canvasHint);
  }

  /** The entry of the palette that makes a kind, by its name there: `Load balancer`. */
  paletteEntry(name: string): Locator {
    return this.#page.getByRole('button', { name: `Add ${name}`, exact: true });
  }

  /** The shape of an element. */
  shape(kind: Kind, name: string): Locator {
    return this.root.getByRole('group', { name: new RegExp(`^${kind} ${escaped(name)}(,|$)`) });
  }

  shapes(kind: Kind): Locator {
    return this.root.getByRole('group', { name: new RegExp(`^${kind} `) });
  }

  link(from: string, to: string): Locator {
    return this.root.getByRole('img', { name: `Link from ${from} to ${to}`, exact: true });
  }

  /** Carries an entry of the palette to a point of the canvas and lets go there. */
  async dropFromPalette(entry: string, spot: Spot): Promise<void> {
    await this.carryFromPalette(entry, spot);
    await this.#page.mouse.up();
  }

  /** As {@link dropFromPalette}, but holds the entry there. */
  async carryFromPalette(entry: string, spot: Spot): Promise<void> {
    const canvas = await box(this.root);
    const [x, y] = [canvas.x + spot.x, canvas.y + spot.y];
    const { mouse } = this.#page;
    await expect(async () => {
      await this.paletteEntry(entry).hover();
      await mouse.down();
      await mouse.move(x - 3, y, { steps: 4 });
      // The first move over a shape enters it; those after it are the ones a drag is told by.
      await mouse.move(x, y, { steps: 3 });
      try {
        await expect(this.hint).toBeVisible({ timeout: 2000 });
      } catch (missed) {
        // A busy browser may take the press for something else than the start of a drag.
        await mouse.move(2, 2, { steps: 2 });
        await mouse.up();
        throw missed;
      }
    }).toPass();
  }

  /** Drops an entry of the palette on the head of a host. */
  async dropOnHost(entry: string, host: string): Promise<void> {
    await this.dropFromPalette(entry, await this.#headOf(this.shape('host', host)));
  }

  /** Drops an entry of the palette inside a region, zone or rack, where nothing stands. */
  async dropInto(entry: string, kind: Kind, name: string): Promise<void> {
    await this.dropFromPalette(entry, await this.freeSpotIn(kind, name));
  }

  /** A point of a region, zone or rack just above its lower left corner. */
  async freeSpotIn(kind: Kind, name: string): Promise<Spot> {
    const canvas = await box(this.root);
    const shape = await box(this.shape(kind, name));
    return { x: shape.x - canvas.x + 10, y: shape.y - canvas.y + shape.height - 6 };
  }

  /** Takes a shape by its head and lets it go over another. */
  async dragInto(shape: Locator, kind: Kind, name: string): Promise<void> {
    await this.drag(shape, await this.freeSpotIn(kind, name));
  }

  async drag(shape: Locator, to: Spot): Promise<void> {
    const canvas = await box(this.root);
    const from = await this.#headOf(shape);
    const { mouse } = this.#page;
    await mouse.move(canvas.x + from.x, canvas.y + from.y);
    await mouse.down();
    await mouse.move(canvas.x + to.x, canvas.y + to.y, { steps: 10 });
    await mouse.up();
  }

  /** Draws a link from the dot at the right edge of one shape to the middle of another. */
  async drawLink(from: Locator, to: Locator): Promise<void> {
    await from.hover();
    const start = await box(from.locator('[data-handlepos="right"]'));
    const end = await box(to);
    const { mouse } = this.#page;
    await mouse.move(start.x + start.width / 2, start.y + start.height / 2);
    await mouse.down();
    await mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 10 });
    await mouse.up();
  }

  /** Presses on a shape's head. */
  async select(shape: Locator): Promise<void> {
    const canvas = await box(this.root);
    const head = await this.#headOf(shape);
    await this.#page.mouse.click(canvas.x + head.x, canvas.y + head.y);
  }

  async deselect(): Promise<void> {
    await this.#page.keyboard.press('Escape');
  }

  /** Presses on a link half-way along it. */
  async selectLink(from: string, to: string): Promise<void> {
    const at = await this.link(from, to)
      .locator('path')
      .first()
      .evaluate((element) => {
        const path = element as SVGPathElement;
        const middle = path.getPointAtLength(path.getTotalLength() / 2);
        const { x, y } = middle.matrixTransform(path.getScreenCTM() ?? undefined);
        return { x, y };
      });
    await this.#page.mouse.click(at.x, at.y);
  }

  /** Types a new name in place of a shape's: double click, type, Enter. */
  async rename(shape: Locator, name: string): Promise<void> {
    const canvas = await box(this.root);
    const head = await this.#headOf(shape);
    await this.#page.mouse.dblclick(canvas.x + head.x, canvas.y + head.y);
    const field = this.root.getByRole('textbox', { name: /^Name of / });
    await field.fill(name);
    await field.press('Enter');
    await expect(field).toBeHidden();
  }

  /** The zoom that the controls show, in percent, once the view has come to rest. */
  async zoom(): Promise<number> {
    const shown = this.controls.getByText(/^\d+%$/);
    let before = '';
    await expect
      .poll(
        async () => {
          const now = (await shown.textContent()) ?? '';
          const still = now === before;
          before = now;
          return still;
        },
        { message: 'the zoom stands still', intervals: [120, 120, 120, 200] },
      )
      .toBe(true);
    return Number.parseInt(before, 10);
  }

  async press(control: string): Promise<void> {
    await this.controls.getByRole('button', { name: control }).click();
  }

  /** Whether all of a shape is inside the visible part of the canvas. */
  async shows(shape: Locator): Promise<boolean> {
    const canvas = await box(this.root);
    const { x, y, width, height } = await box(shape);
    return (
      x >= canvas.x &&
      y >= canvas.y &&
      x + width <= canvas.x + canvas.width &&
      y + height <= canvas.y + canvas.height
    );
  }

  /** The middle of a shape's head, where a host or domain is taken hold of. */
  async #headOf(shape: Locator): Promise<Spot> {
    const canvas = await box(this.root);
    const { x, y, width, height } = await box(shape);
    return { x: x - canvas.x + width / 2, y: y - canvas.y + Math.min(14, height / 2) };
  }
}

function twoFrames(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}

/** Where something stands on the page, once it has come to rest. */
async function box(
  locator: Locator,
): Promise<{ x: number; y: number; width: number; height: number }> {
  let before = '';
  let found: Awaited<ReturnType<Locator['boundingBox']>> = null;
  await expect
    .poll(
      async () => {
        // On a busy machine a movement may not have been drawn yet that has begun.
        await locator.page().evaluate(twoFrames);
        found = await locator.boundingBox();
        const now = JSON.stringify(found);
        const still = found !== null && now === before;
        before = now;
        return still;
      },
      { message: `${locator.toString()} stands still`, intervals: [40, 40, 40, 100] },
    )
    .toBe(true);
  if (found === null) throw new Error('not drawn');
  return found;
}
