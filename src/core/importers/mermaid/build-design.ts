import type { Message } from '../../model/message.ts';
import {
  topologySchema,
  type ElementCollection,
  type Topology,
  type TopologyInput,
} from '../../model/topology.ts';
import type { ImportedDesign, ImportedElement } from '../importer.ts';
import type { DrawnCluster } from './clusters.ts';
import { DesignNotes } from './design-notes.ts';
import { originOf, readingOf } from './drawing.ts';
import type { Findings } from './findings.ts';
import type { Part } from './parts.ts';
import { prefixOf, type DrawnHost } from './places.ts';
import { providerOfDrawing } from './readings.ts';
import { reviewOf } from './review.ts';
import { providerOf } from './roles.ts';

type Rows = {
  readonly [List in ElementCollection]: NonNullable<TopologyInput[List]>;
};

/** The findings as a topology, with an element list and notes. */
export function buildDesign(findings: Findings): ImportedDesign {
  return new Builder(findings).build();
}

class Builder {
  readonly #findings: Findings;
  readonly #notes: DesignNotes;
  readonly #rows: Rows = {
    failureDomains: [],
    hosts: [],
    components: [],
    etcdClusters: [],
    endpoints: [],
    links: [],
  };
  readonly #elements: ImportedElement[] = [];
  readonly #counters = new Map<string, number>();
  readonly #partIds = new Map<Part, string>();
  /** Ids of elements, by the id in the text of the shape that they came from. */
  readonly #elementsByShape = new Map<string, string[]>();

  readonly #provider: ReturnType<typeof providerOfDrawing>;

  constructor(findings: Findings) {
    this.#findings = findings;
    this.#provider = providerOfDrawing(findings.drawing.original.flowchart);
    this.#notes = new DesignNotes(findings);
  }

  build(): ImportedDesign {
    const { name } = this.#findings;
    for (const part of this.#findings.parts) {
      this.#partIds.set(part, this.#newId(prefixOf(part.kind)));
    }
    const domainIds = this.#addDomains();
    this.#addHosts(domainIds);
    const clusterIds = this.#addClusters();
    this.#addEndpoints();
    this.#addForwarding();
    this.#addStorage(clusterIds);
    return {
      name,
      topology: this.#topology(),
      elements: this.#elements,
      shapes: reviewOf(this.#findings, this.#elementsByShape),
      notes: this.#notes.all(),
      kept: this.#notes.kept(),
    };
  }

  #topology(): Topology {
    return topologySchema.parse({
      apiVersion: 'quorate/v1',
      kind: 'Topology',
      metadata: { name: this.#findings.name },
      ...this.#rows,
    });
  }

  #newId(prefix: string): string {
    const n = (this.#counters.get(prefix) ?? 0) + 1;
    this.#counters.set(prefix, n);
    return `${prefix}-${n}`;
  }

  /** @param shape of the drawing that it came from; undefined for what is only implied */
  #add(id: string, name: string, readAs: string, evidence: Message, shape?: string): void {
    const { drawing } = this.#findings;
    const reading = shape === undefined ? undefined : readingOf(drawing, shape);
    const known =
      reading !== undefined && (reading.roles.length > 0 || reading.domain !== undefined);
    this.#elements.push({
      id,
      name,
      readAs,
      evidence,
      confidence: shape === undefined ? 'guess' : known ? reading.confidence : 'likely',
      alternatives: known ? reading.alternatives : [],
    });
    if (shape === undefined) return;
    const origin = originOf(drawing, shape);
    const ids = this.#elementsByShape.get(origin);
    if (ids === undefined) this.#elementsByShape.set(origin, [id]);
    else ids.push(id);
  }

  #addPart(part: Part, id: string, readAs: string): void {
    const [first, ...others] = part.shapes;
    this.#add(id, this.#findings.names.of(part), readAs, part.evidence, first);
    for (const shape of others) {
      const origin = originOf(this.#findings.drawing, shape);
      const ids = this.#elementsByShape.get(origin) ?? [];
      this.#elementsByShape.set(origin, [...ids, id]);
    }
  }

  #addDomains(): ReadonlyMap<string, string> {
    const ids = new Map<string, string>();
    for (const { box, kind, name, parent } of this.#findings.domains) {
      const id = this.#newId(kind);
      ids.set(box.id, id);
      const parentId = parent === undefined ? undefined : ids.get(parent);
      this.#rows.failureDomains.push({
        id,
        kind,
        name,
        ...(parentId === undefined ? {} : { parent: parentId }),
      });
      this.#add(id, name, kind, readingOf(this.#findings.drawing, box.id).evidence, box.id);
    }
    return ids;
  }

  #addHosts(domainIds: ReadonlyMap<string, string>): void {
    for (const host of this.#findings.hosts) {
      const id = this.#newId('host');
      const domain = host.domain === undefined ? undefined : domainIds.get(host.domain);
      this.#rows.hosts.push({
        id,
        name: host.name,
        addresses: [...host.addresses],
        ...(domain === undefined ? {} : { failureDomain: domain }),
      });
      this.#add(id, host.name, 'host', host.evidence, host.box?.id);
      for (const part of host.parts) this.#addComponent(part, host, id);
    }
  }

  #addComponent(part: Part, { parts }: DrawnHost, host: string): void {
    const id = this.#idOf(part);
    const name = this.#findings.names.of(part);
    this.#addPart(part, id, part.kind);
    switch (part.kind) {
      case 'load-balancer': {
        const onMaster = parts.some(({ kind }) => kind === 'control-plane');
        this.#rows.components.push({
          id,
          host,
          name,
          kind: 'load-balancer',
          software: this.#notes.softwareOf(part),
          priority: this.#priorityOf(part),
          ...(onMaster ? { port: 8443 } : {}),
        });
        if (onMaster) this.#notes.sharesPort(part);
        break;
      }
      case 'control-plane':
      case 'etcd':
      case 'worker':
        this.#rows.components.push({ id, host, name, kind: part.kind });
        break;
      default:
        break;
    }
  }

  /** 110, 100, 90 … in the order that its VIP is passed on. */
  #priorityOf(part: Part): number {
    const vip = this.#findings.vips.find(({ members }) => members.includes(part));
    const rank = vip?.members.indexOf(part) ?? -1;
    return rank < 0 ? 100 : Math.max(1, 110 - 10 * rank);
  }

  #idOf(part: Part): string {
    return this.#partIds.get(part) ?? '';
  }

  #addClusters(): ReadonlyMap<DrawnCluster, string> {
    const ids = new Map<DrawnCluster, string>();
    for (const cluster of this.#findings.clusters) {
      const id = this.#newId('etcd-cluster');
      ids.set(cluster, id);
      this.#rows.etcdClusters.push({
        id,
        name: cluster.name,
        placement: cluster.placement,
        members: cluster.members.map((member) => ({ component: this.#idOf(member) })),
      });
      this.#add(id, cluster.name, 'etcd-cluster', cluster.evidence, cluster.members[0]?.shapes[0]);
    }
    return ids;
  }

  #addEndpoints(): void {
    const { vips, parts, names } = this.#findings;
    for (const [position, vip] of vips.entries()) {
      const id = vip.part === undefined ? this.#newId('vip') : this.#idOf(vip.part);
      const name = vip.part === undefined ? id : names.of(vip.part);
      const common = {
        id,
        name,
        address: vip.part?.addresses[0] ?? '',
        members: vip.members.map((member) => this.#idOf(member)),
      };
      this.#rows.endpoints.push(
        vip.kind === 'vip'
          ? { kind: 'vip', ...common, virtualRouterId: 51 + position }
          : { kind: 'kube-vip', ...common },
      );
      if (vip.part === undefined) this.#add(id, name, vip.kind, vip.evidence);
      else this.#addPart(vip.part, id, vip.kind);
      this.#notes.vip(vip, name);
    }
    for (const part of parts) {
      if (part.kind !== 'cloud-lb' && part.kind !== 'dns') continue;
      const base = { id: this.#idOf(part), name: names.of(part) };
      this.#rows.endpoints.push(
        part.kind === 'dns'
          ? { kind: 'dns', ...base }
          : {
              kind: 'cloud-lb',
              ...base,
              provider: providerOf(part.label) ?? this.#provider ?? 'other',
              address: part.addresses[0] ?? '',
            },
      );
      this.#addPart(part, base.id, part.kind);
    }
  }

  #addForwarding(): void {
    for (const { from, to, mode } of this.#findings.relations.forwards) {
      this.#rows.links.push({
        id: this.#newId('link'),
        kind: 'forwards',
        from: this.#idOf(from),
        to: this.#idOf(to),
        mode,
      });
    }
  }

  /** Lines to etcd; to the cluster where they reach all of its members. */
  #addStorage(clusterIds: ReadonlyMap<DrawnCluster, string>): void {
    const { parts, hosts, clusters, relations } = this.#findings;
    const external = clusters.filter(({ placement }) => placement === 'external');
    const stacked = new Set(
      clusters.filter(({ placement }) => placement === 'stacked').flatMap(({ members }) => members),
    );
    for (const part of parts) {
      if (part.kind !== 'control-plane') continue;
      const beside = hosts.find((host) => host.parts.includes(part))?.parts ?? [];
      const stored = relations.stores.get(part) ?? new Set<Part>();
      const outside = [...stored].filter((member) => !stacked.has(member));
      const [only, ...others] = external;
      if (outside.length > 0) {
        for (const to of this.#storageTargets(outside, external, clusterIds)) this.#store(part, to);
      } else if (beside.some((each) => stacked.has(each))) {
        continue;
      } else if (only !== undefined && others.length === 0) {
        this.#store(part, clusterIds.get(only) ?? '');
        this.#notes.storesIn(part, only.name);
      } else {
        this.#notes.withoutEtcd(part);
      }
    }
  }

  #storageTargets(
    members: readonly Part[],
    clusters: readonly DrawnCluster[],
    clusterIds: ReadonlyMap<DrawnCluster, string>,
  ): string[] {
    const wanted = new Set(members);
    return clusters.flatMap((cluster) => {
      const reached = cluster.members.filter((member) => wanted.has(member));
      return reached.length === cluster.members.length
        ? [clusterIds.get(cluster) ?? '']
        : reached.map((member) => this.#idOf(member));
    });
  }

  #store(part: Part, to: string): void {
    this.#rows.links.push({
      id: this.#newId('link'),
      kind: 'stores-in',
      from: this.#idOf(part),
      to,
    });
  }
}
