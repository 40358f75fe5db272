import { playScene } from '../analysis/scenario/play-scene.ts';
import type { ScenarioReport } from '../analysis/scenario/scenario-report.ts';
import type { Scenario } from '../analysis/verdict.ts';
import { svg, type SvgNode } from '../format/svg.ts';
import type { TopologyIndex } from '../graph/topology-index.ts';
import { clusterHubs } from '../layout/cluster-hubs.ts';
import { layoutTopology } from '../layout/layout-topology.ts';
import { boundsOf, type Rect } from '../layout/rect.ts';
import type { Language } from '../model/message.ts';
import { drawLinks } from './canvas-links.ts';
import { drawHub, drawShape } from './canvas-shapes.ts';
import { pictureFonts, pictureThemes, type PictureTheme, type ThemeName } from './picture-theme.ts';

export interface CanvasPictureOptions {
  readonly theme: ThemeName;
  readonly language: Language;
  /** Failures that are played on it. */
  readonly played?: { readonly scenario: Scenario; readonly report: ScenarioReport };
}

export interface DrawnCanvas {
  readonly nodes: readonly SvgNode[];
  /** What the drawing takes, in canvas units. */
  readonly bounds: Rect;
}

/** Room around the drawing, for arches above it. */
const margin = 40;

/** The canvas as a picture of its own: real text, no script, no font, nothing from elsewhere. */
export function canvasPicture(index: TopologyIndex, options: CanvasPictureOptions): string {
  const { nodes, bounds } = drawCanvas(index, options);
  const { x, y, width, height } = bounds;
  return svg(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `${x} ${y} ${width} ${height}`,
      width,
      height,
      'font-family': pictureFonts,
    },
    ...nodes,
  ).markup;
}

/** The canvas by its own layout, for a picture that holds more than that. */
export function drawCanvas(
  index: TopologyIndex,
  { theme: name, language, played }: CanvasPictureOptions,
): DrawnCanvas {
  const theme = pictureThemes[name];
  const layout = layoutTopology(index);
  const hubs = clusterHubs(index, layout);
  const scene = played === undefined ? undefined : playScene(index, played.scenario, played.report);
  const style = { index, theme, language, played: scene?.shapes ?? new Map() };
  const links = drawLinks({ index, layout, hubs, theme, played: scene });
  const shapes = [...layout.shapes.values()];
  const draw = (domains: boolean): SvgNode[] =>
    shapes
      .filter(({ kind }) => (kind === 'failure-domain') === domains)
      .flatMap((shape) => drawShape(style, shape) ?? []);
  const clusters = [...hubs].flatMap(([id, rect]) => {
    const cluster = index.clusters.get(id);
    return cluster === undefined ? [] : [drawHub(style, cluster, rect)];
  });
  const inner = boundsOf([...shapes.map(({ rect }) => rect), ...hubs.values()]);
  return {
    nodes: [
      definitions(theme),
      ...draw(true),
      ...links.below,
      ...draw(false),
      ...clusters,
      ...links.above,
    ],
    bounds: {
      x: inner.x - margin,
      y: inner.y - margin,
      width: inner.width + 2 * margin,
      height: inner.height + 2 * margin,
    },
  };
}

/** Arrow heads, and the hatching of what failed. */
function definitions(theme: PictureTheme): SvgNode {
  const arrow = (id: string, fill: string): SvgNode =>
    svg(
      'marker',
      {
        id,
        viewBox: '0 0 8 8',
        refX: 7,
        refY: 4,
        markerWidth: 6,
        markerHeight: 6,
        orient: 'auto-start-reverse',
      },
      svg('path', { d: 'M0 0L8 4L0 8z', fill }),
    );
  return svg(
    'defs',
    {},
    arrow('arrow', theme.line),
    arrow('arrow-move', theme.families.endpoint.ink),
    svg(
      'pattern',
      {
        id: 'hatch',
        width: 8,
        height: 8,
        patternUnits: 'userSpaceOnUse',
        patternTransform: 'rotate(45)',
      },
      svg('rect', { width: 3.5, height: 8, fill: theme.error, opacity: 0.18 }),
    ),
  );
}
