import { RotateCcw } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportedShape } from '../../core/importers/importer.ts';
import { placeNames } from '../../core/importers/mermaid/corrections.ts';
import { componentKinds, failureDomainKinds } from '../../core/model/topology.ts';
import { useText } from '../../platform/react/workspace.tsx';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import styles from './import.module.css';
import type { Review } from './use-review.ts';

const pageSize = 150;
/** A longer list of machines to choose from helps nobody, and weighs in every row. */
const mostPlaces = 60;

const partReadings = [
  'load-balancer',
  'control-plane',
  'control-plane+etcd',
  'etcd',
  'worker',
  'vip',
  'kube-vip',
  'cloud-lb',
  'dns',
] as const;

const tones: Readonly<Record<ImportedShape['confidence'], Tone>> = {
  sure: 'neutral',
  likely: 'info',
  guess: 'warning',
};

type Filter = 'all' | 'doubtful' | 'notes';

const filters: Readonly<Record<Filter, (shape: ImportedShape) => boolean>> = {
  all: () => true,
  doubtful: ({ confidence, readAs }) => confidence !== 'sure' && readAs !== 'inside',
  notes: ({ readAs }) => readAs === 'note' || readAs === 'inside',
};

/** Every shape of a drawing, what it was read as and why, and the controls that say otherwise. */
export function ReviewTable({
  shapes,
  review,
}: {
  shapes: readonly ImportedShape[];
  review: Review;
}): ReactNode {
  const { t } = useTranslation('import');
  const [filter, setFilter] = useState<Filter>('all');
  const [shown, setShown] = useState(pageSize);
  // What was corrected stays in sight although it is no longer in doubt.
  const rows = shapes.filter(
    (shape) => filters[filter](shape) || review.corrections.has(shape.node),
  );
  const machines = shapes.filter(isMachine).slice(0, mostPlaces);
  const zones = shapes.filter(({ readAs }) => isDomain(readAs)).slice(0, mostPlaces);
  return (
    <section>
      <div className={styles['tools']}>
        <h3>{t('elements')}</h3>
        <SegmentedControl
          size="s"
          label={t('show')}
          value={filter}
          onChange={setFilter}
          segments={(['all', 'doubtful', 'notes'] as const).map((value) => ({
            value,
            label: t(`filter.${value}`, { count: shapes.filter(filters[value]).length }),
          }))}
        />
        <Button size="s" disabled={review.corrections.size === 0} onClick={() => review.takeBack()}>
          {t('takeBackAll')}
        </Button>
      </div>
      <div className={styles['scrolled']}>
        <table className={styles['elements']} aria-label={t('elements')}>
          <thead>
            <tr>
              <th scope="col">{t('element')}</th>
              <th scope="col">{t('readAs')}</th>
              <th scope="col">{t('standsOn')}</th>
              <th scope="col">{t('because')}</th>
              <th scope="col">
                <span className={styles['hidden']}>{t('change')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((shape) => (
              <ReviewRow
                key={shape.node}
                shape={shape}
                review={review}
                machines={machines}
                zones={zones}
              />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown && (
        <Button size="s" onClick={() => setShown(shown + pageSize)}>
          {t('more', { count: rows.length - shown })}
        </Button>
      )}
    </section>
  );
}

function ReviewRow(props: {
  shape: ImportedShape;
  review: Review;
  machines: readonly ImportedShape[];
  zones: readonly ImportedShape[];
}): ReactNode {
  const { t } = useTranslation('import');
  const { say } = useText();
  const { shape, review, machines, zones } = props;
  const { node, readAs, count, confidence, alternatives } = shape;
  const name = nameOf(shape);
  const corrected = review.corrections.get(node);
  const choices = readingsOf(shape);
  const places = isPart(readAs) && !shape.box;
  const zoned = zones.length > 0 && (places || readAs === 'host' || isPart(readAs));
  return (
    <tr data-corrected={corrected !== undefined || undefined}>
      <th scope="row">
        <span className={styles['name']}>{name}</span>
        {name !== node && <code className={styles['node']}>{node}</code>}
      </th>
      <td>
        <span className={cx(styles['cells'], styles['oneRow'])}>
          <select
            aria-label={t('readAsOf', { name })}
            value={readAs}
            onChange={(event) => review.correct(node, { as: event.target.value })}
          >
            {choices.map((choice) => (
              <option key={choice} value={choice} disabled={choice === 'inside'}>
                {readingName(choice, t)}
              </option>
            ))}
          </select>
          {isPart(readAs) && (
            <input
              type="number"
              min={1}
              max={64}
              aria-label={t('countOf', { name })}
              value={count}
              onChange={(event) => {
                const wanted = event.target.valueAsNumber;
                if (wanted >= 1 && wanted <= 64) review.correct(node, { count: wanted });
              }}
            />
          )}
        </span>
      </td>
      <td>
        <span className={styles['cells']}>
          {places && onMachine(readAs) && (
            <PlaceSelect
              label={t('hostOf', { name })}
              none={t('ownHost')}
              value={shape.host ?? ''}
              places={machines.filter((machine) => machine.node !== node)}
              all={shape.host}
              onChange={(host) => review.correct(node, { host })}
            />
          )}
          {zoned && onMachine(readAs) && (
            <PlaceSelect
              label={t('zoneOf', { name })}
              none={t('noZone')}
              value={shape.zone ?? ''}
              places={zones}
              all={shape.zone}
              onChange={(zone) => review.correct(node, { zone })}
            />
          )}
        </span>
      </td>
      <td>
        {say(shape.evidence)}{' '}
        {confidence !== 'sure' && (
          <Badge tone={tones[confidence]}>{t(`confidence.${confidence}`)}</Badge>
        )}
        {alternatives.length > 0 && (
          <span className={styles['alternatives']}>
            {t('orElse', {
              names: alternatives.map((each) => readingName(each, t)).join(t('comma')),
            })}
          </span>
        )}
      </td>
      <td>
        {corrected !== undefined && (
          <IconButton
            size="s"
            icon={RotateCcw}
            label={t('takeBack', { name })}
            onClick={() => review.takeBack(node)}
          />
        )}
      </td>
    </tr>
  );
}

function PlaceSelect(props: {
  label: string;
  none: string;
  value: string;
  places: readonly ImportedShape[];
  /** A place that is chosen though the list is too long for it. */
  all: string | undefined;
  onChange: (node: string) => void;
}): ReactNode {
  const { label, none, value, places, all, onChange } = props;
  const known = value === '' || places.some(({ node }) => node === value);
  return (
    <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{none}</option>
      {!known && <option value={value}>{all}</option>}
      {places.map((place) => (
        <option key={place.node} value={place.node}>
          {nameOf(place)}
        </option>
      ))}
    </select>
  );
}

type Translate = (key: string, options: { defaultValue: string }) => string;

function readingName(reading: string, t: Translate): string {
  return reading
    .split('+')
    .map((each) => t(`kind.${each}`, { defaultValue: each }))
    .join(' + ');
}

function nameOf({ label, node }: ImportedShape): string {
  const line = label.replaceAll('\n', ' ').slice(0, 80);
  return line === '' ? node : line;
}

function readingsOf({ box, readAs }: ImportedShape): readonly string[] {
  const choices = box ? [...placeNames, ...partReadings, 'note'] : [...partReadings, 'note'];
  return choices.some((choice) => choice === readAs) ? choices : [readAs, ...choices];
}

function isDomain(readAs: string): boolean {
  return failureDomainKinds.some((kind) => kind === readAs);
}

function isPart(readAs: string): boolean {
  return readAs.split('+').every((each) => partReadings.some((reading) => reading === each));
}

function onMachine(readAs: string): boolean {
  return (
    readAs === 'host' ||
    readAs.split('+').some((each) => componentKinds.some((kind) => kind === each))
  );
}

/** A shape that others can share a machine with. */
function isMachine(shape: ImportedShape): boolean {
  return (
    shape.readAs === 'host' ||
    (isPart(shape.readAs) && onMachine(shape.readAs) && shape.host === undefined)
  );
}
