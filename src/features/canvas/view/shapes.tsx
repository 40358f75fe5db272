import type { NodeProps } from '@xyflow/react';
import { memo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { familyOf, kindIcons, kindNames } from '../../../platform/react/kind-icon.tsx';
import { useText } from '../../../platform/react/workspace.tsx';
import type {
  ClusterNode,
  ComponentNode,
  DomainNode,
  EndpointNode,
  HostNode,
} from '../scene/nodes.ts';
import { HeatMark } from './heat-mark.tsx';
import { HeldAddress, PlayedCut, PlayedMark } from './played-parts.tsx';
import { ShapeName } from './rename-field.tsx';
import { LinkDots, LockMark, PreviewMark, StateBadge, useShapeState } from './shape-parts.tsx';
import styles from './shapes.module.css';

function DomainShape({ id, data, selected }: NodeProps<DomainNode>): ReactElement {
  const { t } = useTranslation('canvas');
  const { pick } = useText();
  const Icon = kindIcons[data.kind];
  const state = useShapeState(id, selected, data);
  return (
    <div className={styles['domain']} data-kind={data.kind} {...state}>
      <div className={styles['domainHead']}>
        <Icon size={15} className={styles['icon'] ?? ''} aria-hidden />
        <ShapeName id={id} name={data.name} />
        <span className={styles['kind']}>{pick(kindNames[data.kind])}</span>
        <span className={styles['spacer']} />
        <PlayedCut cutFrom={data.played?.cutFrom} />
        <LockMark locked={data.locked} />
        <PreviewMark mark={data.mark} />
        <HeatMark share={data.heat} />
        <StateBadge severity={data.severity} count={data.findings} />
        <PlayedMark played={data.played} />
      </div>
      {data.children === 0 && <p className={styles['domainEmpty']}>{t('domainEmpty')}</p>}
    </div>
  );
}

function HostShape({ id, data, selected }: NodeProps<HostNode>): ReactElement {
  const { t } = useTranslation('canvas');
  const Icon = kindIcons.host;
  const state = useShapeState(id, selected, data);
  return (
    <div className={styles['host']} {...state}>
      <div className={styles['hostHead']}>
        <Icon size={16} className={styles['icon'] ?? ''} aria-hidden />
        <span className={styles['words']}>
          <ShapeName id={id} name={data.name} />
          <span className={styles['address']} data-missing={data.address === '' || undefined}>
            {data.address === '' ? t('noAddress') : data.address}
          </span>
        </span>
        <PlayedCut cutFrom={data.played?.cutFrom} />
        <LockMark locked={data.locked} />
        <PreviewMark mark={data.mark} />
        <HeatMark share={data.heat} />
        <StateBadge severity={data.severity} count={data.findings} />
        <PlayedMark played={data.played} />
      </div>
      {data.empty && <p className={styles['hostEmpty']}>{t('hostEmpty')}</p>}
      <LinkDots type="host" />
    </div>
  );
}

function ComponentShape({ id, data, selected }: NodeProps<ComponentNode>): ReactElement {
  const { t } = useTranslation('canvas');
  const { pick } = useText();
  const Icon = kindIcons[data.kind];
  const state = useShapeState(id, selected, data);
  const detail = data.learner ? t('learner') : data.detail;
  return (
    <div
      className={styles['component']}
      data-family={familyOf(data.kind)}
      title={pick(kindNames[data.kind])}
      {...state}
    >
      <Icon size={15} className={styles['icon'] ?? ''} aria-hidden />
      <span className={styles['row']}>
        <ShapeName id={id} name={data.name} />
        {detail !== '' && <span className={styles['detail']}>{detail}</span>}
      </span>
      <HeldAddress played={data.played} />
      <PreviewMark mark={data.mark} />
      <HeatMark share={data.heat} />
      <StateBadge severity={data.severity} count={data.findings} />
      <PlayedMark played={data.played} />
      <LinkDots type="component" />
    </div>
  );
}

function EndpointShape({ id, data, selected }: NodeProps<EndpointNode>): ReactElement {
  const { t } = useTranslation('canvas');
  const { pick } = useText();
  const Icon = kindIcons[data.kind];
  const state = useShapeState(id, selected, data);
  return (
    <div className={styles['endpoint']} data-family="endpoint" data-kind={data.kind} {...state}>
      <span className={styles['disc']}>
        <Icon size={18} aria-hidden />
      </span>
      <span className={styles['words']}>
        <span className={styles['line']}>
          <ShapeName id={id} name={data.name} />
          <span className={styles['kind']}>{pick(kindNames[data.kind])}</span>
        </span>
        <span className={styles['address']} data-missing={data.detail === '' || undefined}>
          {data.detail === '' ? t('noAddress') : data.detail}
        </span>
      </span>
      <LockMark locked={data.locked} />
      <PreviewMark mark={data.mark} />
      <HeatMark share={data.heat} />
      <StateBadge severity={data.severity} count={data.findings} />
      <PlayedMark played={data.played} />
      <LinkDots type="endpoint" />
    </div>
  );
}

function ClusterShape({ id, data, selected }: NodeProps<ClusterNode>): ReactElement {
  const { t } = useTranslation('canvas');
  const Icon = kindIcons['etcd-cluster'];
  const state = useShapeState(id, selected, data);
  return (
    <div
      className={styles['cluster']}
      data-family="etcd"
      title={t('quorum', { quorum: data.quorum, voters: data.voters })}
      {...state}
    >
      <Icon size={14} className={styles['icon'] ?? ''} aria-hidden />
      <ShapeName id={id} name={data.name} />
      <span className={styles['detail']}>
        {data.played?.up ?? data.quorum}/{data.voters}
      </span>
      <PreviewMark mark={data.mark} />
      <HeatMark share={data.heat} />
      <StateBadge severity={data.severity} count={data.findings} />
      <PlayedMark played={data.played} />
      <LinkDots type="cluster" />
    </div>
  );
}

/** One drawing a type of node; each draws again only when its own data changes. */
export const shapeTypes = {
  domain: memo(DomainShape),
  host: memo(HostShape),
  component: memo(ComponentShape),
  endpoint: memo(EndpointShape),
  cluster: memo(ClusterShape),
};
