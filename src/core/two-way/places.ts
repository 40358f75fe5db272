import type { Command } from '../commands/command.ts';
import type { ShapeMeaning } from '../diagrams/view.ts';
import type { Localized } from '../model/message.ts';
import type { Comparison, Chart, Shape } from './comparison.ts';
import { oneLine, stands } from './labels.ts';
import type { Plan } from './plan.ts';

const texts = {
  part: {
    en: '{shape} belongs to what it is drawn in and stays there.',
    zh: '{shape} 属于其所在元素，保持不变。',
  },
  nowhere: {
    en: '{shape} was not moved: it cannot stand in {place}.',
    zh: '未移动 {shape}：它不能位于 {place} 中。',
  },
  canvas: { en: 'the open canvas', zh: '空白画布' },
  partGone: {
    en: '{shape} is part of {owner} and cannot be deleted by itself. Delete {owner} to be rid of both.',
    zh: '{shape} 是 {owner} 的一部分，不能单独删除。如需移除，请删除 {owner}。',
  },
  summary: {
    en: '“{shape}” only counts or groups what stands on the canvas: change that there.',
    zh: '“{shape}”只是对画布内容的计数或分组：请在画布上修改。',
  },
  clusterStays: {
    en: '{shape} stays: its members are still drawn.',
    zh: '{shape} 保留：其成员仍在图中。',
  },
} satisfies Record<string, Localized>;

export interface PlaceEdit {
  readonly plan: Plan;
  readonly old: Chart;
  readonly edited: Chart;
  readonly comparison: Comparison;
  readonly oldShapes: ReadonlyMap<string, ShapeMeaning>;
  readonly shapes: ReadonlyMap<string, ShapeMeaning>;
}

/** What now stands in another subgraph. */
export function planMoves(edit: PlaceEdit): void {
  const { old, edited, comparison, shapes } = edit;
  for (const shape of edited.shapes.values()) {
    const was = old.shapes.get(comparison.before.get(shape.id) ?? '');
    if (was === undefined || !isMoved(edit, was, shape)) continue;
    planMove(edit, shape, shapes.get(shape.id), was);
  }
}

function isMoved({ comparison, oldShapes, old }: PlaceEdit, was: Shape, is: Shape): boolean {
  const place = is.parent === undefined ? undefined : (comparison.before.get(is.parent) ?? 'new');
  if (place === was.parent) return false;
  // What lay in a deleted domain moves up with it, and keeps its place on the canvas.
  const removed = new Set(comparison.removed.map(({ id }) => id));
  let outer = was.parent;
  while (outer !== undefined && removed.has(outer) && oldShapes.has(outer)) {
    outer = old.shapes.get(outer)?.parent;
  }
  return outer !== place;
}

function planMove(
  { plan, edited, shapes }: PlaceEdit,
  shape: Shape,
  meaning: ShapeMeaning | undefined,
  was: Shape,
): void {
  const label = oneLine(shape.label);
  const { index } = plan;
  if (meaning === undefined) {
    plan.note(texts.summary, { shape: label });
    return;
  }
  if (meaning.part) {
    const owner = index.elements.get(meaning.elements[0] ?? '');
    const stays = shape.parent === undefined ? undefined : shapes.get(shape.parent);
    // A box within a box may go or come around the parts of what stands there.
    if (owner === undefined || isIn(plan, owner.id, stays)) return;
    plan.note(texts.part, { shape: label });
    return;
  }
  const around = shape.parent === undefined ? undefined : shapes.get(shape.parent);
  const find = (test: (id: string) => boolean): string | undefined => around?.elements.find(test);
  const toHost = find((id) => index.hosts.has(id));
  const toDomain = find((id) => index.domains.has(id));
  const toCluster = find((id) => index.clusters.has(id));
  const free = shape.parent === undefined;
  const host = meaning.elements.find((id) => index.hosts.has(id));
  const component = meaning.elements.find((id) => index.components.has(id));
  const domain = meaning.elements.find((id) => index.domains.has(id));
  const run = (command: Command): void => void plan.run(command, label);

  if (domain !== undefined && (free || toDomain !== undefined)) {
    run({ type: 'move-failure-domain', domain, parent: toDomain ?? null });
  } else if (host !== undefined && (free || toDomain !== undefined)) {
    run({ type: 'move-host', host, failureDomain: toDomain ?? null });
  } else if (component !== undefined && toCluster !== undefined) {
    if (!joinCluster(plan, component, toCluster, label)) {
      plan.note(texts.nowhere, { shape: label, place: placeName(edited, shape) });
    }
  } else if (component !== undefined && toHost !== undefined) {
    run({ type: 'move-component', component, target: { host: toHost } });
  } else if (component !== undefined && toDomain !== undefined) {
    run({ type: 'move-component', component, target: { failureDomain: toDomain } });
  } else if (component !== undefined && free && was.parent !== undefined) {
    run({ type: 'move-component', component, target: {} });
  } else {
    plan.note(texts.nowhere, { shape: label, place: placeName(edited, shape) });
  }
}

/** Whether a shape is that of an element or of its host. */
function isIn(plan: Plan, id: string, shape: ShapeMeaning | undefined): boolean {
  const host = plan.index.components.get(id)?.host;
  return shape?.elements.some((each) => each === id || each === host) ?? false;
}

function placeName(edited: Chart, shape: Shape): string {
  const around = shape.parent === undefined ? undefined : edited.shapes.get(shape.parent);
  return around === undefined ? '–' : oneLine(around.label);
}

/** Takes an etcd member from its cluster into another one. */
function joinCluster(plan: Plan, component: string, to: string, label: string): boolean {
  const { index } = plan;
  const target = index.clusters.get(to);
  if (index.components.get(component)?.kind !== 'etcd' || target === undefined) return false;
  const from = index.clusterOfMember.get(component);
  if (from === target) return true;
  const entry = from?.members.find((member) => member.component === component);
  const collection = 'etcdClusters';
  if (from !== undefined) {
    const members = from.members.filter((member) => member !== entry);
    plan.run({ type: 'update-element', collection, id: from.id, patch: { members } }, label);
  }
  const members = [...target.members, { component, learner: entry?.learner ?? false }];
  plan.run({ type: 'update-element', collection, id: to, patch: { members } }, label);
  return true;
}

/** What is no longer drawn, in one step, after whatever stays was moved out of it. */
export function planRemovals({ plan, comparison, old, oldShapes, edited }: PlaceEdit): void {
  const ids = new Set<string>();
  const partsOf = new Set(
    [...edited.shapes.keys()].flatMap((id) => {
      const meaning = oldShapes.get(comparison.before.get(id) ?? '');
      return meaning?.part === true ? meaning.elements : [];
    }),
  );
  const kept = new Set(comparison.before.values());
  for (const shape of comparison.removed) {
    const meaning = oldShapes.get(shape.id);
    const label = oneLine(shape.label);
    if (meaning === undefined) plan.note(texts.summary, { shape: label });
    else if (!meaning.part && !meaning.elements.some((id) => partsOf.has(id))) {
      if (mayGo(plan, meaning, comparison, oldShapes))
        for (const id of meaning.elements) ids.add(id);
      else plan.note(texts.clusterStays, { shape: label });
    }
  }
  for (const shape of comparison.removed) {
    const meaning = oldShapes.get(shape.id);
    const [owner = ''] = meaning?.elements ?? [];
    const component = plan.index.components.get(owner);
    if (meaning?.part !== true || component === undefined) continue;
    if (ids.has(owner) || ids.has(component.host)) continue;
    // A new shape of the same box says nothing about what it had inside.
    const outer = shape.parent === undefined || kept.has(shape.parent);
    if (outer && edited.shapes.size > 0) {
      plan.note(texts.partGone, { shape: oneLine(shape.label), owner: component.name });
    }
  }
  const present = [...ids].filter((id) => stands(plan, id));
  const names = present.length === 1 ? (present[0] ?? '') : String(present.length);
  if (present.length > 0)
    plan.run({ type: 'remove', ids: present }, old.shapes.get(names)?.label ?? names);
}

/** A cluster takes its members with it, so it goes only where they are no longer drawn either. */
function mayGo(
  plan: Plan,
  meaning: ShapeMeaning,
  { before }: Comparison,
  oldShapes: ReadonlyMap<string, ShapeMeaning>,
): boolean {
  const members = meaning.elements.flatMap((id) =>
    (plan.index.clusters.get(id)?.members ?? []).map(({ component }) => component),
  );
  if (members.length === 0) return true;
  const drawn = new Set([...before.values()].flatMap((id) => oldShapes.get(id)?.elements ?? []));
  return !members.some((member) => drawn.has(member));
}
