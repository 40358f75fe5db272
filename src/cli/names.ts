import type { TopologyIndex } from '../core/graph/topology-index.ts';
import { CliError } from './cli-error.ts';

/** The name of an element; of a setting its id. */
export function nameOf(index: TopologyIndex, id: string): string {
  const element = index.elements.get(id);
  return element !== undefined && 'name' in element ? String(element.name) : id;
}

const kindOfArgument: Readonly<Record<string, (index: TopologyIndex) => readonly Named[]>> = {
  host: ({ topology }) => topology.hosts,
  component: ({ topology }) => topology.components,
  'load-balancer': ({ loadBalancers }) => loadBalancers,
  'control-plane': ({ controlPlanes }) => controlPlanes,
  master: ({ controlPlanes }) => controlPlanes,
  etcd: ({ etcdMembers }) => etcdMembers,
  worker: ({ workers }) => workers,
  endpoint: ({ topology }) => topology.endpoints,
  link: ({ topology }) => topology.links.map(({ id }) => ({ id, name: id })),
  ...Object.fromEntries(
    ['region', 'zone', 'rack', 'hypervisor', 'power', 'switch'].map((kind) => [
      kind,
      ({ topology }: TopologyIndex) =>
        topology.failureDomains.filter((domain) => domain.kind === kind),
    ]),
  ),
};

interface Named {
  readonly id: string;
  readonly name: string;
}

/**
 * The id of what `KIND:NAME` means; the name may also be an id, and a component may be followed by
 * one of its processes (`component:lb-1/keepalived`). Throws CliError where nothing or more than
 * one thing is meant.
 */
export function resolveElement(index: TopologyIndex, argument: string): string {
  const colon = argument.indexOf(':');
  const kind = argument.slice(0, Math.max(0, colon));
  const listOf = Object.hasOwn(kindOfArgument, kind) ? kindOfArgument[kind] : undefined;
  if (listOf === undefined) {
    const kinds = Object.keys(kindOfArgument).join(', ');
    throw new CliError(`"${argument}": write KIND:NAME with a kind of ${kinds}.`);
  }
  const [wanted = '', process] = argument.slice(colon + 1).split('/');
  const elements = listOf(index);
  const found = elements.filter(({ id, name }) => id === wanted || name === wanted);
  const [only] = found;
  if (only === undefined) {
    const known = elements.slice(0, 20).map(({ name }) => name);
    throw new CliError(`There is no ${kind} "${wanted}". Known: ${known.join(', ') || 'none'}.`);
  }
  if (found.length > 1) {
    const ids = found.map(({ id }) => id).join(', ');
    throw new CliError(`"${wanted}" names ${found.length} elements; use an id: ${ids}.`);
  }
  return process === undefined ? only.id : `${only.id}:${process}`;
}

/** The id of a domain or host that a side of a partition names. */
export function resolvePlace(index: TopologyIndex, name: string): string {
  const found = [...index.topology.failureDomains, ...index.topology.hosts].filter(
    (place) => place.id === name || place.name === name,
  );
  const [only] = found;
  if (only === undefined || found.length > 1) {
    throw new CliError(
      only === undefined
        ? `There is no failure domain or host "${name}".`
        : `"${name}" names ${found.length} places; use an id.`,
    );
  }
  return only.id;
}
