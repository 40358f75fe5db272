import {
  renderMessage,
  type Language,
  type Localized,
  type Message,
} from '../../core/model/message.ts';
import type { ScenarioStep } from '../../core/model/topology.ts';
import { topologyIndex, type Workspace } from '../../platform/react/workspace.tsx';
import { describeStep } from '../../store/describe-step.ts';

/** Why a verb is disabled, and what to do about it. */
export const reasons = {
  simulating: {
    en: 'Leave the simulation to edit the design.',
    zh: '请先退出模拟，再编辑设计。',
  },
  comparing: {
    en: 'Leave the differences (Escape) to edit the design.',
    zh: '请先退出差异显示（Esc），再编辑设计。',
  },
  nothingSelected: { en: 'Select something on the canvas first.', zh: '请先在画布上选择元素。' },
  oneSelected: { en: 'Select one element first.', zh: '请先选择一个元素。' },
  emptyDesign: {
    en: 'The design is still empty: start from a starter or the palette.',
    zh: '设计为空：请从起始模板或组件面板开始。',
  },
  noComponents: {
    en: 'The design has no load balancer, master, etcd member or worker yet.',
    zh: '设计中还没有负载均衡器、master、etcd 成员或工作节点。',
  },
  nothingToUndo: { en: 'Nothing has been changed yet.', zh: '尚未做任何修改。' },
  nothingToRedo: { en: 'Nothing was undone.', zh: '没有已撤销的步骤。' },
  tidyAlready: {
    en: 'Nothing was placed by hand: the layout is tidy.',
    zh: '没有手动放置的图形：布局已整齐。',
  },
  nothingToFix: {
    en: 'No finding has a fix that keeps what the design means.',
    zh: '没有可在不改变设计含义的前提下修复的问题。',
  },
} satisfies Record<string, Localized>;

/** A label's data for the step that undo or redo would take; empty text if there is none. */
export function stepLabel(step: Message | undefined, language: Language): { step: string } {
  return { step: step === undefined ? '' : renderMessage(step, language) };
}

/** The same for a step of the simulation that runs. */
export function simulationStepLabel(
  { document }: Workspace,
  step: ScenarioStep | undefined,
  language: Language,
): { step: string } {
  if (step === undefined) return { step: '' };
  return stepLabel(describeStep(topologyIndex(document.getState().topology), step), language);
}

/** Whether the drawing can be edited just now: not while failures or differences are shown on it. */
export function canEdit({ session }: Workspace): boolean {
  const { simulation, diff } = session.getState();
  return simulation === null && diff === null;
}

/** Why it cannot be edited just now; undefined while it can. */
export function whyNoEdit(workspace: Workspace): Localized | undefined {
  if (canEdit(workspace)) return undefined;
  return workspace.session.getState().diff === null ? reasons.simulating : reasons.comparing;
}
