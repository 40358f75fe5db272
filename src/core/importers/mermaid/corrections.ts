import {
  componentKinds,
  failureDomainKinds,
  type ComponentKind,
  type FailureDomainKind,
} from '../../model/topology.ts';
import type { PartKind } from './roles.ts';

/** What the user says of one shape or subgraph, against what was read. */
export interface Correction {
  /** Its id in the text. */
  readonly node: string;
  /** A {@link readingNames} entry, or several components of one machine joined by `+`. */
  readonly as?: string;
  /** How many it stands for, 1 to 64. */
  readonly count?: number;
  /** Id of the shape or subgraph whose machine it shares; empty for one of its own. */
  readonly host?: string;
  /** Id of the subgraph of its failure domain; empty for none. */
  readonly zone?: string;
}

export const drawnEndpointKinds = ['vip', 'kube-vip', 'cloud-lb', 'dns'] as const;

/** What a subgraph may be besides. `group` says nothing; `note` is kept and drawn as nothing. */
export const placeNames = ['host', ...failureDomainKinds, 'group'] as const;

export const readingNames = [
  ...componentKinds,
  ...drawnEndpointKinds,
  ...placeNames,
  'note',
] as const;
export type ReadingName = (typeof readingNames)[number];

/** What people write for them. */
const otherNames = new Map<string, ReadingName>([
  ['master', 'control-plane'],
  ['controlplane', 'control-plane'],
  ['lb', 'load-balancer'],
  ['loadbalancer', 'load-balancer'],
  ['node', 'worker'],
  ['machine', 'host'],
  ['az', 'zone'],
  ['none', 'note'],
]);

export type CorrectedAs =
  | { readonly kind: 'parts'; readonly parts: readonly PartKind[] }
  | { readonly kind: 'domain'; readonly domain: FailureDomainKind }
  | { readonly kind: 'host' | 'group' | 'note' };

/** What `master`, `control-plane+etcd`, `zone` … stand for; undefined for any other text. */
export function parseReadAs(text: string): CorrectedAs | undefined {
  const names = text
    .toLowerCase()
    .split('+')
    .map((name) => name.trim())
    .map((name) => otherNames.get(name) ?? readingNames.find((known) => known === name));
  const [only, ...others] = names;
  if (only === undefined || names.includes(undefined)) return undefined;
  if (others.length > 0) {
    const parts = names.filter((name): name is ComponentKind => isOneOf(componentKinds, name));
    const distinct = new Set(parts).size === names.length;
    return distinct ? { kind: 'parts', parts } : undefined;
  }
  if (only === 'host' || only === 'group' || only === 'note') return { kind: only };
  if (isOneOf(failureDomainKinds, only)) return { kind: 'domain', domain: only };
  if (isOneOf(componentKinds, only) || isOneOf(drawnEndpointKinds, only)) {
    return { kind: 'parts', parts: [only] };
  }
  return undefined;
}

function isOneOf<T extends string>(list: readonly T[], value: string | undefined): value is T {
  return list.some((each) => each === value);
}
