import type { Painter } from '../../core/pictures/painter.ts';
import { paintPng } from './paint-png.ts';
import { paintSvg } from './paint-svg.ts';

/** Draws without a browser: Mermaid in a DOM without a screen, then resvg. */
export const painter: Painter = { svg: paintSvg, png: paintPng };
