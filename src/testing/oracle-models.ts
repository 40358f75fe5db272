/// <reference types="vite/client" />
import { topologySchema, type Topology } from '../core/model/topology.ts';

/**
 * Designs with results of an independent tool: SCRAM 0.16.2, a fault tree analyser, by its exact
 * decision diagrams, with 17 digits. `oracle/*.json` are its models, `oracle/expected.json` what it
 * found; for the models named x… it gave no answer within two minutes.
 */
interface OracleModel {
  readonly nodes: readonly {
    readonly id: string;
    readonly kind: 'region' | 'zone' | 'rack' | 'host';
    readonly parent: string | null;
    readonly p: number;
  }[];
  readonly comps: readonly {
    readonly id: string;
    readonly role: 'lb' | 'api' | 'etcd';
    readonly host: string;
    readonly p: number;
  }[];
  readonly variant: 'ext' | 'stk';
}

export interface OracleResult {
  readonly basicEvents: number;
  readonly minimalCutSets: number;
  readonly unavailability: string;
  readonly countByOrder: readonly number[];
}

const files: Readonly<Record<string, unknown>> = import.meta.glob('./oracle/*.json', {
  eager: true,
  import: 'default',
});

function fileOf(name: string): unknown {
  return files[`./oracle/${name}.json`];
}

export function oracleResults(): Readonly<Record<string, OracleResult>> {
  return fileOf('expected') as Record<string, OracleResult>;
}

const kinds = { lb: 'load-balancer', api: 'control-plane', etcd: 'etcd' } as const;

/**
 * A model as a topology: the VIP is held by any of the load balancers, each of which forwards to
 * every master. One event stands for all processes of a component, so those of its own never fail.
 *
 * @param overrides Unavailabilities by id, in place of the model's.
 */
export function oracleTopology(
  name: string,
  overrides: Readonly<Record<string, number>> = {},
): Topology {
  const { nodes, comps, variant } = fileOf(name) as OracleModel;
  const availability = ({ id, p }: { id: string; p: number }): number => 1 - (overrides[id] ?? p);
  const ids = (role: 'lb' | 'api' | 'etcd'): string[] =>
    comps.filter((component) => component.role === role).map(({ id }) => id);
  const placement = variant === 'stk' ? 'stacked' : 'external';
  return topologySchema.parse({
    apiVersion: 'quorate/v1',
    kind: 'Topology',
    metadata: { name },
    failureDomains: nodes
      .filter(({ kind }) => kind !== 'host')
      .map((node) => ({
        id: node.id,
        kind: node.kind,
        name: node.id,
        ...(node.parent === null ? {} : { parent: node.parent }),
        availability: availability(node),
      })),
    hosts: nodes
      .filter(({ kind }) => kind === 'host')
      .map((node) => ({
        id: node.id,
        name: node.id,
        failureDomain: node.parent,
        availability: availability(node),
      })),
    components: comps.map((component) => ({
      id: component.id,
      kind: kinds[component.role],
      name: component.id,
      host: component.host,
      availability: availability(component),
    })),
    etcdClusters: [
      {
        id: 'etcd',
        name: 'etcd',
        placement,
        members: ids('etcd').map((component) => ({ component })),
      },
    ],
    endpoints: [{ id: 'vip', kind: 'vip', name: 'vip', members: ids('lb') }],
    links: [
      ...ids('lb').flatMap((from) =>
        ids('api').map((to) => ({ id: `${from}-${to}`, kind: 'forwards', from, to })),
      ),
      ...(variant === 'stk'
        ? []
        : ids('api').map((from) => ({ id: `${from}-etcd`, kind: 'stores-in', from, to: 'etcd' }))),
    ],
  });
}
