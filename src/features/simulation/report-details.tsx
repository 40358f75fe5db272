import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { durationText } from '../../core/analysis/duration-text.ts';
import { describeState } from '../../core/analysis/describe.ts';
import type { Duration, SideReport } from '../../core/analysis/scenario/scenario-report.ts';
import type { EtcdState } from '../../core/analysis/verdict.ts';
import type { Played } from '../../platform/react/play-simulation.ts';
import { useSession, useText, useTopologyIndex } from '../../platform/react/workspace.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import styles from './simulation.module.css';
import { severityOfState } from './state-severity.ts';

/** The whole report, side by side under a partition: moves, interruptions, what follows. */
export function ReportDetails({ played }: { played: Played }): ReactElement {
  const { t } = useTranslation('simulation');
  const { sides, heldTwice } = played.report;
  const names = useNames(heldTwice);
  return (
    // A region that scrolls is reached by Tab, so that its end can be read by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles['details']} aria-label={t('details')} tabIndex={0}>
      {heldTwice.length > 0 && (
        <p className={styles['warning']}>
          <SeverityIcon severity="warning" />
          <span>{t('heldTwice', { names })}</span>
        </p>
      )}
      <div className={styles['sides']}>
        {sides.map((side, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- sides have no identity but their place
          <Side key={at} side={side} alone={sides.length === 1} />
        ))}
      </div>
    </section>
  );
}

function Side({ side, alone }: { side: SideReport; alone: boolean }): ReactElement {
  const { t } = useTranslation('simulation');
  const { say } = useText();
  const set = useSession((state) => state.set);
  const index = useTopologyIndex();
  const { state, place, moves, unmoved, interruptions, consequences } = side;
  const point = (hosts: readonly string[]): void => set({ highlighted: new Set(hosts) });
  return (
    <article
      className={styles['side']}
      onPointerEnter={() => !alone && point(state.hosts)}
      onPointerLeave={() => !alone && point([])}
    >
      {!alone && (
        <h3 className={styles['sideTitle']}>
          <SeverityIcon severity={severityOfState[state.api]} label={t(`state.${state.api}`)} />
          {place === null ? '' : say(place)}
        </h3>
      )}
      {/* The place stands in the title already. */}
      <p>{say(describeState(index, state))}</p>
      <Part title={t('etcd')} show={state.etcd.length > 0}>
        {state.etcd.map((cluster) => (
          <li key={cluster.cluster}>
            <Quorum cluster={cluster} />
          </li>
        ))}
      </Part>
      <Part title={t('moves')} show={moves.length > 0}>
        {moves.map(({ endpoint, from, to, takes, why }) => (
          <li key={endpoint}>
            <Move endpoint={endpoint} from={from} to={to} />
            {takes !== null && <Time takes={takes} />}
            <small>{say(why)}</small>
          </li>
        ))}
      </Part>
      <Part title={t('unmoved')} show={unmoved.length > 0}>
        {unmoved.map(({ endpoint, holder }) => (
          <li key={endpoint}>
            <Stays endpoint={endpoint} holder={holder} />
          </li>
        ))}
      </Part>
      <Part title={t('interruptions')} show={interruptions.length > 0}>
        {interruptions.map(({ what, takes }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- interruptions have no identity but their place
          <li key={at}>
            {say(what)} <Time takes={takes} />
          </li>
        ))}
      </Part>
      <Part title={t('consequences')} show={consequences.length > 0}>
        {consequences.map((each, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- consequences have no identity but their place
          <li key={at}>{say(each)}</li>
        ))}
      </Part>
    </article>
  );
}

interface PartProps {
  title: string;
  show: boolean;
  children: ReactNode;
}

function Part({ title, show, children }: PartProps): ReactElement | null {
  if (!show) return null;
  return (
    <>
      <h4 className={styles['partTitle']}>{title}</h4>
      <ul className={styles['part']}>{children}</ul>
    </>
  );
}

function Quorum({ cluster }: { cluster: EtcdState }): ReactElement {
  const { t } = useTranslation('simulation');
  const { cluster: id, up, voters, quorumSize, quorum } = cluster;
  const name = useNames([id]);
  return (
    <span className={styles['quorum']}>
      <SeverityIcon severity={quorum ? 'ok' : 'error'} />
      {t(quorum ? 'quorum' : 'noQuorum', { name, up, voters, needed: quorumSize })}
    </span>
  );
}

function Move(move: { endpoint: string; from: string | null; to: string | null }): ReactElement {
  const { t } = useTranslation('simulation');
  const [address, from, to] = [
    useNames([move.endpoint]),
    useNames([move.from]),
    useNames([move.to]),
  ];
  const nobody = t('nobody');
  return <span>{t('move', { address, from: from || nobody, to: to || nobody })} </span>;
}

function Stays({ endpoint, holder }: { endpoint: string; holder: string }): ReactElement {
  const { t } = useTranslation('simulation');
  const [address, name] = [useNames([endpoint]), useNames([holder])];
  return <span>{t('stays', { address, name })}</span>;
}

function Time({ takes }: { takes: Duration }): ReactElement {
  const { pick } = useText();
  return <span className={styles['time']}>{pick(durationText(takes))}</span>;
}

/** The names of elements, one after the other. */
function useNames(ids: readonly (string | null)[]): string {
  const { elements } = useTopologyIndex();
  return ids
    .flatMap((id) => {
      if (id === null) return [];
      const element = elements.get(id);
      return element !== undefined && 'name' in element ? String(element.name) : id;
    })
    .join(', ');
}
