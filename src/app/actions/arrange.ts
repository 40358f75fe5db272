import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  Lock,
  Split,
  type LucideIcon,
} from 'lucide-react';
import {
  isLocked,
  planAlign,
  planDistribute,
  planLock,
} from '../../core/commands/arrange-shapes.ts';
import type { Command } from '../../core/commands/command.ts';
import { planSpread, selectedHosts, zonesOf } from '../../core/commands/spread-hosts.ts';
import type { TopologyIndex } from '../../core/graph/topology-index.ts';
import type { Alignment, Axis } from '../../core/layout/align.ts';
import { layoutTopology, type Layout } from '../../core/layout/layout-topology.ts';
import { message, type Localized } from '../../core/model/message.ts';
import type { Action, ActionId } from '../../platform/react/actions.tsx';
import { topologyIndex, type Workspace } from '../../platform/react/workspace.tsx';
import { stillThere } from '../../store/membership.ts';
import { canEdit, whyNoEdit } from './action-helpers.ts';

const texts = {
  two: {
    en: 'Select two domains, hosts or endpoints that are not locked, or more.',
    zh: '请选择两个或更多未锁定的故障域、主机或入口。',
  },
  three: {
    en: 'Select three domains, hosts or endpoints that are not locked, or more.',
    zh: '请选择三个或更多未锁定的故障域、主机或入口。',
  },
  one: {
    en: 'Select a domain, host or endpoint first.',
    zh: '请先选择故障域、主机或入口。',
  },
  hosts: {
    en: 'Select the hosts to spread, in a design with two zones or more.',
    zh: '请在有两个或更多可用区的设计中选择要分布的主机。',
  },
  even: {
    en: 'The selected hosts are spread evenly already.',
    zh: '所选主机已均匀分布。',
  },
} satisfies Record<string, Localized>;

type Plan = (
  index: TopologyIndex,
  layout: Layout,
  selection: readonly string[],
) => Command | undefined;

function selected({ document, session }: Workspace): readonly string[] {
  return stillThere(document.getState().topology, session.getState().selection);
}

function run(workspace: Workspace, plan: Plan): void {
  const { topology, dispatch } = workspace.document.getState();
  const index = topologyIndex(topology);
  const command = plan(index, layoutTopology(index), selected(workspace));
  if (command === undefined) return;
  const result = dispatch(command);
  if (!result.ok) workspace.session.getState().notify('warning', result.reason);
}

/** How many of the selected shapes could be moved; cheap, as it is asked after every change. */
function movableCount(workspace: Workspace): number {
  const index = topologyIndex(workspace.document.getState().topology);
  return selected(workspace).filter(
    (id) =>
      (index.hosts.has(id) || index.domains.has(id) || index.endpoints.has(id)) &&
      !isLocked(index, id),
  ).length;
}

function arranging(id: ActionId, icon: LucideIcon, least: 2 | 3, plan: Plan): Action {
  return {
    id,
    group: 'arrange',
    icon,
    isEnabled: (workspace) => canEdit(workspace) && movableCount(workspace) >= least,
    whyDisabled: (workspace) => whyNoEdit(workspace) ?? (least === 2 ? texts.two : texts.three),
    run: (workspace) => run(workspace, plan),
  };
}

const aligned = (to: Alignment, icon: LucideIcon): Action =>
  arranging(`align-${to}`, icon, 2, (index, layout, ids) => planAlign(index, layout, ids, to));
const distributed = (axis: Axis, icon: LucideIcon): Action =>
  arranging(`distribute-${axis}`, icon, 3, (index, layout, ids) =>
    planDistribute(index, layout, ids, axis),
  );

const toggleLock: Action = {
  id: 'toggle-lock',
  group: 'arrange',
  icon: Lock,
  shortcuts: ['Mod+Shift+K'],
  isEnabled: (workspace) => canEdit(workspace) && placeable(workspace).length > 0,
  whyDisabled: (workspace) => whyNoEdit(workspace) ?? texts.one,
  isChecked: (workspace) => {
    const index = topologyIndex(workspace.document.getState().topology);
    const ids = placeable(workspace);
    return ids.length > 0 && ids.every((id) => isLocked(index, id));
  },
  run: (workspace) => run(workspace, planLock),
};

function placeable(workspace: Workspace): readonly string[] {
  const index = topologyIndex(workspace.document.getState().topology);
  return selected(workspace).filter(
    (id) => index.hosts.has(id) || index.domains.has(id) || index.endpoints.has(id),
  );
}

const spreadOverZones: Action = {
  id: 'spread-over-zones',
  group: 'arrange',
  icon: Split,
  isEnabled: (workspace) => {
    const index = topologyIndex(workspace.document.getState().topology);
    return (
      canEdit(workspace) &&
      zonesOf(index).length > 1 &&
      selectedHosts(index, selected(workspace)).length > 0
    );
  },
  whyDisabled: (workspace) => whyNoEdit(workspace) ?? texts.hosts,
  run: (workspace) => {
    const index = topologyIndex(workspace.document.getState().topology);
    if (planSpread(index, selected(workspace)) === undefined) {
      workspace.session.getState().notify('info', message(texts.even));
    } else run(workspace, (at, _layout, ids) => planSpread(at, ids));
  },
};

/** What moves the selected shapes without a pointer. */
export const arrangeActions: readonly Action[] = [
  aligned('left', AlignStartVertical),
  aligned('centre', AlignCenterVertical),
  aligned('right', AlignEndVertical),
  aligned('top', AlignStartHorizontal),
  aligned('middle', AlignCenterHorizontal),
  aligned('bottom', AlignEndHorizontal),
  distributed('horizontal', AlignHorizontalDistributeCenter),
  distributed('vertical', AlignVerticalDistributeCenter),
  toggleLock,
  spreadOverZones,
];
