import type { TopologyIndex } from '../../core/graph/topology-index.ts';
import type { Component, FailureDomain, Host } from '../../core/model/topology.ts';
import type { ElementKind } from '../../platform/react/kind-icon.tsx';
import type { TreeNode } from '../../ui/tree-model.ts';

/** An element as a row of the outline. */
export interface OutlineNode extends TreeNode {
  readonly kind: ElementKind;
  readonly children?: readonly OutlineNode[] | undefined;
}

/**
 * Places with what lies in them, hosts with what runs on them, and after these the endpoints, each
 * in the order of the document. Whatever a broken document refers to in vain, or in a circle, stands
 * at the top.
 */
export function outlineTree(index: TopologyIndex): readonly OutlineNode[] {
  const { failureDomains, hosts, components, endpoints } = index.topology;
  const listed = new Set<string>();
  const ofComponent = ({ id, kind, name }: Component): OutlineNode => ({ id, kind, label: name });
  const ofHost = (host: Host): OutlineNode => {
    const running = index.componentsOnHost.get(host.id) ?? [];
    return {
      id: host.id,
      kind: 'host',
      label: host.name,
      ...(running.length > 0 && { children: running.map(ofComponent) }),
    };
  };
  const ofDomain = (domain: FailureDomain): OutlineNode => {
    listed.add(domain.id);
    const inside = (index.domainsIn.get(domain.id) ?? []).filter(({ id }) => !listed.has(id));
    return {
      id: domain.id,
      kind: domain.kind,
      label: domain.name,
      children: [...inside.map(ofDomain), ...(index.hostsIn.get(domain.id) ?? []).map(ofHost)],
    };
  };
  const isFree = (place: string | undefined): boolean =>
    place === undefined || !index.domains.has(place);
  return [
    ...failureDomains.filter(({ parent }) => isFree(parent)).map(ofDomain),
    ...failureDomains.flatMap((domain) => (listed.has(domain.id) ? [] : [ofDomain(domain)])),
    ...hosts.filter(({ failureDomain }) => isFree(failureDomain)).map(ofHost),
    ...components.filter(({ host }) => !index.hosts.has(host)).map(ofComponent),
    ...endpoints.map(({ id, kind, name }): OutlineNode => ({ id, kind, label: name })),
  ];
}

/** Every node that holds others, so that all but the closed ones are open. */
export function openNodes(
  nodes: readonly OutlineNode[],
  closed: ReadonlySet<string>,
): ReadonlySet<string> {
  const open = new Set<string>();
  const visit = (node: OutlineNode): void => {
    if (node.children === undefined) return;
    if (!closed.has(node.id)) open.add(node.id);
    node.children.forEach(visit);
  };
  nodes.forEach(visit);
  return open;
}

/** The nodes that hold the one with an id, innermost first. */
export function holdersOf(index: TopologyIndex, id: string): readonly string[] {
  const holders: string[] = [];
  const next = (at: string): string | undefined =>
    index.components.get(at)?.host ??
    index.hosts.get(at)?.failureDomain ??
    index.domains.get(at)?.parent;
  for (let at = next(id); at !== undefined && !holders.includes(at); at = next(at)) {
    holders.push(at);
  }
  return holders;
}
