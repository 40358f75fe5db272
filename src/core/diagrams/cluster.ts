import type { MermaidStatement } from '../format/mermaid-text.ts';
import { etcdAccessOf, storesInLinks, type TopologyIndex } from '../graph/topology-index.ts';
import { componentKinds, type Component, type EtcdCluster, type Host } from '../model/topology.ts';
import {
  box,
  databaseVertex,
  diagramLimits,
  drawWithin,
  fanEdges,
  partOf,
  standsFor,
  vertex,
  type Drawing,
  type Fan,
} from './drawing.ts';
import { drawEndpoint, forwardFans } from './entries.ts';
import { numbersOf } from './numbers.ts';
import { countOf, drawCounts } from './summary.ts';
import type { View } from './view.ts';
import { mostWorkersDrawn, partNames, summaryTexts } from './words.ts';

/**
 * Hosts with the parts of their masters and their etcd members: the drawing of stacked and of
 * external etcd. A host that carries nothing but a load balancer or a worker is drawn as that.
 */
export const clusterView: View = {
  id: 'cluster',
  title: { en: 'Cluster', zh: '集群' },
  defaultDirection: 'LR',
  details: ['roles', 'components', 'addresses'],
  groupings: ['host', 'zone'],
  draw: (index, options) =>
    drawWithin(options, [
      (drawing) => new ClusterDrawing(drawing, index, options.detail === 'roles').draw(),
      (drawing) => {
        new ClusterDrawing(drawing, index, true).draw();
        drawing.note(summaryTexts.rolesOnly, diagramLimits);
      },
      (drawing) => drawCounts(drawing, index, componentKinds),
    ]),
};

class ClusterDrawing {
  readonly #drawing: Drawing;
  readonly #index: TopologyIndex;
  /** Where the lines of a component end: its box, or its host's where it is alone there. */
  readonly #shapes = new Map<string, string>();
  /** The box of an external cluster, with the hosts that stand in it. */
  readonly #clusterBoxes = new Map<string, string>();
  readonly #etcdTargets = new Map<string, readonly string[]>();
  readonly #numbers = new Map<string, number>();
  readonly #workersAsOne: boolean;
  /** A component is one shape, without its parts. */
  readonly #rolesOnly: boolean;

  constructor(drawing: Drawing, index: TopologyIndex, rolesOnly: boolean) {
    this.#drawing = drawing;
    this.#index = index;
    this.#rolesOnly = rolesOnly;
    for (const list of [index.controlPlanes, index.etcdMembers, index.workers]) {
      for (const [id, n] of numbersOf(list)) this.#numbers.set(id, n);
    }
    this.#workersAsOne = index.workers.length > mostWorkersDrawn;
  }

  draw(): void {
    const { hosts } = this.#index.topology;
    const inClusters = new Map<string, Host[]>();
    for (const host of hosts) {
      const cluster = this.#clusterAround(host);
      if (cluster === undefined) this.#standing(host);
      else if (!inClusters.get(cluster.id)?.push(host)) inClusters.set(cluster.id, [host]);
    }
    for (const cluster of this.#index.topology.etcdClusters) {
      this.#drawCluster(cluster, inClusters.get(cluster.id) ?? []);
    }
    this.#drawWorkersAsOne();
    this.#drawEdges();
    this.#noteEmptyHosts();
  }

  #standing(host: Host): void {
    for (const shape of this.#hostShape(host)) {
      if (shape.kind === 'vertex' || shape.kind === 'subgraph') {
        this.#drawing.stands(shape.id, this.#index, host);
      }
      this.#statements.push(shape);
    }
  }

  get #statements(): MermaidStatement[] {
    return this.#drawing.statements;
  }

  #componentsOn(host: Host): readonly Component[] {
    return this.#index.componentsOnHost.get(host.id) ?? [];
  }

  /** The external cluster whose box holds the host: all of its etcd, and no master. */
  #clusterAround(host: Host): EtcdCluster | undefined {
    if (this.#drawing.options.grouping === 'zone') return undefined;
    const components = this.#componentsOn(host);
    const members = components.filter((component) => component.kind === 'etcd');
    const [cluster, ...others] = new Set(
      members.map((member) => this.#index.clusterOfMember.get(member.id)),
    );
    const fits = others.length === 0 && !components.some(({ kind }) => kind === 'control-plane');
    return cluster?.placement === 'external' && fits ? cluster : undefined;
  }

  #hostShape(host: Host): MermaidStatement[] {
    const components = this.#componentsOn(host);
    const [only, ...others] = components;
    if (only === undefined) return [];
    if (others.length === 0) {
      if (only.kind === 'load-balancer' || only.kind === 'worker') return this.#leaf(only, host);
      return [this.#rolesOnly ? this.#lonelyRole(host, only) : this.#lonelyBox(host, only)];
    }
    const id = this.#boxId(host);
    return [
      box(
        id,
        this.#drawing.titleAt(this.#drawing.name(host), host),
        components.flatMap((component) => this.#inSharedHost(component)),
      ),
    ];
  }

  /** The box of a host that carries one master or one etcd member: lines lead to the host. */
  #lonelyBox(host: Host, component: Component): MermaidStatement {
    const id = this.#boxId(host, component);
    this.#shapes.set(component.id, id);
    const parts = this.#parts(component);
    const named =
      component.kind === 'control-plane' && component.name.trim() !== host.name.trim()
        ? [box(this.#boxId(component), this.#drawing.name(component), parts)]
        : parts;
    return box(id, this.#drawing.titleAt(this.#drawing.name(host), host), named);
  }

  /** A host that carries one master or one etcd member, as one shape. */
  #lonelyRole(host: Host, component: Component): MermaidStatement {
    const id = this.#boxId(host, component);
    this.#shapes.set(component.id, id);
    const own = this.#drawing.name(component);
    const name = this.#drawing.name(host);
    return roleVertex(
      id,
      this.#drawing.labelAt(own === name ? name : `${name}\n${own}`, host),
      component,
    );
  }

  #inSharedHost(component: Component): MermaidStatement[] {
    if (component.kind === 'load-balancer' || component.kind === 'worker') {
      return this.#leaf(component);
    }
    const id = this.#boxId(component);
    this.#shapes.set(component.id, id);
    if (this.#rolesOnly) return [roleVertex(id, this.#drawing.name(component), component)];
    return [box(id, this.#drawing.name(component), this.#parts(component))];
  }

  /** @param alone the host, where the shape stands for it too */
  #leaf(component: Component, alone?: Host): MermaidStatement[] {
    const name = this.#drawing.labelAt(this.#drawing.name(component), alone);
    if (component.kind !== 'worker') {
      const id = this.#boxId(component, alone);
      this.#shapes.set(component.id, id);
      return [vertex(id, name, 'rect')];
    }
    if (this.#workersAsOne) return [];
    const n = this.#numbers.get(component.id) ?? 0;
    const meaning = standsFor(component, ...(alone === undefined ? [] : [alone]));
    return [vertex(this.#drawing.id(`w${n}`, meaning), name, 'round')];
  }

  #parts(component: Component): MermaidStatement[] {
    const n = this.#numbers.get(component.id) ?? 0;
    const id = (letter: string): string => this.#drawing.id(`${letter}${n}`, partOf(component));
    if (component.kind === 'etcd') return [databaseVertex(id('d'), partNames.etcd)];
    return [
      vertex(id('a'), partNames.apiServer, 'stadium'),
      vertex(id('c'), partNames.controllerManager, 'round'),
      vertex(id('s'), partNames.scheduler, 'round'),
    ];
  }

  #boxId(element: Host | Component, together?: Host | Component): string {
    const elements = together === undefined ? [element] : [element, together];
    return this.#drawing.id(this.#drawing.name(element), standsFor(...elements));
  }

  #drawCluster(cluster: EtcdCluster, hosts: readonly Host[]): void {
    const name = this.#drawing.name(cluster);
    if (hosts.length > 0) {
      const id = this.#drawing.id(name, standsFor(cluster));
      this.#clusterBoxes.set(cluster.id, id);
      this.#statements.push(
        box(
          id,
          name,
          hosts.flatMap((host) => this.#hostShape(host)),
        ),
      );
    } else if (cluster.placement === 'external' && cluster.members.length === 0) {
      const id = this.#drawing.id(name, standsFor(cluster));
      this.#clusterBoxes.set(cluster.id, id);
      this.#statements.push(databaseVertex(id, name));
    }
  }

  #drawWorkersAsOne(): void {
    if (!this.#workersAsOne) return;
    const count = this.#index.workers.length;
    this.#statements.push(
      vertex(this.#drawing.id('workers'), countOf(this.#drawing, 'worker', count), 'round'),
    );
    this.#drawing.note(summaryTexts.workersAsOne, { count });
  }

  #drawEdges(): void {
    const fans: Fan[] = [];
    for (const endpoint of this.#index.topology.endpoints) {
      fans.push(...drawEndpoint(this.#drawing, this.#index, endpoint, this.#shapes, longer));
    }
    for (const { id } of this.#index.loadBalancers) {
      const from = this.#shapes.get(id);
      if (from === undefined) continue;
      fans.push(...forwardFans(this.#index, id, from, this.#shapes, longer));
    }
    for (const controlPlane of this.#index.controlPlanes) {
      const from = this.#shapes.get(controlPlane.id);
      if (from === undefined) continue;
      const access = etcdAccessOf(this.#index, controlPlane);
      const own = access?.placement === 'stacked' ? access.members : [];
      const to = new Set<string>(own.flatMap(({ id }) => this.#shapes.get(id) ?? []));
      for (const link of storesInLinks(this.#index, controlPlane.id)) {
        for (const shape of this.#etcdShapes(link.to)) to.add(shape);
      }
      fans.push({ from, to: [...to], style: { head: 'open' } });
    }
    this.#statements.push(...fanEdges(fans));
  }

  #etcdShapes(id: string): readonly string[] {
    const known = this.#etcdTargets.get(id);
    if (known !== undefined) return known;
    const found = this.#findEtcdShapes(id);
    this.#etcdTargets.set(id, found);
    return found;
  }

  /** The shapes of an etcd cluster or member: the box of a cluster for all that stand in it. */
  #findEtcdShapes(id: string): string[] {
    const cluster = this.#index.clusters.get(id);
    if (cluster === undefined) return [this.#shapes.get(id)].filter((shape) => shape !== undefined);
    const around = this.#clusterBoxes.get(id);
    const outside = cluster.members.filter(({ component }) => {
      const host = this.#index.hosts.get(this.#index.components.get(component)?.host ?? '');
      return host !== undefined && this.#clusterAround(host) !== cluster;
    });
    return [
      ...(around === undefined ? [] : [around]),
      ...outside.flatMap(({ component }) => this.#shapes.get(component) ?? []),
    ];
  }

  #noteEmptyHosts(): void {
    const count = this.#index.topology.hosts.filter(
      (host) => this.#componentsOn(host).length === 0,
    ).length;
    if (count > 0) this.#drawing.note(summaryTexts.emptyHosts, { count });
  }
}

function roleVertex(id: string, label: string, { kind }: Component): MermaidStatement {
  return kind === 'etcd' ? databaseVertex(id, label) : vertex(id, label, 'stadium');
}

/** Load balancers stand a rank further from the masters, as in the seed's `LB ---> master1`. */
const longer: Fan['style'] = { minLength: 2 };
