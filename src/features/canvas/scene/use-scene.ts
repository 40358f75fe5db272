import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diagnostic } from '../../../core/diagnostics/diagnostic.ts';
import { indexTopology, type TopologyIndex } from '../../../core/graph/topology-index.ts';
import { relatedTo } from '../../../core/graph/related.ts';
import { layoutTopology, type Layout } from '../../../core/layout/layout-topology.ts';
import type { Rect } from '../../../core/layout/rect.ts';
import { usePlayed } from '../../../platform/react/simulation.ts';
import {
  useDocument,
  useSession,
  useText,
  useTopologyIndex,
} from '../../../platform/react/workspace.tsx';
import { clusterHubs } from '../../../core/layout/cluster-hubs.ts';
import { compareScene, type ComparedMove } from './compared.ts';
import { describeLink, describePlayed, describeShape } from './describe.ts';
import { drawnRects } from './drawn-ids.ts';
import { heatOfShapes } from './heat.ts';
import { createKeeper } from './keep-same.ts';
import { projectLinks, type CanvasLink } from './links.ts';
import { projectNodes, type CanvasNode } from './nodes.ts';
import { previewCommands, type Mark } from './preview.ts';
import { rememberTexts } from './remember-texts.ts';
import { findingCounts, severitiesByElement } from './severities.ts';
import { dimLinks, dimNodes } from './with-focus.ts';
import { withGhosts } from './with-ghosts.ts';

export interface Scene {
  /** What is drawn, but for a preview: that is not interacted with. */
  readonly index: TopologyIndex;
  readonly layout: Layout;
  /** Everything that is drawn, by id, on the canvas. */
  readonly rects: ReadonlyMap<string, Rect>;
  readonly nodes: readonly CanvasNode[];
  readonly links: readonly CanvasLink[];
  readonly previewing: boolean;
  /** Failures are played on it: nothing can be edited. */
  readonly simulating: boolean;
  /** Two states are shown as one picture: nothing can be edited either. */
  readonly comparing: boolean;
  /** The ways of elements from where they stood in the earlier state. */
  readonly ways: readonly ComparedMove[];
}

const nothing: ReadonlyMap<string, Mark> = new Map();
const noWays: readonly ComparedMove[] = [];
const noDiagnostics: readonly Diagnostic[] = [];

/** Shapes and links of the document, with what is selected, found and previewed. */
export function useScene(): Scene {
  const { t: translate } = useTranslation('canvas');
  const t = useMemo(() => rememberTexts(translate), [translate]);
  const { pick } = useText();
  const now = useTopologyIndex();
  const compared = useComparedScene();
  const comparing = compared !== null;
  const index = compared?.index ?? now;
  const selection = useSession((state) => state.selection);
  const diagnostics = useSession((state) => state.assessment?.diagnostics);
  const commands = useSession((state) => state.preview);
  const heatMap = useSession((state) => state.heatMap);

  const drawn = useMemo(() => {
    const layout = compared?.layout ?? layoutTopology(index);
    const marks = compared?.marks ?? nothing;
    return { index, layout, hubs: clusterHubs(index, layout), marks };
  }, [index, compared]);
  const preview = useMemo(() => {
    if (commands === null) return undefined;
    const { topology, marks } = previewCommands(index.topology, commands);
    const next = indexTopology(topology);
    const layout = layoutTopology(next);
    return { index: next, layout, hubs: clusterHubs(next, layout), marks };
  }, [index, commands]);
  const result = usePlayed();
  const simulating = useSession((state) => state.simulation !== null);
  const played = useMemo(
    () => (preview === undefined ? result?.scene() : undefined),
    [result, preview],
  );
  // What is wrong with the drawing would only stand in the way of what is failing on it.
  const findings = (simulating || comparing ? undefined : diagnostics) ?? noDiagnostics;
  const found = useMemo(
    () => ({ severities: severitiesByElement(findings), findings: findingCounts(findings) }),
    [findings],
  );

  const heat = useMemo(
    () => (heatMap === null ? undefined : heatOfShapes(drawn.index, drawn.hubs, heatMap)),
    [drawn, heatMap],
  );

  const words = useMemo(() => {
    const told = new Map<string, string>();
    for (const from of [drawn, preview]) {
      for (const id of [...(from?.layout.shapes.keys() ?? []), ...(from?.hubs.keys() ?? [])]) {
        if (from !== undefined)
          told.set(id, describeShape(from.index, { ...found, heat }, id, t, pick));
      }
    }
    return told;
  }, [drawn, preview, found, heat, t, pick]);

  const spoken = useMemo(() => {
    if (played === undefined && !comparing) return words;
    const told = new Map(words);
    const say = (id: string, said: string): void => {
      told.set(id, `${words.get(id) ?? ''}${t('aria.separator')}${said}`);
    };
    if (comparing) for (const [id, mark] of drawn.marks) say(id, t(`compared.${mark}`));
    if (played === undefined) return told;
    for (const [id, shape] of played.shapes) {
      const said = describePlayed(shape, t, pick);
      if (said !== '') say(id, said);
    }
    return told;
  }, [words, played, comparing, drawn, t, pick]);

  const focused = useSession((state) => state.focused);
  const related = useMemo(
    () => (focused && selection.size > 0 ? relatedTo(drawn.index, selection) : undefined),
    [focused, selection, drawn],
  );

  const [keepNodes] = useState(() => createKeeper<CanvasNode>());
  const nodes = useMemo(() => {
    const project = (from: typeof drawn | NonNullable<typeof preview>): CanvasNode[] =>
      projectNodes({
        ...from,
        ...found,
        heat,
        selection,
        marks: preview?.marks ?? drawn.marks,
        words: spoken,
        played: played?.shapes,
      });
    const all =
      preview === undefined ? project(drawn) : withGhosts(project(preview), project(drawn));
    return keepNodes(dimNodes(all, related));
  }, [drawn, preview, found, heat, spoken, played, selection, related, keepNodes]);

  const [keepLinks] = useState(() => createKeeper<CanvasLink>());
  const links = useMemo(() => {
    const project = (from: typeof drawn | NonNullable<typeof preview>): CanvasLink[] =>
      projectLinks({
        ...from,
        selection,
        marks: preview?.marks ?? drawn.marks,
        played,
        describe: (from_, to) => describeLink(from.index, from_, to, t),
      });
    const all =
      preview === undefined ? project(drawn) : withGhosts(project(preview), project(drawn));
    return keepLinks(dimLinks(all, related));
  }, [drawn, preview, played, selection, related, t, keepLinks]);

  const rects = useMemo(() => drawnRects(drawn.layout, drawn.hubs), [drawn]);
  return {
    index,
    layout: drawn.layout,
    rects,
    nodes,
    links,
    previewing: preview !== undefined,
    simulating,
    comparing,
    ways: preview === undefined ? (compared?.moves ?? noWays) : noWays,
  };
}

/** The two states that are compared on the canvas; null while none are. */
function useComparedScene(): ReturnType<typeof compareScene> | null {
  const diff = useSession((state) => state.diff);
  const document = useDocument((state) => state.topology);
  return useMemo(
    () => (diff === null ? null : compareScene(diff.before, diff.after ?? document)),
    [diff, document],
  );
}
