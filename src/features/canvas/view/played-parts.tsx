import { CircleAlert, CircleOff, CircleX, MapPin, Scissors, TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { durationText } from '../../../core/analysis/duration-text.ts';
import { useText } from '../../../platform/react/workspace.tsx';
import { describeCut, describeFate } from '../scene/describe.ts';
import type { PlayedShape } from '../../../core/analysis/scenario/play-scene.ts';
import styles from './played.module.css';

type Played = PlayedShape | undefined;

const fateIcons = {
  failed: CircleX,
  dead: CircleOff,
  unusable: TriangleAlert,
  impaired: CircleAlert,
};

/** What has become of a shape, told by shape, colour and words. */
export function PlayedMark({ played }: { played: Played }): ReactElement | null {
  const { t } = useTranslation('canvas');
  if (played?.fate === undefined) return null;
  const Icon = fateIcons[played.fate];
  return (
    <span className={styles['mark']} title={describeFate(played, t)}>
      <Icon size={15} aria-hidden />
    </span>
  );
}

/** The addresses a shape holds, or held until the last step. */
export function HeldAddress({ played }: { played: Played }): ReactElement | null {
  const { t } = useTranslation('canvas');
  const { pick } = useText();
  const { holds, lost, took, takes } = played ?? {};
  if (holds === undefined && lost === undefined) return null;
  const title =
    holds === undefined
      ? t('simulation.lost', { names: lost })
      : t('simulation.holds', { names: holds });
  return (
    <span
      className={styles['address']}
      title={title}
      data-lost={holds === undefined || undefined}
      data-took={took || undefined}
    >
      <MapPin size={11} aria-hidden />
      VIP
      {takes !== undefined && <span className={styles['takes']}>{pick(durationText(takes))}</span>}
    </span>
  );
}

/** That a place does not reach others. */
export function PlayedCut({ cutFrom }: { cutFrom: string | undefined }): ReactElement | null {
  const { t } = useTranslation('canvas');
  if (cutFrom === undefined) return null;
  const text = describeCut(cutFrom, t);
  return (
    <span className={styles['cut']} title={text}>
      <Scissors size={12} aria-hidden />
      <span>{text}</span>
    </span>
  );
}
