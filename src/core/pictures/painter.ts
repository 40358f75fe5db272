import type { Message } from '../model/message.ts';
import type { PaintTheme } from './mermaid-look.ts';

/** Why a picture could not be made, in words for whoever asked for it. */
export class PictureError extends Error {
  readonly reason: Message;

  constructor(reason: Message) {
    super(reason.text.en);
    this.name = 'PictureError';
    this.reason = reason;
  }
}

/** Draws where it runs: in the page by the browser, on the command line without one. */
export interface Painter {
  /**
   * Mermaid text as an SVG with real text and a `viewBox`, without a ground.
   * @throws PictureError
   */
  readonly svg: (text: string, theme: PaintTheme) => Promise<string>;
  /**
   * An SVG as a PNG on a filled ground.
   * @param ground CSS colour
   * @param scale pixels for each unit of the SVG
   * @throws PictureError
   */
  readonly png: (svg: string, ground: string, scale: number) => Promise<Uint8Array>;
}
