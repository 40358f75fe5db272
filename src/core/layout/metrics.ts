/** Sizes the canvas draws with, in canvas units (CSS pixels at zoom 1). */

export const hostWidth = 208;
/** Name and address of a host. */
export const hostHeaderHeight = 44;
/** One component inside a host. */
export const componentRowHeight = 34;
export const componentRowGap = 4;
/** Between the edge of a host and its components, on every side but the header's. */
export const hostPadding = 8;
/** What a host without components shows in place of them. */
export const emptyHostBody = 26;

export const domainHeaderHeight = 34;
export const domainPadding = 20;
export const domainMinWidth = hostWidth + 2 * domainPadding;
export const domainMinHeight = 120;

export const endpointWidth = 208;
export const endpointHeight = 60;

/** Between shapes of one row. */
export const shapeGap = 28;
/** Between rows; links run through it. */
export const rowGap = 64;

/** Height of a host with so many components. */
export function hostHeight(components: number): number {
  if (components === 0) return hostHeaderHeight + emptyHostBody;
  return (
    hostHeaderHeight +
    components * componentRowHeight +
    (components - 1) * componentRowGap +
    hostPadding
  );
}
