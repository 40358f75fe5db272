import { message } from '../../model/message.ts';
import type { Flowchart, FlowchartVertex } from '../flowchart.ts';
import { parseReadAs, type Correction } from './corrections.ts';
import {
  countIn,
  mostCopies,
  readLabel,
  wholeOf,
  type LabelReading,
  type LabelRole,
} from './labels.ts';
import { otherThingOf } from './other-things.ts';
import { boxesAround, type Box, type Outline } from './outline.ts';
import { readingTexts, unread, type Reading } from './reading.ts';
import {
  domainOfTitle,
  firstLine,
  namesAMachine,
  providerOf,
  softwareOf,
  wordsOf,
  type Role,
} from './roles.ts';

const forwarders: ReadonlySet<Role> = new Set<Role>([
  'load-balancer',
  'cloud-lb',
  'dns',
  'vip',
  'kube-vip',
]);
const inheritable: ReadonlySet<Role> = new Set<Role>([
  'control-plane',
  'etcd',
  'worker',
  'load-balancer',
]);

/**
 * What each shape and subgraph of a drawing is read as: by its label first, then by its place, its
 * class, its id and the lines to it. What the user said of one goes before all of that.
 */
export function readingsOf(
  outline: Outline,
  corrections: readonly Correction[],
): ReadonlyMap<string, Reading> {
  return new Reader(outline, corrections).read();
}

class Reader {
  readonly #outline: Outline;
  readonly #readings = new Map<string, Reading>();
  readonly #titles = new Map<string, LabelReading>();
  readonly #corrections: ReadonlyMap<string, Correction>;
  readonly #provider: string | undefined;

  constructor(outline: Outline, corrections: readonly Correction[]) {
    this.#outline = outline;
    this.#corrections = new Map(corrections.map((each) => [each.node, each]));
    this.#provider = providerOfDrawing(outline.flowchart);
  }

  read(): ReadonlyMap<string, Reading> {
    const { vertices, boxes } = this.#outline;
    for (const box of boxes.values()) this.#titles.set(box.id, readLabel(box.title));
    for (const vertex of vertices.values()) this.#readings.set(vertex.id, this.#byLabel(vertex));
    this.#addEtcdOfTitles();
    for (const vertex of vertices.values()) this.#ifUnread(vertex, () => this.#byPlace(vertex));
    this.#byPorts();
    this.#byTargets();
    this.#byNode();
    for (const box of boxes.values()) this.#readings.set(box.id, this.#boxReading(box));
    this.#withoutApplications();
    for (const [node, correction] of this.#corrections) this.#correct(node, correction);
    return this.#readings;
  }

  #byLabel(vertex: FlowchartVertex): Reading {
    const { label, shape, classes } = vertex;
    const read = readLabel(label);
    if (read.roles.length > 0) return this.#inCloud(vertex, labelled(read));
    const database =
      shape === 'cylinder' &&
      (/^\W*(?:db|database|数据库|存储)/i.test(label) || classes.includes('dbclass'));
    if (database) {
      return {
        ...unread,
        roles: [role('etcd', label)],
        evidence: message(readingTexts.database, { label: oneLine(label) }),
        confidence: 'likely',
        alternatives: ['note'],
      };
    }
    const other = otherThingOf(label) !== undefined;
    return other
      ? { ...unread, evidence: message(readingTexts.other), confidence: 'sure' }
      : unread;
  }

  /** A load balancer without a program, in a drawing of a cloud, is the cloud's. */
  #inCloud({ label }: FlowchartVertex, reading: Reading): Reading {
    const [only, second] = reading.roles;
    if (only === undefined || second !== undefined || only.role !== 'load-balancer') return reading;
    if (softwareOf(label) !== undefined || only.count > 1) return reading;
    const provider = this.#provider;
    if (provider === undefined) return { ...reading, alternatives: ['cloud-lb'] };
    return {
      ...reading,
      roles: [{ ...only, role: 'cloud-lb' }],
      evidence: message(readingTexts.cloud, { words: only.words.join(', '), provider }),
      confidence: 'likely',
      alternatives: ['load-balancer'],
    };
  }

  /** Masters in a box called `Control plane (stacked etcd)`, where no member is drawn. */
  #addEtcdOfTitles(): void {
    const drawn = [...this.#readings.values()].some(({ roles }) => holds(roles, 'etcd'));
    if (drawn) return;
    for (const [id, reading] of this.#readings) {
      const [only, second] = reading.roles;
      if (only === undefined || second !== undefined || wholeOf(only.role) !== 'control-plane')
        continue;
      const box = boxesAround(this.#outline, id).find(({ id: around }) => {
        const roles = this.#titles.get(around)?.roles ?? [];
        return holds(roles, 'etcd') && holds(roles, 'control-plane');
      });
      if (box === undefined) continue;
      this.#readings.set(id, {
        ...reading,
        roles: [only, { ...role('etcd', ''), count: only.count }],
        evidence: message(readingTexts.titleHolds, {
          words: only.words.join(', '),
          box: oneLine(box.title),
        }),
        confidence: 'likely',
        alternatives: ['control-plane'],
      });
    }
  }

  /** By its class, its box or its id, where its label names a machine and no more. */
  #byPlace(vertex: FlowchartVertex): Reading | undefined {
    const { id, label, classes } = vertex;
    if (!namesAMachine(label, id)) return undefined;
    const likely = { ...unread, confidence: 'likely' } as const;
    for (const name of classes) {
      const roles = inherited(readLabel(name), label);
      if (roles.length > 0)
        return { ...likely, roles, evidence: message(readingTexts.class, { name }) };
    }
    for (const box of boxesAround(this.#outline, id)) {
      const roles = inherited(this.#titles.get(box.id), label);
      if (roles.length === 0) continue;
      const evidence = message(readingTexts.nested, { box: oneLine(box.title) });
      return { ...likely, roles, evidence, alternatives: ['note'] };
    }
    const roles = label === id ? [] : inherited(readLabel(id), label);
    return roles.length === 0
      ? undefined
      : { ...likely, roles, evidence: message(readingTexts.id, { name: oneLine(id) }) };
  }

  #byPorts(): void {
    for (const [pattern, name] of portRoles) {
      for (const edge of this.#outline.flowchart.edges) {
        if (edge.label === undefined || !pattern.test(edge.label)) continue;
        for (const end of edge.arrows === 'both' ? [edge.to, edge.from] : [edge.to]) {
          const vertex = this.#outline.vertices.get(end);
          if (vertex === undefined) continue;
          this.#ifUnread(vertex, () => ({
            ...unread,
            roles: [role(name, vertex.label)],
            evidence: message(readingTexts.port, { label: oneLine(edge.label ?? '') }),
            confidence: 'likely',
            alternatives: ['note'],
          }));
        }
      }
    }
  }

  /** Machines behind a load balancer, in a drawing that names no master. */
  #byTargets(): void {
    if (this.#some('control-plane')) return;
    for (const { from, to } of this.#outline.flowchart.edges) {
      const source = this.#readings.get(from);
      const vertex = this.#outline.vertices.get(to);
      if (source === undefined || vertex === undefined) continue;
      if (!source.roles.some((each) => forwarders.has(wholeOf(each.role)))) continue;
      if (!namesAMachine(vertex.label, '')) continue;
      this.#ifUnread(vertex, () => ({
        ...unread,
        roles: [role('control-plane', vertex.label)],
        evidence: message(readingTexts.target, { from: oneLine(this.#nameOf(from)) }),
        confidence: 'guess',
        alternatives: ['worker', 'note'],
      }));
    }
  }

  #byNode(): void {
    if (!this.#some('control-plane')) return;
    for (const vertex of this.#outline.vertices.values()) {
      if (!/ (?:nodes?|agents?) |节点/.test(wordsOf(firstLine(vertex.label)))) continue;
      this.#ifUnread(vertex, () => ({
        ...unread,
        roles: [{ ...role('worker', vertex.label), count: countIn(vertex.label) }],
        evidence: message(readingTexts.node),
        confidence: 'guess',
        alternatives: ['control-plane', 'note'],
      }));
    }
  }

  #boxReading(box: Box): Reading {
    const domain = domainOfTitle(box.title);
    const title = oneLine(box.title);
    if (domain !== undefined) {
      const evidence = message(readingTexts.title, { label: title });
      const others = ['region', 'zone', 'rack', 'group'].filter((each) => each !== domain);
      return { ...unread, domain, evidence, confidence: 'sure', alternatives: others };
    }
    const read = this.#titles.get(box.id);
    const roles = read?.roles ?? [];
    if (roles.length > 0 && read !== undefined) {
      return { ...labelled(read), evidence: message(readingTexts.title, { label: title }) };
    }
    // A machine without any contents that were read, in a box of masters, say.
    const bare = box.vertices.every(({ id }) => (this.#readings.get(id)?.roles.length ?? 0) === 0);
    const inner = bare && box.boxes.length === 0 && namesAMachine(box.title, box.id);
    if (inner && otherThingOf(box.title) === undefined) {
      for (const around of boxesAround(this.#outline, box.id)) {
        const nested = inherited(this.#titles.get(around.id), box.title);
        if (nested.length === 0) continue;
        const evidence = message(readingTexts.nested, { box: oneLine(around.title) });
        return {
          ...unread,
          roles: nested,
          evidence,
          confidence: 'likely',
          alternatives: ['group'],
        };
      }
    }
    return {
      ...unread,
      evidence: message(readingTexts.group, { label: title }),
      confidence: 'sure',
    };
  }

  /** A load balancer that leads to an ingress or to pods, and on no way to a master, is none of ours. */
  #withoutApplications(): void {
    const reaching = this.#reachingMasters();
    for (const { from, to } of this.#outline.flowchart.edges) {
      const roles = this.#readings.get(from)?.roles ?? [];
      if (roles.length === 0 || reaching.has(from) || !this.#isApplication(to)) continue;
      if (!roles.every((each) => forwarders.has(wholeOf(each.role)))) continue;
      const evidence = message(readingTexts.application, { to: oneLine(this.#nameOf(to)) });
      const alternatives = ['load-balancer'];
      this.#readings.set(from, { ...unread, evidence, confidence: 'likely', alternatives });
    }
  }

  /** What leads to a master on some way of arrows, masters and the boxes around them included. */
  #reachingMasters(): ReadonlySet<string> {
    const before = new Map<string, string[]>();
    for (const { from, to } of this.#outline.flowchart.edges) {
      const known = before.get(to);
      if (known === undefined) before.set(to, [from]);
      else known.push(from);
    }
    const reaching = new Set<string>();
    for (const [id, { roles }] of this.#readings) {
      if (!holds(roles, 'control-plane')) continue;
      reaching.add(id);
      for (const box of boxesAround(this.#outline, id)) reaching.add(box.id);
    }
    for (const at of reaching) for (const from of before.get(at) ?? []) reaching.add(from);
    return reaching;
  }

  #isApplication(id: string): boolean {
    const other = otherThingOf(this.#nameOf(id));
    return (
      (other === 'application' || other === 'database') &&
      this.#readings.get(id)?.roles.length === 0
    );
  }

  #correct(node: string, { as, count }: Correction): void {
    const reading = this.#readings.get(node);
    if (reading === undefined) return;
    const corrected = as === undefined ? undefined : parseReadAs(as);
    const number =
      count === undefined ? undefined : Math.max(1, Math.min(mostCopies, Math.trunc(count)));
    const evidence = message(readingTexts.corrected);
    const said = { ...unread, evidence, confidence: 'sure', alternatives: [] } as const;
    const withCount = (roles: readonly LabelRole[]): readonly LabelRole[] =>
      number === undefined ? roles : roles.map((each) => ({ ...each, count: number }));
    if (corrected === undefined) {
      if (number !== undefined) {
        this.#readings.set(node, { ...reading, roles: withCount(reading.roles) });
      }
      return;
    }
    if (corrected.kind === 'parts') {
      const label = this.#nameOf(node);
      const counted = reading.roles[0]?.count ?? countIn(label);
      const roles = corrected.parts.map((part) => ({ ...role(part, label), count: counted }));
      this.#readings.set(node, { ...said, roles: withCount(roles), forced: 'parts' });
    } else if (corrected.kind === 'domain') {
      this.#readings.set(node, { ...said, domain: corrected.domain });
    } else {
      this.#readings.set(node, { ...said, forced: corrected.kind });
    }
  }

  #ifUnread(vertex: FlowchartVertex, read: () => Reading | undefined): void {
    if ((this.#readings.get(vertex.id)?.roles.length ?? 0) > 0) return;
    if (otherThingOf(vertex.label) !== undefined) return;
    const reading = read();
    if (reading !== undefined) this.#readings.set(vertex.id, reading);
  }

  #some(whole: Role): boolean {
    return [...this.#readings.values()].some(({ roles }) => holds(roles, whole));
  }

  #nameOf(id: string): string {
    return this.#outline.vertices.get(id)?.label ?? this.#outline.boxes.get(id)?.title ?? id;
  }
}

const portRoles: readonly (readonly [RegExp, Role])[] = [
  [/(?<!\d)(?:6443|8443|16443)(?!\d)/, 'control-plane'],
  [/(?<!\d)(?:2379|2380)(?!\d)/, 'etcd'],
  [/(?<!\d)10250(?!\d)/, 'worker'],
];

function labelled(read: LabelReading): Reading {
  const words = [...new Set(read.roles.flatMap((each) => each.words))].join(', ');
  const weak = read.roles.some((each) => each.weak);
  const kinds = read.roles.map((each) => wholeOf(each.role));
  const alternatives = weak
    ? kinds.flatMap((kind) =>
        kind === 'cloud-lb' ? ['load-balancer'] : kind === 'control-plane' ? ['worker'] : [],
      )
    : kinds.flatMap((kind) => (kind === 'vip' ? ['kube-vip', 'load-balancer'] : []));
  return {
    ...unread,
    ...read,
    evidence: message(readingTexts.label, { words }),
    confidence: weak ? 'likely' : 'sure',
    alternatives: read.roles.length > 1 ? [] : alternatives,
  };
}

/** The roles that a title or name lends to a machine in it. */
function inherited(read: LabelReading | undefined, label: string): readonly LabelRole[] {
  const roles = read?.roles ?? [];
  if (roles.length === 0 || !roles.every((each) => inheritable.has(wholeOf(each.role)))) return [];
  return roles.map((each) => ({ ...role(wholeOf(each.role), label), count: countIn(label) }));
}

function role(name: Role, text: string): LabelRole {
  return { role: name, words: [], weak: false, text, count: 1 };
}

function holds(roles: readonly LabelRole[], whole: Role): boolean {
  return roles.some((each) => wholeOf(each.role) === whole);
}

/** The cloud that a drawing names anywhere. */
export function providerOfDrawing({
  vertices,
  subgraphs,
}: Flowchart): ReturnType<typeof providerOf> {
  for (const text of [
    ...subgraphs.map(({ title }) => title),
    ...vertices.map(({ label }) => label),
  ]) {
    const provider = providerOf(text);
    if (provider !== undefined) return provider;
  }
  return undefined;
}

export function oneLine(label: string): string {
  return label.replaceAll('\n', ' ').slice(0, 80);
}
