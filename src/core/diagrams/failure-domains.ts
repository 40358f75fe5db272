import type { MermaidStatement } from '../format/mermaid-text.ts';
import { hostsBelow, type TopologyIndex } from '../graph/topology-index.ts';
import type { Localized } from '../model/message.ts';
import {
  failureDomainKinds,
  type Component,
  type FailureDomain,
  type Host,
} from '../model/topology.ts';
import { box, databaseVertex, drawWithin, standsFor, vertex, type Drawing } from './drawing.ts';
import { numbersOf } from './numbers.ts';
import { countOf, countsOf, drawCounts } from './summary.ts';
import type { View } from './view.ts';
import { domainCounts, mostWorkersDrawn, roleNames, summaryTexts } from './words.ts';

const texts = {
  nothing: {
    en: 'There is no failure domain and no host to draw yet.',
    zh: '尚无故障域或主机可画。',
  },
  collapsed: {
    en: 'The design is too large for one Mermaid diagram, so each innermost failure domain is drawn as one shape with the number of its components.',
    zh: '该设计超出单个 Mermaid 图的上限，因此每个最内层故障域合并为一个图形，并注明其中组件的数量。',
  },
  outermost: {
    en: 'The design is too large for one Mermaid diagram, so only its outermost failure domains are drawn.',
    zh: '该设计超出单个 Mermaid 图的上限，因此仅画出最外层的故障域。',
  },
  outside: { en: 'no failure domain', zh: '不在任何故障域中' },
} satisfies Record<string, Localized>;

/** Mermaid lays boxes in boxes out ever more slowly; no building is nested deeper. */
const deepestNesting = 12;

/** Where everything stands: regions, zones and racks around hosts around components. */
export const failureDomainsView: View = {
  id: 'failure-domains',
  title: { en: 'Failure domains', zh: '故障域' },
  defaultDirection: 'TD',
  details: ['roles', 'components', 'addresses'],
  groupings: ['host'],
  draw: (index, options) =>
    drawWithin(options, [
      (drawing) => drawHosts(drawing, index),
      (drawing) => drawCollapsed(drawing, index, 'innermost'),
      (drawing) => drawCollapsed(drawing, index, 'outermost'),
      (drawing) => drawDomainCounts(drawing, index),
    ]),
};

function outermostDomains(index: TopologyIndex): readonly FailureDomain[] {
  return index.topology.failureDomains.filter(
    ({ parent }) => parent === undefined || !index.domains.has(parent),
  );
}

function freeHosts(index: TopologyIndex): readonly Host[] {
  return index.topology.hosts.filter(
    ({ failureDomain }) => failureDomain === undefined || !index.domains.has(failureDomain),
  );
}

function componentsOf(index: TopologyIndex, hosts: readonly Host[]): readonly Component[] {
  return hosts.flatMap((host) => index.componentsOnHost.get(host.id) ?? []);
}

function drawHosts(drawing: Drawing, index: TopologyIndex): void {
  const workersAsOne = index.workers.length > mostWorkersDrawn;
  const numbers = componentNumbers(index);

  const hostShape = (host: Host): MermaidStatement => {
    const name = drawing.name(host);
    const components = index.componentsOnHost.get(host.id) ?? [];
    const alike = components.filter((component) => component.name.trim() === host.name.trim());
    const id = drawing.id(name, {
      elements: [host.id],
      names: [host.id, ...alike.map((component) => component.id)],
      part: false,
    });
    if (components.length === 0) return vertex(id, drawing.labelAt(name, host), 'rect');
    if (drawing.options.detail === 'roles') {
      const roles = [...new Set(components.map(({ kind }) => roleNames[kind]))];
      return vertex(id, `${name}\n${roles.join(', ')}`, 'rect');
    }
    return box(
      id,
      drawing.titleAt(name, host),
      components.map((component) => componentShape(drawing, host, component, numbers)),
    );
  };
  const hostShapes = (hosts: readonly Host[]): MermaidStatement[] => {
    const together = workersAsOne ? hosts.filter((host) => carriesOnlyWorkers(index, host)) : [];
    const apart = new Set(together);
    const shapes = hosts.filter((host) => !apart.has(host)).map(hostShape);
    if (together.length > 0) {
      const label = countOf(drawing, 'worker', componentsOf(index, together).length);
      shapes.push(vertex(drawing.id('workers'), label, 'round'));
    }
    return shapes;
  };
  const domainShape = (domain: FailureDomain, depth: number): MermaidStatement => {
    if (depth === deepestNesting) return collapsedDomain(drawing, index, domain);
    const name = drawing.name(domain);
    const id = drawing.id(name, standsFor(domain));
    const inside = [
      ...(index.domainsIn.get(domain.id) ?? []).map((child) => domainShape(child, depth + 1)),
      ...hostShapes(index.hostsIn.get(domain.id) ?? []),
    ];
    // Mermaid draws a box without content as an odd rectangle; this one has a name in it.
    return inside.length === 0 ? vertex(id, name, 'rect') : box(id, name, inside);
  };

  drawing.statements.push(
    ...outermostDomains(index).map((domain) => domainShape(domain, 0)),
    ...hostShapes(freeHosts(index)),
  );
  if (drawing.statements.length === 0) drawing.note(texts.nothing);
  if (workersAsOne) drawing.note(summaryTexts.workersAsOne, { count: index.workers.length });
}

function carriesOnlyWorkers(index: TopologyIndex, host: Host): boolean {
  const components = index.componentsOnHost.get(host.id) ?? [];
  return components.length > 0 && components.every(({ kind }) => kind === 'worker');
}

const idLetters = { 'load-balancer': 'lb', 'control-plane': 'm', etcd: 'd', worker: 'w' } as const;

function componentNumbers(index: TopologyIndex): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const list of [index.loadBalancers, index.controlPlanes, index.etcdMembers, index.workers]) {
    for (const [id, n] of numbersOf(list)) numbers.set(id, n);
  }
  return numbers;
}

function componentShape(
  drawing: Drawing,
  host: Host,
  component: Component,
  numbers: ReadonlyMap<string, number>,
): MermaidStatement {
  const { kind } = component;
  const n = numbers.get(component.id) ?? 0;
  const id = drawing.id(`${idLetters[kind]}${n}`, standsFor(component));
  const sameName = component.name.trim() === host.name.trim();
  const label = sameName ? roleNames[kind] : drawing.name(component);
  if (kind === 'etcd') return databaseVertex(id, label);
  if (kind === 'load-balancer') return vertex(id, label, 'rect');
  return vertex(id, label, kind === 'control-plane' ? 'stadium' : 'round');
}

/** Several hosts as one shape that counts what they carry. */
function collapsed(
  drawing: Drawing,
  index: TopologyIndex,
  name: string,
  hosts: readonly Host[],
): MermaidStatement {
  const counts = countsOf(drawing, componentsOf(index, hosts));
  return vertex(drawing.id(name), counts === '' ? name : `${name}\n${counts}`, 'rect');
}

function collapsedDomain(
  drawing: Drawing,
  index: TopologyIndex,
  domain: FailureDomain,
): MermaidStatement {
  return collapsed(drawing, index, drawing.name(domain), hostsBelow(index, domain.id));
}

function drawCollapsed(
  drawing: Drawing,
  index: TopologyIndex,
  which: 'innermost' | 'outermost',
): void {
  const domainShape = (domain: FailureDomain, depth: number): MermaidStatement => {
    const inner = index.domainsIn.get(domain.id) ?? [];
    if (which === 'outermost' || inner.length === 0 || depth === deepestNesting) {
      return collapsedDomain(drawing, index, domain);
    }
    const name = drawing.name(domain);
    const id = drawing.id(name);
    const own = index.hostsIn.get(domain.id) ?? [];
    return box(id, name, [
      ...inner.map((child) => domainShape(child, depth + 1)),
      ...(own.length === 0 ? [] : [collapsed(drawing, index, `${name} –`, own)]),
    ]);
  };
  drawing.statements.push(...outermostDomains(index).map((domain) => domainShape(domain, 0)));
  const outside = freeHosts(index);
  if (outside.length > 0) {
    drawing.statements.push(collapsed(drawing, index, drawing.say(texts.outside), outside));
  }
  drawing.note(which === 'innermost' ? texts.collapsed : texts.outermost);
}

function drawDomainCounts(drawing: Drawing, index: TopologyIndex): void {
  for (const kind of failureDomainKinds) {
    const count = index.topology.failureDomains.filter((domain) => domain.kind === kind).length;
    if (count === 0) continue;
    const label = `${count} ${drawing.say(domainCounts[kind])}`;
    drawing.statements.push(vertex(drawing.id(kind), label, 'rect'));
  }
  drawCounts(drawing, index, ['load-balancer', 'control-plane', 'etcd', 'worker']);
}
