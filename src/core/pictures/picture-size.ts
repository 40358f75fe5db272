export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Pixels beyond which browsers refuse a canvas or leave it empty, and viewers a file. */
const largestSide = 8_192;
const largestArea = 64_000_000;

/** The size of an SVG by its `viewBox`; undefined if it has none. */
export function svgSize(svg: string): PictureSize | undefined {
  const [, box] = /<svg\b[^>]*?\sviewBox="([^"]*)"/.exec(svg) ?? [];
  const [, , width, height] = (box ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  return width !== undefined && height !== undefined && width > 0 && height > 0
    ? { width, height }
    : undefined;
}

/**
 * The wanted pixels for each unit, or fewer where the picture would be too large to be shown.
 * @param most pixels of the whole picture
 */
export function fittingScale(
  { width, height }: PictureSize,
  wanted: number,
  most = largestArea,
): number {
  return Math.min(
    wanted,
    largestSide / Math.max(width, height),
    Math.sqrt(most / (width * height)),
  );
}
