/**
 * Every `data-testid` of the page, in one place, so that tests and code cannot drift apart. Prefer
 * roles and names in tests; a test id is for what has neither.
 */
export const TID = {
  dialog: 'dialog',
  dialogScrim: 'dialog-scrim',
  commandPalette: 'command-palette',
  toasts: 'toasts',
  toast: 'toast',
  codeView: 'code-view',
  codeEditor: 'code-editor',
  splitSeparator: 'split-separator',
  errorBoundary: 'error-boundary',
  palette: 'palette',
  /** An entry of the palette, by the kind it makes. */
  paletteItem: (kind: string) => `palette-${kind}`,
  canvas: 'canvas',
  canvasHint: 'canvas-hint',
  /** The name field of the shape being renamed on the canvas. */
  renameField: 'rename-field',
  inspector: 'inspector',
  simulation: 'simulation',
  failures: 'failures',
  verdict: 'verdict',
  /** A chip of the verdict bar, by the kind that fails. */
  verdictChip: (kind: string) => `verdict-${kind}`,
  /** The chip of the verdict bar that says how much of the time the API is available. */
  availabilityChip: 'verdict-availability',
  heatLegend: 'heat-legend',
  analysis: 'analysis',
  comparison: 'comparison',
  versions: 'versions',
  library: 'library',
  presentation: 'presentation',
  /** The list of what differs, beside the canvas, and what stands above it. */
  changes: 'changes',
  changesStrip: 'changes-strip',
  diagram: 'diagram',
  configs: 'configs',
  outline: 'outline',
} as const;
