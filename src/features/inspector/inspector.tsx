import { Trash2 } from 'lucide-react';
import { useMemo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExplainedDiagnostic } from '../../store/session-store.ts';
import type { TopologyIndex } from '../../core/graph/topology-index.ts';
import { useAction } from '../../platform/react/actions.tsx';
import { familyOf, kindIcons, kindOf, kindTitle } from '../../platform/react/kind-icon.tsx';
import { useSession, useText, useTopologyIndex } from '../../platform/react/workspace.tsx';
import { parseMembershipId, stillThere } from '../../store/membership.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { TID } from '../../ui/test-ids.ts';
import { ClusterForm, clusterFields } from './cluster-form.tsx';
import {
  controlPlaneFields,
  ControlPlaneForm,
  etcdMemberFields,
  EtcdMemberForm,
  loadBalancerFields,
  LoadBalancerForm,
  workerFields,
  WorkerForm,
} from './component-forms.tsx';
import { DomainForm, domainFields } from './domain-form.tsx';
import { elementFindings } from './element-findings.ts';
import { endpointFields, EndpointForm } from './endpoint-forms.tsx';
import { hostFields, HostForm } from './host-form.tsx';
import styles from './inspector.module.css';
import { LinkForm, MembershipForm } from './link-form.tsx';
import { FindingTexts, ShowProblems } from './parts.tsx';
import { SettingsForm } from './settings-form.tsx';
import { SeveralForm } from './several-form.tsx';

/** The properties of what is selected, or of the design as a whole. */
export function Inspector(): ReactElement {
  const index = useTopologyIndex();
  const selection = useSession((state) => state.selection);
  // An undo may take away what is selected.
  const known = stillThere(index.topology, selection);
  const [only] = known;
  return (
    <div
      // Where Enter on a shape of the canvas leads to.
      id="inspector"
      tabIndex={-1}
      className={styles['inspector']}
      data-testid={TID.inspector}
    >
      {only === undefined && <SettingsForm />}
      {only !== undefined && known.length === 1 && <ElementInspector key={only} id={only} />}
      {known.length > 1 && <SeveralForm />}
    </div>
  );
}

function ElementInspector({ id }: { id: string }): ReactElement {
  const index = useTopologyIndex();
  const diagnostics = useSession((state) => state.assessment?.diagnostics);
  const fields = fieldsFor(index, id);
  const { byField, others } = useMemo(
    () => elementFindings(diagnostics ?? [], id, fields),
    [diagnostics, id, fields],
  );
  return (
    <>
      <Header id={id} />
      {others.length > 0 && (
        <div className={styles['top']}>
          <FindingTexts findings={others} />
        </div>
      )}
      <ElementForm index={index} id={id} findings={byField} />
    </>
  );
}

function Header({ id }: { id: string }): ReactElement {
  const { t } = useTranslation('inspector');
  const { language } = useText();
  const index = useTopologyIndex();
  const remove = useAction('delete-selection');
  const kind = kindOf(index, id);
  const element = index.elements.get(id);
  const Icon = kind === undefined ? undefined : kindIcons[kind];
  const link = index.topology.links.find((each) => each.id === id);
  const name = element !== undefined && 'name' in element ? String(element.name) : t('link');
  const kindName =
    kind !== undefined
      ? kindTitle(kind, language)
      : t(link === undefined ? 'linkKinds.membership' : `linkKinds.${link.kind}`);
  return (
    <header className={styles['header']}>
      {Icon !== undefined && kind !== undefined && (
        <span className={styles['tile']} data-family={familyOf(kind)}>
          <Icon size={17} aria-hidden />
        </span>
      )}
      <div className={styles['title']}>
        <h2 className={styles['heading']} title={name}>
          {name}
        </h2>
        <p className={styles['kind']}>{kindName}</p>
      </div>
      <ShowProblems />
      <IconButton
        icon={Trash2}
        size="s"
        label={remove.label}
        shortcut={remove.shortcut}
        onClick={remove.run}
      />
    </header>
  );
}

const noFields: readonly string[] = [];

function fieldsFor(index: TopologyIndex, id: string): readonly string[] {
  if (index.hosts.has(id)) return hostFields;
  if (index.domains.has(id)) return domainFields;
  if (index.clusters.has(id)) return clusterFields;
  if (index.endpoints.has(id)) return endpointFields;
  switch (index.components.get(id)?.kind) {
    case 'load-balancer':
      return loadBalancerFields;
    case 'control-plane':
      return controlPlaneFields;
    case 'etcd':
      return etcdMemberFields;
    case 'worker':
      return workerFields;
    default:
      return noFields;
  }
}

interface ElementFormProps {
  index: TopologyIndex;
  id: string;
  findings: ReadonlyMap<string, readonly ExplainedDiagnostic[]>;
}

function ElementForm({ index, id, findings }: ElementFormProps): ReactElement | null {
  const host = index.hosts.get(id);
  if (host !== undefined) return <HostForm element={host} findings={findings} />;
  const domain = index.domains.get(id);
  if (domain !== undefined) return <DomainForm element={domain} findings={findings} />;
  const endpoint = index.endpoints.get(id);
  if (endpoint !== undefined) return <EndpointForm element={endpoint} findings={findings} />;
  const cluster = index.clusters.get(id);
  if (cluster !== undefined) return <ClusterForm element={cluster} findings={findings} />;
  const component = index.components.get(id);
  switch (component?.kind) {
    case 'load-balancer':
      return <LoadBalancerForm element={component} findings={findings} />;
    case 'control-plane':
      return <ControlPlaneForm element={component} findings={findings} />;
    case 'etcd': {
      const itsCluster = index.clusterOfMember.get(id);
      return (
        <>
          <EtcdMemberForm element={component} findings={findings} />
          {itsCluster !== undefined && <ClusterForm element={itsCluster} findings={new Map()} />}
        </>
      );
    }
    case 'worker':
      return <WorkerForm element={component} findings={findings} />;
    default:
  }
  const link = index.topology.links.find((each) => each.id === id);
  if (link !== undefined) return <LinkForm link={link} />;
  const membership = parseMembershipId(id);
  return membership === undefined ? null : <MembershipForm membership={membership} />;
}
