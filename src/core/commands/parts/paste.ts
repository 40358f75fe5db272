import { domainChain, indexTopology, type TopologyIndex } from '../../graph/topology-index.ts';
import { message } from '../../model/message.ts';
import { rootsOf, type Part } from '../../model/part.ts';
import type {
  Component,
  Endpoint,
  EtcdCluster,
  FailureDomain,
  Host,
  Topology,
} from '../../model/topology.ts';
import { freeRouterId } from '../add-endpoint.ts';
import { refuse, type CommandDefinition, type CommandOf } from '../definition.ts';
import { addLinks, append, idSource, patched, setPlacements, type NewLink } from '../edit.ts';
import { componentPrefixes } from '../names.ts';
import { nestingProblem } from '../nesting.ts';
import { theDomain, theHost } from '../references.ts';
import { nextPriority } from '../wiring/add-load-balancer.ts';
import { createCopyNames } from './copy-names.ts';
import { nextFreeAddress, subnetFor, takenAddresses } from './free-addresses.ts';
import { joinLike } from './join-like.ts';

const empty = { en: 'There is nothing in it to paste.', zh: '其中没有可粘贴的内容。' };

/**
 * Adds copies of a part with ids and names of their own. An address that is taken becomes the next
 * free one of the declared subnet it is in, or is left out. Members of a cluster that was copied in
 * part join the design's cluster. `join` also links the copies as their originals are linked.
 */
export const paste: CommandDefinition<'paste'> = {
  apply(topology, command) {
    const { part } = command;
    if (rootsOf(part).length === 0) refuse(empty);
    const ids = newIds(topology, part, command);
    const placed = withShapes(topology, command, ids);
    const copied = withClusters(withComponents(placed, command, ids), part, ids);
    const linked = withLinks(withEndpoints(copied, part, ids), part, ids);
    return command.join === true ? joinLike(topology, linked, ids) : linked;
  },
  label(_before, { part, verb }) {
    const { failureDomains, hosts, components, endpoints } = part.topology;
    const roots = rootsOf(part);
    const bare = roots.length === part.carriers.length ? components : [];
    const named = bare.length > 0 ? bare : [...failureDomains, ...hosts, ...endpoints];
    const top = bare.length > 0 ? bare : named.filter(({ id }) => roots.includes(id));
    const [only] = top;
    const count = top.length;
    if (only !== undefined && count === 1) {
      const data = { name: only.name };
      switch (verb) {
        case 'paste':
          return message({ en: 'Paste {name}', zh: '粘贴 {name}' }, data);
        case 'duplicate':
          return message({ en: 'Duplicate {name}', zh: '创建 {name} 的副本' }, data);
        default:
          return message({ en: 'Add another like {name}', zh: '添加与 {name} 相同的一个' }, data);
      }
    }
    return verb === 'paste'
      ? message({ en: 'Paste {count} elements', zh: '粘贴 {count} 个元素' }, { count })
      : message({ en: 'Duplicate {count} elements', zh: '创建 {count} 个元素的副本' }, { count });
  },
};

type Ids = ReadonlyMap<string, string>;

function newIds(topology: Topology, part: Part, { host, join }: CommandOf<'paste'>): Ids {
  const newId = idSource(topology);
  const ids = new Map<string, string>();
  const { failureDomains, hosts, components, endpoints, etcdClusters } = part.topology;
  for (const { id, kind } of [...failureDomains, ...endpoints]) ids.set(id, newId(kind));
  for (const { id } of hosts) {
    ids.set(id, host !== undefined && part.carriers.includes(id) ? host : newId('host'));
  }
  for (const { id, kind } of components) ids.set(id, newId(componentPrefixes[kind]));
  for (const { id } of etcdClusters) {
    const joined =
      join === true || part.partial.includes(id) ? clusterToJoin(topology, id) : undefined;
    ids.set(id, joined?.id ?? newId('etcd-cluster'));
  }
  return ids;
}

/** Where members of a cluster that stayed behind go: to that very cluster, or the design's only one. */
function clusterToJoin({ etcdClusters }: Topology, id: string): EtcdCluster | undefined {
  return etcdClusters.find((cluster) => cluster.id === id) ?? etcdClusters[0];
}

/** Domains and hosts, in the containers that the command names. */
function withShapes(topology: Topology, command: CommandOf<'paste'>, ids: Ids): Topology {
  const { part, containers, positions, host } = command;
  const index = indexTopology(topology);
  if (host !== undefined) theHost(index, host);
  const domainName = createCopyNames(topology.failureDomains.map(({ name }) => name));
  const roots = new Set(rootsOf(part));
  const container = (id: string): string | undefined => {
    const wanted = ownValue(containers, id) ?? undefined;
    return wanted === undefined ? undefined : theDomain(index, wanted).id;
  };
  const failureDomains = part.topology.failureDomains.map((domain): FailureDomain => {
    const parent = roots.has(domain.id)
      ? nearestThatTakes(index, domain.kind, container(domain.id))
      : ids.get(domain.parent ?? '');
    return patched(domain, {
      id: ids.get(domain.id),
      name: domainName(domain.name),
      parent,
    }) as FailureDomain;
  });
  const withDomains = append(topology, 'failureDomains', ...failureDomains);
  const domains = indexTopology(withDomains);
  const names = createCopyNames(
    [...topology.hosts, ...topology.components].map(({ name }) => name),
  );
  const taken = takenAddresses(topology);
  const hosts = part.topology.hosts.flatMap((each): Host[] => {
    if (ids.get(each.id) === host) return [];
    const domain = roots.has(each.id) ? container(each.id) : ids.get(each.failureDomain ?? '');
    const around = domainChain(domains, domain).map(({ id }) => id);
    const addresses = each.addresses.flatMap((address) => {
      const copy = copyOfAddress(topology, taken, address, around);
      if (copy !== undefined) taken.add(copy);
      return copy ?? [];
    });
    return [
      patched(each, {
        id: ids.get(each.id),
        name: names(each.name),
        addresses,
        failureDomain: domain,
      }) as Host,
    ];
  });
  const kept = [
    ...part.topology.failureDomains,
    ...part.topology.hosts,
    ...part.topology.endpoints,
  ];
  const placements = kept.flatMap(({ id }) => {
    const stored = ownValue(part.topology.layout, id);
    const at = roots.has(id) ? ownValue(positions, id) : stored;
    const copy = ids.get(id);
    if (at === undefined || copy === undefined || copy === host) return [];
    return [[copy, { ...stored, x: at.x, y: at.y }] as const];
  });
  return setPlacements(append(withDomains, 'hosts', ...hosts), placements);
}

/** Ids may be words like `constructor`, which every object answers to. */
function ownValue<T>(values: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(values, id) ? values[id] : undefined;
}

/** The container itself or the nearest one around it that may hold a domain of the kind. */
export function nearestThatTakes(
  index: TopologyIndex,
  kind: FailureDomain['kind'],
  container: string | undefined,
): string | undefined {
  return domainChain(index, container).find(
    ({ id }) => nestingProblem(index, kind, id) === undefined,
  )?.id;
}

function copyOfAddress(
  topology: Topology,
  taken: ReadonlySet<string>,
  address: string,
  around: readonly string[],
): string | undefined {
  if (!taken.has(address)) return address;
  const subnet = subnetFor(topology, address, around);
  return subnet === undefined
    ? undefined
    : nextFreeAddress(subnet, taken, topology.network.dhcpRanges, address);
}

function withComponents(
  topology: Topology,
  { part, join, host: onto }: CommandOf<'paste'>,
  ids: Ids,
): Topology {
  const hostNames = new Map(topology.hosts.map(({ id, name }) => [id, name]));
  const original = new Map(part.topology.hosts.map(({ id, name }) => [id, name]));
  const names = createCopyNames([
    ...topology.components.map(({ name }) => name),
    // A component may have the name of its own host, but of no other.
    ...topology.hosts.map(({ name }) => name),
  ]);
  let edited = topology;
  for (const component of part.topology.components) {
    const host = ids.get(component.host) ?? component.host;
    const alike = original.get(component.host)?.toLowerCase() === component.name.toLowerCase();
    const copy = patched(component, {
      id: ids.get(component.id),
      host,
      name:
        alike && host !== onto ? (hostNames.get(host) ?? component.name) : names(component.name),
      // Two of one VIP with the same priority would both want its address.
      ...(join === true &&
        component.kind === 'load-balancer' && {
          priority: nextPriority(edited.components.filter((each) => each.kind === 'load-balancer')),
        }),
    }) as Component;
    edited = append(edited, 'components', copy);
  }
  return edited;
}

function withClusters(topology: Topology, part: Part, ids: Ids): Topology {
  const names = createCopyNames(topology.etcdClusters.map(({ name }) => name));
  let edited = topology;
  for (const cluster of part.topology.etcdClusters) {
    const id = ids.get(cluster.id) ?? cluster.id;
    const members = cluster.members.flatMap((member) => {
      const component = ids.get(member.component);
      return component === undefined ? [] : [{ ...member, component }];
    });
    const joined = edited.etcdClusters.find((each) => each.id === id);
    edited =
      joined === undefined
        ? append(edited, 'etcdClusters', {
            ...cluster,
            id,
            name: names(cluster.name),
            members,
          })
        : {
            ...edited,
            etcdClusters: edited.etcdClusters.map((each) =>
              each === joined ? { ...each, members: [...each.members, ...members] } : each,
            ),
          };
  }
  return edited;
}

function withEndpoints(topology: Topology, part: Part, ids: Ids): Topology {
  const names = createCopyNames(topology.endpoints.map(({ name }) => name));
  const taken = takenAddresses(topology);
  const copies = (list: readonly string[]): string[] => list.flatMap((id) => ids.get(id) ?? []);
  let edited = topology;
  for (const endpoint of part.topology.endpoints) {
    const address =
      'address' in endpoint && endpoint.address !== ''
        ? (copyOfAddress(edited, taken, String(endpoint.address), []) ?? '')
        : undefined;
    if (address !== undefined) taken.add(address);
    const copy = patched(endpoint, {
      id: ids.get(endpoint.id),
      name: names(endpoint.name),
      ...(address !== undefined && { address }),
      ...(endpoint.kind === 'cloud-lb' && { zones: copies(endpoint.zones) }),
      ...((endpoint.kind === 'vip' || endpoint.kind === 'kube-vip') && {
        members: copies(endpoint.members),
      }),
      ...(endpoint.kind === 'vip' &&
        edited.endpoints.some(
          (each) => each.kind === 'vip' && each.virtualRouterId === endpoint.virtualRouterId,
        ) && { virtualRouterId: freeRouterId(edited) }),
    }) as Endpoint;
    edited = append(edited, 'endpoints', copy);
  }
  return edited;
}

function withLinks(topology: Topology, part: Part, ids: Ids): Topology {
  const known = new Set(topology.links.map(({ kind, from, to }) => `${kind} ${from} ${to}`));
  const links = part.topology.links.flatMap((link): NewLink[] => {
    const from = ids.get(link.from);
    const to = ids.get(link.to);
    if (from === undefined || to === undefined || known.has(`${link.kind} ${from} ${to}`))
      return [];
    return [patched(link, { id: undefined, from, to }) as NewLink];
  });
  return addLinks(topology, links);
}
