/** Stacking order: links run over domains and under everything else. */
export const depthOf = { domain: 0, link: 20, activeLink: 21, shape: 30, row: 40, moving: 100 };
