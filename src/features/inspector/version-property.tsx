import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ControlPlane, Worker } from '../../core/model/topology.ts';
import { useDocument } from '../../platform/react/workspace.tsx';
import type { ExplainedDiagnostic } from '../../store/session-store.ts';
import { TextProperty } from './fields.tsx';
import { useElementWriter } from './use-write.ts';

/** The release of Kubernetes a node runs, where it is not that of the cluster. */
export function VersionProperty(props: {
  component: ControlPlane | Worker;
  findings: readonly ExplainedDiagnostic[] | undefined;
}): ReactElement {
  const { t } = useTranslation('inspector');
  const release = useDocument((state) => state.topology.cluster.kubernetesVersion);
  const set = useElementWriter('components', props.component);
  return (
    <TextProperty
      label={t('fields.kubernetesVersion')}
      hint={t('hints.nodeVersion')}
      placeholder={release}
      value={props.component.version ?? ''}
      findings={props.findings}
      mono
      write={(text) => set('version', text === '' ? undefined : text)}
    />
  );
}
