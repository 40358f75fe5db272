import type { Verdict } from '../../core/analysis/verdict.ts';
import type { TopologyIndex } from '../../core/graph/topology-index.ts';
import type { FigureKey } from '../../core/model/topology.ts';

/** Where a figure holds. */
export interface FigureUse {
  /** Elements (or processes) that matter to the API and have no figure of their own. */
  readonly count: number;
  /** Elements with a figure of their own. */
  readonly own: readonly Override[];
}

export interface Override {
  readonly id: string;
  readonly availability: number;
}

interface Failable {
  readonly id: string;
  readonly availability?: number | undefined;
}

/** How many elements each assumption is about; what does not matter to the API is not counted. */
export function figureUses(
  index: TopologyIndex,
  verdict: Verdict | null,
): ReadonlyMap<FigureKey, FigureUse> {
  const { topology } = index;
  const matters = verdict === null ? undefined : new Set(verdict.single.map(({ id }) => id));
  const uses = new Map<FigureKey, { count: number; own: Override[] }>();
  const entryFor = (key: FigureKey): { count: number; own: Override[] } => {
    const known = uses.get(key) ?? { count: 0, own: [] };
    uses.set(key, known);
    return known;
  };
  const add = (key: FigureKey, { id, availability }: Failable): void => {
    if (availability !== undefined) entryFor(key).own.push({ id, availability });
    else if (matters === undefined || matters.has(id)) entryFor(key).count += 1;
  };
  const addProcess = (key: FigureKey, owner: string): void => {
    if (matters === undefined || matters.has(owner)) entryFor(key).count += 1;
  };
  for (const domain of topology.failureDomains) add(domain.kind, domain);
  for (const host of topology.hosts) add('host', host);
  for (const component of topology.components) {
    if (component.kind !== 'worker') add(component.kind, component);
  }
  for (const { id } of index.loadBalancers) {
    addProcess('proxy', id);
    if (index.vipsOf.has(id)) addProcess('keepalived', id);
  }
  for (const { id } of index.controlPlanes) {
    addProcess('kube-apiserver', id);
    addProcess('kube-controller-manager', id);
    addProcess('kube-scheduler', id);
  }
  for (const endpoint of topology.endpoints) {
    if (endpoint.kind === 'cloud-lb') add('cloud-lb', endpoint);
    if (endpoint.kind === 'kube-vip') {
      for (const member of endpoint.members) addProcess('kube-vip', member);
    }
  }
  for (const cluster of topology.etcdClusters) {
    const votes = cluster.members.some(
      ({ component, learner }) => !learner && (matters === undefined || matters.has(component)),
    );
    if (votes) entryFor('etcd-space').count += 1;
  }
  return uses;
}

/** The user's figures with one of them set, or taken away; what else is kept there stays. */
export function withFigure(
  figures: Readonly<Record<string, unknown>>,
  key: FigureKey,
  availability: number | undefined,
): Record<string, unknown> {
  const rest = Object.entries(figures).filter(
    ([name, value]) => name !== key && value !== undefined,
  );
  return Object.fromEntries(availability === undefined ? rest : [...rest, [key, availability]]);
}
