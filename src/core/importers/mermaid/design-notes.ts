import { message, type Localized, type Message } from '../../model/message.ts';
import { clusterSchema, type LoadBalancer } from '../../model/topology.ts';
import { originOf } from './drawing.ts';
import type { Findings } from './findings.ts';
import { listed, noteTexts } from './note-texts.ts';
import { boxesAround } from './outline.ts';
import type { Part } from './parts.ts';
import { oneLine } from './readings.ts';
import { isPlural, wordsOf } from './roles.ts';
import type { DrawnVip } from './sharing.ts';

/** Collects what a reading assumed and left out, each kind as one sentence. */
export class DesignNotes {
  readonly #findings: Findings;
  /** Shapes of the text that an element came from. */
  readonly #used: ReadonlySet<string>;
  readonly #vipNotes: Message[] = [];
  readonly #eitherSoftware: string[] = [];
  readonly #noSoftware: string[] = [];
  readonly #onMasters: string[] = [];
  readonly #stores = new Map<string, string[]>();
  readonly #withoutEtcd: string[] = [];

  constructor(findings: Findings) {
    this.#findings = findings;
    this.#used = new Set(
      findings.parts.flatMap(({ shapes }) => shapes.map((id) => originOf(findings.drawing, id))),
    );
  }

  /** The software of a load balancer; HAProxy, with a note, where the drawing leaves it open. */
  softwareOf(part: Part): LoadBalancer['software'] {
    if (part.software === 'haproxy' || part.software === 'nginx') return part.software;
    const list = part.software === 'either' ? this.#eitherSoftware : this.#noSoftware;
    list.push(this.#name(part));
    return 'haproxy';
  }

  sharesPort(part: Part): void {
    this.#onMasters.push(this.#name(part));
  }

  vip(vip: DrawnVip, name: string): void {
    const members = listed(vip.members.map((part) => this.#name(part)));
    if (vip.assumed) {
      const text = vip.kind === 'vip' ? noteTexts.vipAssumed : noteTexts.kubeVipAssumed;
      this.#vipNotes.push(message(text, { name, members }));
    }
    if ((vip.part?.addresses.length ?? 0) === 0) {
      this.#vipNotes.push(message(noteTexts.vipAddress, { name }));
    }
    if (vip.kind === 'vip' && vip.members.length > 1) {
      const priorities = vip.members.map(
        (part, rank) => `${this.#name(part)} ${Math.max(1, 110 - 10 * rank)}`,
      );
      this.#vipNotes.push(message(noteTexts.priorities, { priorities: listed(priorities) }));
    }
  }

  storesIn(part: Part, cluster: string): void {
    const list = this.#stores.get(cluster);
    if (list === undefined) this.#stores.set(cluster, [this.#name(part)]);
    else list.push(this.#name(part));
  }

  withoutEtcd(part: Part): void {
    this.#withoutEtcd.push(this.#name(part));
  }

  all(): readonly Message[] {
    const { names, hosts, domains, parts } = this.#findings;
    const renamed = hosts
      .filter(({ drawnName, name }) => drawnName !== '' && drawnName !== name)
      .map(({ drawnName, name }) => `${oneLine(drawnName)} → ${name}`);
    const { kubernetesVersion: version, podSubnets, serviceSubnets } = clusterSchema.parse({});
    const pods = listed(podSubnets);
    const services = listed(serviceSubnets);
    const open = hosts.filter(({ addresses }) => addresses.length === 0).map(({ name }) => name);
    return [
      ...this.#vipNotes,
      ...this.#list(noteTexts.eitherSoftware, this.#eitherSoftware),
      ...this.#list(noteTexts.noSoftware, this.#noSoftware),
      ...this.#list(noteTexts.portOnMaster, this.#onMasters),
      ...this.#endpointNotes(),
      ...[...this.#stores].map(([cluster, list]) =>
        message(noteTexts.storesAssumed, { names: listed(list), cluster }),
      ),
      ...this.#list(noteTexts.noEtcd, this.#withoutEtcd),
      ...this.#list(
        noteTexts.plural,
        parts
          .filter((part) => isPlural(part.label) && isOnlyOne(parts, part))
          .map(({ label }) => oneLine(label)),
      ),
      ...this.#list(noteTexts.renamed, renamed),
      ...this.#list(noteTexts.numbered, names.changed),
      ...this.#list(noteTexts.addresses, open),
      ...(domains.length === 0 ? [message(noteTexts.domains)] : []),
      message(noteTexts.defaults, { version, pods, services }),
      ...this.#list(noteTexts.leftOut, this.#leftOut()),
      ...this.#lineNotes(),
    ];
  }

  #name(part: Part): string {
    return this.#findings.names.of(part);
  }

  #list(text: Localized, names: readonly string[]): Message[] {
    return names.length === 0 ? [] : [message(text, { names: listed(names) })];
  }

  #endpointNotes(): Message[] {
    const { parts, vips, relations } = this.#findings;
    const balancers = parts.filter(({ kind }) => kind === 'load-balancer');
    const masters = parts.some(({ kind }) => kind === 'control-plane');
    const idle = balancers.filter(
      (part) => masters && !relations.forwards.some(({ from }) => from === part),
    );
    const led = new Set([
      ...vips.flatMap(({ members }) => members),
      ...relations.forwards.map(({ to }) => to),
    ]);
    const apart = balancers.filter((part) => !led.has(part));
    return [
      ...this.#list(
        noteTexts.noForwarding,
        idle.map((part) => this.#name(part)),
      ),
      ...(apart.length > 1
        ? this.#list(
            noteTexts.chooser,
            apart.map((part) => this.#name(part)),
          )
        : []),
    ];
  }

  /** What is drawn and has no place in a topology: shapes, boxes and lines, each in its words. */
  kept(): readonly string[] {
    return [...this.#leftOut(true), ...this.#unreadLines(), ...this.#unusedLabels()];
  }

  /** Labels of shapes that no element came from, and of boxes that name nothing read. */
  #leftOut(all = false): string[] {
    const { drawing, hosts, domains } = this.#findings;
    const outline = drawing.original;
    const used = new Set(this.#used);
    for (const { box } of [...hosts, ...domains]) {
      if (box !== undefined) used.add(originOf(drawing, box.id));
    }
    const insideUsed = (id: string): boolean =>
      boxesAround(outline, id).some((box) => used.has(box.id));
    const vertices = [...outline.vertices.values()].filter(
      (vertex) => !used.has(vertex.id) && !isPartOfWorker(vertex.label, insideUsed(vertex.id)),
    );
    const boxes = [...outline.boxes.values()].filter(
      (box) =>
        !used.has(box.id) &&
        (all || !insideUsed(box.id)) &&
        box.vertices.every(({ id }) => !used.has(id)) &&
        box.boxes.length === 0,
    );
    return [
      ...vertices.map(({ label }) => oneLine(label)),
      ...boxes.map(({ title }) => oneLine(title)),
    ].filter((label) => label !== '');
  }

  #unreadLines(): string[] {
    const { drawing, relations } = this.#findings;
    const outline = drawing.original;
    const name = (id: string): string =>
      oneLine(outline.vertices.get(id)?.label ?? outline.boxes.get(id)?.title ?? id);
    return relations.unread.map(({ from, to }) => `${name(from)} → ${name(to)}`);
  }

  #unusedLabels(): string[] {
    return this.#findings.drawing.original.flowchart.edges.flatMap(({ label }) =>
      label === undefined || / vrrp /.test(wordsOf(label)) ? [] : [oneLine(label)],
    );
  }

  #lineNotes(): Message[] {
    const { drawing, relations } = this.#findings;
    const outline = drawing.original;
    const name = (id: string): string =>
      oneLine(outline.vertices.get(id)?.label ?? outline.boxes.get(id)?.title ?? id);
    const read = (id: string): boolean => outline.boxes.has(id) || this.#used.has(id);
    const unread = relations.unread.filter(({ from, to }) => read(from) && read(to));
    const lines = unread.map(({ from, to }) => `${name(from)} → ${name(to)}`);
    const labels = this.#unusedLabels();
    const many = drawing.expansion.notExpanded.map(oneLine);
    return [
      ...(lines.length === 0 ? [] : [message(noteTexts.unreadLines, { lines: listed(lines) })]),
      ...(labels.length === 0 ? [] : [message(noteTexts.lineLabels, { labels: listed(labels) })]),
      ...this.#list(noteTexts.notExpanded, many),
    ];
  }
}

function isOnlyOne(parts: readonly Part[], part: Part): boolean {
  return parts.every((each) => each === part || each.kind !== part.kind);
}

/** A kubelet inside a machine that was read is no news. */
function isPartOfWorker(label: string, inside: boolean): boolean {
  return inside && / kubelet | kube proxy | container runtime /.test(wordsOf(label));
}
