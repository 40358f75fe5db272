import { failableProcesses, processId, spaceId } from '../core/analysis/structure/units.ts';
import type { TopologyIndex } from '../core/graph/topology-index.ts';
import type { SavedScenario } from '../core/model/topology.ts';
import { CliError } from './cli-error.ts';

/** The name of an element; of a setting its id. */
export function nameOf(index: TopologyIndex, id: string): string {
  const element = index.elements.get(id);
  return element !== undefined && 'name' in element ? String(element.name) : id;
}

/** The kind of what fails: of an element its own, else `process` or `space`. */
export function kindOf(index: TopologyIndex, id: string): string {
  const element = index.elements.get(id);
  if (element === undefined) return id.endsWith(':space') ? 'space' : 'process';
  return 'kind' in element ? String(element.kind) : 'host';
}

const kindOfArgument: Readonly<Record<string, (index: TopologyIndex) => readonly Named[]>> = {
  host: ({ topology }) => topology.hosts,
  component: ({ topology }) => topology.components,
  'load-balancer': ({ loadBalancers }) => loadBalancers,
  'control-plane': ({ controlPlanes }) => controlPlanes,
  master: ({ controlPlanes }) => controlPlanes,
  etcd: ({ etcdMembers }) => etcdMembers,
  worker: ({ workers }) => workers,
  'etcd-cluster': ({ topology }) => topology.etcdClusters,
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
 * one of its processes (`component:lb-1/keepalived`), an etcd cluster by its space
 * (`etcd-cluster:etcd/space`). Throws CliError where nothing or more than one thing is meant.
 */
export function resolveElement(index: TopologyIndex, argument: string): string {
  const colon = argument.indexOf(':');
  const kind = argument.slice(0, Math.max(0, colon));
  const listOf = Object.hasOwn(kindOfArgument, kind) ? kindOfArgument[kind] : undefined;
  if (listOf === undefined) {
    const kinds = Object.keys(kindOfArgument).join(', ');
    throw new CliError(`"${argument}": write KIND:NAME with a kind of ${kinds}.`);
  }
  const elements = listOf(index);
  const wanted = argument.slice(colon + 1);
  const whole = theOnly(elements, wanted);
  if (whole !== undefined && kind !== 'etcd-cluster') return whole.id;
  const slash = wanted.lastIndexOf('/');
  const owner = theOnly(elements, slash < 0 ? wanted : wanted.slice(0, slash));
  if (owner === undefined) {
    const known = elements.slice(0, 20).map(({ name }) => name);
    throw new CliError(`There is no ${kind} "${wanted}". Known: ${known.join(', ') || 'none'}.`);
  }
  return partOf(index, owner, slash < 0 ? '' : wanted.slice(slash + 1));
}

/** The element of the name or id; undefined if there is none. */
function theOnly(elements: readonly Named[], wanted: string): Named | undefined {
  const found = elements.filter(({ id, name }) => id === wanted || name === wanted);
  if (found.length > 1) {
    const ids = found.map(({ id }) => id).join(', ');
    throw new CliError(`"${wanted}" names ${found.length} elements; use an id: ${ids}.`);
  }
  return found[0];
}

/** What of an element fails apart: a process of a component, or the space of an etcd cluster. */
function partOf(index: TopologyIndex, { id, name }: Named, part: string): string {
  const component = index.components.get(id);
  const parts = index.clusters.has(id)
    ? ['space']
    : component === undefined
      ? []
      : failableProcesses(index, component);
  if (parts.includes(part)) return part === 'space' ? spaceId(id) : processId(id, part);
  const written = part === '' ? name : `${name}/${part}`;
  throw new CliError(
    parts.length === 0
      ? `"${name}" has no part that fails apart from it.`
      : `"${written}": what fails apart is ${parts.map((each) => `${name}/${each}`).join(', ')}.`,
  );
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

/** The steps of a saved scenario, by its name or id. Throws CliError where there is none. */
export function resolveScenario({ topology }: TopologyIndex, name: string): SavedScenario {
  const found = topology.scenarios.filter((each) => each.id === name || each.name === name);
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const known = topology.scenarios.map((each) => each.name).join(', ');
  throw new CliError(
    only === undefined
      ? `There is no saved scenario "${name}". Known: ${known || 'none'}.`
      : `"${name}" names ${found.length} scenarios; use an id.`,
  );
}
