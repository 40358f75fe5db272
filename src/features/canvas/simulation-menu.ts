import { Link2, Power, PowerOff, Scissors, Unplug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../platform/react/actions.tsx';
import { useSession, useText } from '../../platform/react/workspace.tsx';
import { describeStep } from '../../store/describe-step.ts';
import {
  chooseCutFrom,
  cutBetween,
  scenarioOf,
  toggleCut,
  toggleFailed,
  type CutPlaces,
  type Simulation,
} from '../../store/simulation.ts';
import type { MenuItem } from '../../ui/menu-items.tsx';
import { failureOf, linksAt, partsOf, placeOf } from './interaction/simulate.ts';
import type { Scene } from './scene/use-scene.ts';

/** What can fail, be restored or be cut at a shape; of the open canvas, the simulation's own verbs. */
export function useSimulationMenu({ index }: Scene, id: string | undefined): readonly MenuItem[] {
  const { t } = useTranslation('canvas');
  const { say } = useText();
  const simulation = useSession((state) => state.simulation);
  const simulate = useSession((state) => state.simulate);
  const undo = useAction('undo');
  const redo = useAction('redo');
  const leave = useAction('toggle-simulation');
  const fit = useAction('fit-view');
  if (simulation === null) return [];
  if (id === undefined) {
    return [undo, redo, fit, leave].map((action) => ({
      id: action.id,
      label: action.label,
      icon: action.icon,
      shortcut: action.shortcut,
      disabled: !action.enabled,
      onSelect: action.run,
    }));
  }
  const scenario = scenarioOf(simulation);

  const step = (change: (now: Simulation) => Simulation, icon: MenuIcon): MenuItem => {
    const taken = change(simulation).steps.at(-1);
    const label = taken === undefined ? '' : say(describeStep(index, taken));
    return { id: label, label, icon, onSelect: () => simulate(change) };
  };
  const failing = (target: string): MenuItem =>
    step((now) => toggleFailed(now, target), scenario.failed.includes(target) ? Power : PowerOff);
  const cutting = (places: CutPlaces): MenuItem =>
    step(
      (now) => toggleCut(now, places),
      cutBetween(scenario, places) === undefined ? Unplug : Link2,
    );

  const own = failureOf(index, id);
  const parts = partsOf(index, id);
  const links = linksAt(index, id);
  const place = placeOf(index, id);
  const joins = (scenario.cuts ?? []).flatMap((cut): MenuItem[] => {
    const [a, b] = cut;
    return a !== undefined && b !== undefined && cut.includes(place ?? '') ? [cutting([a, b])] : [];
  });
  const cuts: MenuItem[] =
    place === undefined
      ? []
      : [
          { kind: 'separator', id: 'before-cuts' },
          cutting([place]),
          ...joins,
          {
            id: 'cut-from',
            label: t('simulation.cutFromWhat'),
            icon: Scissors,
            onSelect: () => simulate((now) => chooseCutFrom(now, place)),
          },
        ];
  return [
    ...(own === undefined ? [] : [failing(own)]),
    ...parts.map(failing),
    ...(links.length === 0
      ? []
      : [
          {
            kind: 'submenu' as const,
            id: 'links',
            icon: Link2,
            label: t('simulation.links'),
            items: links.map(failing),
          },
        ]),
    ...cuts,
  ];
}

type MenuIcon = typeof Power;
