import { lazy, Suspense, useEffect, useRef, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlayed } from '../../platform/react/simulation.ts';
import { useSession } from '../../platform/react/workspace.tsx';
import { announce } from '../../ui/announce.ts';

const Strip = lazy(async () => ({ default: (await import('./strip.tsx')).Strip }));

/** What the failures that are played come to, above the canvas; nothing while it is edited. */
export function SimulationStrip(): ReactElement | null {
  const { t } = useTranslation('simulation');
  const simulation = useSession((state) => state.simulation);
  const played = usePlayed();
  const simulating = simulation !== null;
  const was = useRef(false);
  useEffect(() => {
    // What was read out last speaks of failures.
    if (was.current && !simulating) announce(t('left'));
    was.current = simulating;
  }, [simulating, t]);
  return simulation === null || played === null ? null : (
    <Suspense>
      <Strip simulation={simulation} played={played} />
    </Suspense>
  );
}
