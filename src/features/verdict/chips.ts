import { describeState, describeVerdict } from '../../core/analysis/describe.ts';
import type { ClusterState, ToleranceKind, Verdict } from '../../core/analysis/verdict.ts';
import type { TopologyIndex } from '../../core/graph/topology-index.ts';
import type { Message } from '../../core/model/message.ts';
import type { Profile } from '../../core/model/topology.ts';

/** What one chip of the bar says. */
export interface Chip {
  readonly kind: ToleranceKind;
  /** `error` where the profile of the design asks for this kind to be survived, and it is not. */
  readonly severity: 'ok' | 'warning' | 'error';
  readonly tolerated: number;
  /** The search ended before its time: `tolerated` is a lower bound. */
  readonly exhaustive: boolean;
  /** `zone-b (2 of 3 etcd voters)`; null if nothing of the kind brings the API down. */
  readonly weakest: Message | null;
  /** The smallest counter-example, as far as the design still has its elements. */
  readonly ids: readonly string[];
  /** Further elements of the kind that the API does not survive either, each by itself. */
  readonly others: readonly string[];
  /** What happens under the counter-example. */
  readonly consequence: Message | null;
}

/** What each profile asks to be survived: any one of these kinds. */
const required: Readonly<Record<Profile, readonly ToleranceKind[]>> = {
  learning: [],
  production: ['component', 'host'],
  'multi-zone': ['component', 'host', 'rack', 'zone'],
};

/** A chip for each kind that the design has; none while it is down as drawn. */
export function chipsOf(index: TopologyIndex, verdict: Verdict): readonly Chip[] {
  if (!survives(verdict.intact)) return [];
  const wanted = required[index.topology.checks.profile];
  return describeVerdict(index, verdict).map(({ kind, tolerated, exhaustive, weakest }) => {
    const tolerance = verdict.tolerates[kind];
    const ids = existing(index, tolerance?.counterExample ?? []);
    const bad = wanted.includes(kind) ? 'error' : 'warning';
    return {
      kind,
      severity: tolerated > 0 ? 'ok' : bad,
      tolerated,
      exhaustive,
      weakest,
      ids,
      others:
        tolerated > 0 ? [] : fatalAlone(index, verdict, kind).filter((id) => !ids.includes(id)),
      consequence:
        tolerance?.consequence == null ? null : describeState(index, tolerance.consequence),
    };
  });
}

/** As the search for the tolerance sees it: requests that fail for good are not survived. */
export function survives({ api }: ClusterState): boolean {
  return api === 'available' || api === 'degraded';
}

function fatalAlone(index: TopologyIndex, verdict: Verdict, kind: ToleranceKind): string[] {
  return verdict.single.flatMap(({ id, state }) =>
    !survives(state) && toleranceKindOf(index, id) === kind ? [id] : [],
  );
}

function toleranceKindOf(index: TopologyIndex, id: string): ToleranceKind | undefined {
  if (index.components.has(id)) return 'component';
  if (index.hosts.has(id)) return 'host';
  const kind = index.domains.get(id)?.kind;
  return kind === 'rack' || kind === 'zone' || kind === 'region' ? kind : undefined;
}

/** The verdict may be older than the design: what is gone cannot be selected. */
function existing(index: TopologyIndex, ids: readonly string[]): string[] {
  return ids.filter((id) => index.elements.has(id));
}

/** The name of an element, or its id where it has none. */
export function nameOf(index: TopologyIndex, id: string): string {
  const element = index.elements.get(id);
  const name = element !== undefined && 'name' in element ? element.name : undefined;
  return typeof name === 'string' && name !== '' ? name : id;
}
