import {
  printMermaidFlowchart,
  type MermaidClass,
  type MermaidStatement,
} from '../format/mermaid-text.ts';
import {
  backendsOf,
  etcdAccessOf,
  vipMembers,
  type TopologyIndex,
} from '../graph/topology-index.ts';
import type { Component, Endpoint, FailureDomain, Host, Link } from '../model/topology.ts';
import { box, databaseVertex, Drawing, fanEdges, vertex, type Fan } from './drawing.ts';
import type { SketchFocus } from './sketch-focus.ts';

export interface SketchOptions {
  readonly focus: SketchFocus;
  /** Elements to mark; `cluster` and `network` are the settings of those names. */
  readonly marked: ReadonlySet<string>;
  /** The colour of the marks. */
  readonly tone: 'bad' | 'good';
  /** Lines to write on an element, by its id. */
  readonly facts: ReadonlyMap<string, readonly string[]>;
}

/** More hosts than this are counted instead of drawn, except those that matter. */
const mostHosts = 9;
const longestFact = 60;
const mostFacts = 4;

const databases: MermaidClass = { name: 'dbclass', styles: [['fill', '#f96']] };
const tones: Readonly<Record<SketchOptions['tone'], MermaidClass>> = {
  bad: mark('bad', '#d1242f'),
  good: mark('good', '#1a7f37'),
};

function mark(name: string, stroke: string): MermaidClass {
  return {
    name,
    styles: [
      ['stroke', stroke],
      ['stroke-width', '4px'],
    ],
  };
}

const words: Readonly<Record<Endpoint['kind'], string>> = {
  vip: 'VIP',
  'kube-vip': 'kube-vip',
  'cloud-lb': 'cloud LB',
  dns: 'DNS',
  direct: 'direct',
};

/**
 * A design in miniature for a page about one of its faults, as Mermaid text: only the kinds of
 * elements that the fault is about, each component one shape, the faulty ones marked and with the
 * facts that matter written on them. It holds no words of one language, and it is no full record
 * of the design.
 */
export function drawSketch(index: TopologyIndex, options: SketchOptions): string {
  return new Sketch(index, options).print();
}

class Sketch {
  readonly #drawing = new Drawing({
    direction: 'LR',
    language: 'en',
    detail: 'components',
    grouping: 'host',
    colours: true,
  });
  readonly #index: TopologyIndex;
  readonly #options: SketchOptions;
  /** Where the lines of an element end. */
  readonly #shapes = new Map<string, string>();
  readonly #marked = new Set<string>();
  readonly #hosts: ReadonlySet<string>;
  #left = 0;

  constructor(index: TopologyIndex, options: SketchOptions) {
    this.#index = index;
    this.#options = options;
    this.#hosts = this.#hostsDrawn();
  }

  print(): string {
    const { tone } = this.#options;
    const statements = [
      ...this.#settings(),
      ...this.#endpoints(),
      ...this.#places(),
      ...this.#clusters(),
    ];
    if (this.#left > 0) {
      statements.push(vertex(this.#drawing.id('more'), `+${this.#left}`, 'round'));
    }
    statements.push(...fanEdges(this.#fans()));
    return printMermaidFlowchart({
      direction: 'LR',
      statements,
      classes: [
        ...(statements.some(holdsDatabase) ? [databases] : []),
        ...(this.#marked.size > 0 ? [tones[tone]] : []),
      ],
      marks: [{ className: tone, ids: [...this.#marked] }],
    });
  }

  #matters(id: string): boolean {
    return this.#options.marked.has(id) || this.#options.facts.has(id);
  }

  /** What is written on a shape: its name, then the facts. */
  #label(name: string, ...ids: readonly string[]): string {
    const facts = ids.flatMap((id) => this.#options.facts.get(id) ?? []);
    return [name, ...facts.slice(0, mostFacts).map(clipFact)].join('\n');
  }

  /** Notes where an element stands, and whether the shape is to be marked. */
  #stand(shape: string, ...ids: readonly string[]): void {
    for (const id of ids) {
      this.#shapes.set(id, shape);
      if (this.#options.marked.has(id)) this.#marked.add(shape);
    }
  }

  #componentsOn(host: Host): readonly Component[] {
    const components = this.#index.componentsOnHost.get(host.id) ?? [];
    return components.filter(
      ({ id, kind }) => this.#options.focus.kinds.has(kind) || this.#matters(id),
    );
  }

  #hostsDrawn(): ReadonlySet<string> {
    const matters = (host: Host): boolean =>
      this.#matters(host.id) || this.#componentsOn(host).some(({ id }) => this.#matters(id));
    const hosts = this.#index.topology.hosts.filter(
      (host) => matters(host) || this.#componentsOn(host).length > 0,
    );
    const first = [...hosts.filter(matters), ...hosts.filter((host) => !matters(host))];
    this.#left = Math.max(0, first.length - mostHosts);
    return new Set(first.slice(0, mostHosts).map(({ id }) => id));
  }

  #settings(): MermaidStatement[] {
    // A finding on masters that also names the settings is about the masters.
    const { marked, facts } = this.#options;
    const settings = ['cluster', 'network'];
    const alone =
      !settings.some((id) => facts.has(id)) &&
      ![...marked].some((id) => this.#index.elements.has(id));
    return settings.flatMap((id) => {
      if (!facts.has(id) && !(alone && marked.has(id))) return [];
      const shape = this.#drawing.id(id);
      this.#stand(shape, id);
      return [vertex(shape, this.#label(id, id), 'hexagon')];
    });
  }

  #endpoints(): MermaidStatement[] {
    const { endpoints, cluster } = this.#index.topology;
    return endpoints.flatMap((endpoint) => {
      if (!this.#options.focus.endpoints && !this.#matters(endpoint.id)) return [];
      const shape = this.#drawing.id(this.#drawing.name(endpoint));
      this.#stand(shape, endpoint.id);
      const word = words[endpoint.kind];
      const name = this.#drawing.name(endpoint);
      const first = name.toLowerCase() === word.toLowerCase() ? name : `${word} ${name}`;
      const own = 'address' in endpoint ? endpoint.address : undefined;
      const address = typeof own === 'string' ? own : cluster.endpoint;
      const isFact = this.#options.facts
        .get(endpoint.id)
        ?.some((line) => line.startsWith('address:'));
      const lines =
        isFact === true || address.trim() === '' ? first : `${first}\n${clipFact(address)}`;
      return [vertex(shape, this.#label(lines, endpoint.id), 'round')];
    });
  }

  /** Domains around hosts; a domain without anything to see in it is left out. */
  #places(): MermaidStatement[] {
    const { failureDomains, hosts } = this.#index.topology;
    const visited = new Set<string>();
    const domainShape = (domain: FailureDomain): MermaidStatement[] => {
      if (visited.has(domain.id)) return [];
      visited.add(domain.id);
      const name = this.#drawing.name(domain);
      const shape = this.#drawing.id(name);
      const inside = [
        ...(this.#index.domainsIn.get(domain.id) ?? []).flatMap(domainShape),
        ...(this.#index.hostsIn.get(domain.id) ?? []).flatMap((host) => this.#host(host)),
      ];
      if (inside.length === 0 && !this.#matters(domain.id)) return [];
      this.#stand(shape, domain.id);
      if (inside.length === 0) return [vertex(shape, this.#label(name, domain.id), 'rect')];
      const around = box(shape, name, [...this.#factsInside(domain.id), ...inside]);
      // A box in a box that no line leads to would be laid out across.
      const outer = (this.#index.domainsIn.get(domain.id) ?? []).length > 0;
      return [outer ? { ...around, direction: 'LR' } : around];
    };
    const outermost = failureDomains.filter(
      ({ parent }) => parent === undefined || !this.#index.domains.has(parent),
    );
    const free = hosts.filter(
      ({ failureDomain }) => failureDomain === undefined || !this.#index.domains.has(failureDomain),
    );
    return [...outermost.flatMap(domainShape), ...free.flatMap((host) => this.#host(host))];
  }

  /** The facts of what is drawn as a box, whose title is one line. */
  #factsInside(id: string): MermaidStatement[] {
    const facts = this.#options.facts.get(id) ?? [];
    if (facts.length === 0) return [];
    const lines = facts.slice(0, mostFacts).map(clipFact);
    return [vertex(this.#drawing.id(`${id}-facts`), lines.join('\n'), 'rect')];
  }

  #host(host: Host): MermaidStatement[] {
    if (!this.#hosts.has(host.id)) return [];
    const name = this.#drawing.name(host);
    const [only, ...others] = this.#componentsOn(host);
    if (only === undefined) {
      const shape = this.#drawing.id(name);
      this.#stand(shape, host.id);
      return [vertex(shape, this.#label(name, host.id), 'rect')];
    }
    if (others.length === 0) return [this.#component(only, host)];
    const shape = this.#drawing.id(name);
    this.#stand(shape, host.id);
    const inside = [only, ...others].map((component) => this.#component(component));
    // Without a word on it Mermaid turns the boxes that no line leads to.
    return [{ ...box(shape, name, [...this.#factsInside(host.id), ...inside]), direction: 'LR' }];
  }

  /** A component as one shape, which also stands for its host where it is alone there. */
  #component(component: Component, host?: Host): MermaidStatement {
    const { id, kind } = component;
    const own = this.#drawing.name(component);
    const shape = this.#drawing.id(own);
    this.#stand(shape, id, ...(host === undefined ? [] : [host.id]));
    const place = host === undefined ? own : this.#drawing.name(host);
    const named = place === own ? own : `${place}\n${own}`;
    const name = this.#index.learners.has(id) ? `${named}\nlearner` : named;
    const label = this.#label(name, ...(host === undefined ? [] : [host.id]), id);
    if (kind === 'etcd') return databaseVertex(shape, label);
    return vertex(
      shape,
      label,
      kind === 'control-plane' ? 'stadium' : kind === 'worker' ? 'round' : 'rect',
    );
  }

  /** An etcd cluster is a shape only where facts are to be written on it; else its members stand for it. */
  #clusters(): MermaidStatement[] {
    return this.#index.topology.etcdClusters.flatMap((cluster) => {
      const members = cluster.members.flatMap(({ component }) => this.#shapes.get(component) ?? []);
      if (!this.#options.facts.has(cluster.id) && members.length > 0) {
        if (this.#options.marked.has(cluster.id)) {
          for (const member of members) this.#marked.add(member);
        }
        return [];
      }
      if (!this.#matters(cluster.id)) return [];
      const name = this.#drawing.name(cluster);
      const shape = this.#drawing.id(name);
      this.#stand(shape, cluster.id);
      return [vertex(shape, this.#label(name, cluster.id), 'subroutine')];
    });
  }

  #fans(): Fan[] {
    const { topology, controlPlanes, loadBalancers } = this.#index;
    const shapesOf = (ids: readonly string[]): string[] => [
      ...new Set(ids.flatMap((id) => this.#shapes.get(id) ?? [])),
    ];
    const fan = (from: string, to: readonly string[], style: Fan['style'] = {}): Fan[] =>
      shapesOf([from]).map((shape) => ({ from: shape, to: shapesOf(to), style }));
    const forwards = (id: string): Fan[] =>
      (['active', 'standby'] as const).flatMap((mode) => {
        const links = backendsOf(this.#index, id).filter(({ link }) => link.mode === mode);
        const line = mode === 'active' ? 'solid' : 'dotted';
        const to = (matters: boolean): string[] =>
          links
            .filter(({ link }) => this.#isMarked(link) === matters)
            .map(({ component }) => component.id);
        return [...fan(id, to(false), { line }), ...fan(id, to(true), { line: 'thick' })];
      });
    return [
      ...topology.endpoints.flatMap((endpoint): Fan[] => {
        if (endpoint.kind === 'kube-vip') return fan(endpoint.id, endpoint.members);
        if (endpoint.kind !== 'vip') return forwards(endpoint.id);
        const [holder, ...others] = vipMembers(this.#index, endpoint).map(({ id }) => id);
        return [
          ...fan(endpoint.id, holder === undefined ? [] : [holder]),
          ...fan(endpoint.id, others, { line: 'dotted' }),
        ];
      }),
      ...loadBalancers.flatMap(({ id }) => forwards(id)),
      ...controlPlanes.flatMap((controlPlane) => {
        const members = etcdAccessOf(this.#index, controlPlane)?.members ?? [];
        return fan(
          controlPlane.id,
          members.map(({ id }) => id),
          { head: 'open' },
        );
      }),
      ...topology.etcdClusters.flatMap((cluster) =>
        fan(
          cluster.id,
          cluster.members.map(({ component }) => component),
          { head: 'open', line: 'dotted' },
        ),
      ),
    ];
  }

  #isMarked(link: Link): boolean {
    return this.#options.marked.has(link.id);
  }
}

function clipFact(text: string): string {
  const characters = [...text];
  return characters.length <= longestFact
    ? text
    : `${characters.slice(0, longestFact - 1).join('')}…`;
}

function holdsDatabase(statement: MermaidStatement): boolean {
  if (statement.kind === 'subgraph') return statement.children.some(holdsDatabase);
  return statement.kind === 'vertex' && statement.className === databases.name;
}
