import type { DOMWindow } from 'jsdom';
import { svgPathBbox } from 'svg-path-bbox';
import type { FontWidths } from './font-widths.ts';

/** Pixels; what Mermaid's themes set. */
const fontSize = 16;
/** Of Mermaid's lines of text, in units of the font's size. */
const lineHeight = 1.1;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const nothing: Box = { x: 0, y: 0, width: 0, height: 0 };
/** Elements that draw nothing where they stand. */
const unseen = new Set(['defs', 'marker', 'style', 'title', 'desc', 'metadata', 'lineargradient']);

/**
 * Lets the SVG elements of a DOM without a screen answer how large they are, as those of a browser
 * do: shapes by their geometry, text by the widths of a font. It knows what Mermaid's flowcharts
 * are drawn with: no scaling, no rotation, one size of text.
 */
export function addGeometry(window: DOMWindow, font: FontWidths): void {
  const answers = {
    getBBox(this: Element): Box {
      return boxOf(this, font);
    },
    getComputedTextLength(this: Element): number {
      return fontSize * font.width(this.textContent);
    },
    /** Mermaid asks for it only in looks that are not used here. */
    getTotalLength: (): number => 0,
  };
  Object.assign(window.SVGElement.prototype, answers);
}

function boxOf(element: Element, font: FontWidths): Box {
  const number = (name: string): number => Number(element.getAttribute(name) ?? 0) || 0;
  switch (element.tagName.toLowerCase()) {
    case 'text':
      return textBox(element, font);
    case 'rect':
      return {
        x: number('x'),
        y: number('y'),
        width: number('width'),
        height: number('height'),
      };
    case 'circle':
      return around(number('cx'), number('cy'), number('r'), number('r'));
    case 'ellipse':
      return around(number('cx'), number('cy'), number('rx'), number('ry'));
    case 'line':
      return spanning([
        [number('x1'), number('y1')],
        [number('x2'), number('y2')],
      ]);
    case 'polygon':
    case 'polyline':
      return spanning(pointsOf(element.getAttribute('points') ?? ''));
    case 'path':
      return pathBox(element.getAttribute('d') ?? '');
    default:
      return union([...element.children].flatMap((child) => placed(child, font)));
  }
}

function around(x: number, y: number, rx: number, ry: number): Box {
  return { x: x - rx, y: y - ry, width: 2 * rx, height: 2 * ry };
}

function spanning(points: readonly (readonly [x: number, y: number])[]): Box {
  if (points.length === 0) return nothing;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function pointsOf(text: string): [number, number][] {
  const numbers = text.match(/-?[\d.]+(?:e-?\d+)?/gi)?.map(Number) ?? [];
  const points: [number, number][] = [];
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    points.push([numbers[at] ?? 0, numbers[at + 1] ?? 0]);
  }
  return points;
}

function pathBox(d: string): Box {
  if (d === '') return nothing;
  const [left, top, right, bottom] = svgPathBbox(d);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The box of a child in its parent's coordinates; empty if it draws nothing. */
function placed(child: Element, font: FontWidths): Box[] {
  if (unseen.has(child.tagName.toLowerCase())) return [];
  const box = boxOf(child, font);
  if (box.width === 0 && box.height === 0) return [];
  const [, dx = 0, dy = 0] =
    /translate\(\s*([^\s,)]+)[\s,]*([^\s,)]*)/
      .exec(child.getAttribute('transform') ?? '')
      ?.map(Number) ?? [];
  return [{ ...box, x: box.x + dx, y: box.y + dy }];
}

function union(boxes: readonly Box[]): Box {
  return spanning(
    boxes.flatMap(({ x, y, width, height }) => [
      [x, y],
      [x + width, y + height],
    ]),
  );
}

/** Lines are the children of Mermaid's texts, one below the other from the text's origin. */
function textBox(text: Element, font: FontWidths): Box {
  const rows = [...text.children].filter((child) => child.tagName.toLowerCase() === 'tspan');
  const lines = rows.length === 0 ? [text.textContent] : rows.map((row) => row.textContent);
  if (lines.every((line) => line === '')) return nothing;
  const width = fontSize * Math.max(...lines.map((line) => font.width(line)));
  const centred = text.getAttribute('text-anchor') === 'middle' || text.closest('.node') !== null;
  return {
    x: centred ? -width / 2 : 0,
    y: fontSize * (1 - font.ascent),
    width,
    height: fontSize * (font.ascent + font.descent + lineHeight * (lines.length - 1)),
  };
}
