import { RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  availabilityText,
  fromPercent,
  toPercent,
} from '../../core/analysis/exact/availability-text.ts';
import { defaultAvailability, type FigureInfo } from '../../core/analysis/exact/figures.ts';
import { message } from '../../core/model/message.ts';
import { useDraft, type WriteResult } from '../../platform/react/draft.ts';
import { useDocument, useText, useWorkspace } from '../../platform/react/workspace.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import styles from './analysis.module.css';
import { withFigure, type FigureUse } from './figure-use.ts';

const outOfRange = message({
  en: 'Enter a number from 0 to 100.',
  zh: '请输入 0 到 100 之间的数字。',
});

/** One assumption: what is assumed, where from, and what the user knows better. */
export function FigureRow(props: { info: FigureInfo; use: FigureUse | undefined }): ReactNode {
  const { t } = useTranslation('analysis');
  const { pick, say } = useText();
  const { document } = useWorkspace();
  const { key, name, source } = props.info;
  const assumed = useDocument((state) => defaultAvailability(state.topology, key));
  const own = useDocument((state) => state.topology.assumptions.availability[key]);

  const write = (percent: number | null): WriteResult => {
    if (percent !== null && !(percent >= 0 && percent <= 100)) return outOfRange;
    const { dispatch, topology } = document.getState();
    const figure = percent === null ? undefined : fromPercent(percent);
    const result = dispatch(
      {
        type: 'update-settings',
        part: 'assumptions',
        patch: { availability: withFigure(topology.assumptions.availability, key, figure) },
      },
      { mergeKey: `assumptions:${key}` },
    );
    return result.ok ? undefined : result.reason;
  };
  const draft = useDraft(own === undefined ? null : toPercent(own), write);
  const label = t('assumptions.yoursOf', { name: pick(name) });
  return (
    <tr data-changed={own !== undefined || undefined}>
      <th scope="row">{pick(name)}</th>
      <td className={styles['number']}>{props.use?.count ?? 0}</td>
      <td className={styles['number']}>
        {say(availabilityText(Number((1 - assumed).toPrecision(12))))}
      </td>
      <td className={styles['figure']}>
        <div className={styles['figureField']}>
          <NumberField
            layout="bare"
            label={label}
            notANumber={t('assumptions.notANumber')}
            value={draft.value}
            error={draft.problem === undefined ? undefined : say(draft.problem)}
            placeholder={String(toPercent(assumed))}
            min={0}
            max={100}
            step={0.01}
            unit="%"
            onChange={draft.change}
            onCommit={draft.settle}
          />
          <IconButton
            icon={RotateCcw}
            size="s"
            label={t('assumptions.reset', { name: pick(name) })}
            disabled={own === undefined}
            onClick={() => draft.change(null)}
          />
        </div>
      </td>
      <td className={styles['source']}>{pick(source)}</td>
    </tr>
  );
}
