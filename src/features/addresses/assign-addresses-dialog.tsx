import { useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { planAddresses } from '../../core/commands/assign-addresses.ts';
import { selectedHosts } from '../../core/commands/spread-hosts.ts';
import { useEdit } from '../../platform/react/edit.ts';
import {
  topologyIndex,
  useDocument,
  useSession,
  useText,
  useWorkspace,
} from '../../platform/react/workspace.tsx';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './addresses.module.css';

/** Gives hosts the free addresses of a network, looked at before it is done. */
export function AssignAddressesDialog(): ReactNode {
  const { t } = useTranslation('addresses');
  const { say } = useText();
  const { session } = useWorkspace();
  const topology = useDocument((state) => state.topology);
  const set = useSession((state) => state.set);
  const edit = useEdit();
  const field = useRef<HTMLInputElement>(null);
  const [cidr, setCidr] = useState(() => topology.network.hostSubnets[0]?.cidr ?? '');
  const [replace, setReplace] = useState(false);
  // Those that are selected, else those that have none yet, else all.
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => {
    const selected = selectedHosts(topologyIndex(topology), session.getState().selection);
    const bare = topology.hosts.filter((host) => host.addresses.length === 0);
    const hosts = [selected, bare].find((list) => list.length > 0) ?? topology.hosts;
    return new Set(hosts.map(({ id }) => id));
  });
  const plan = useMemo(
    () => planAddresses(topology, chosen, cidr, replace),
    [topology, chosen, cidr, replace],
  );
  const becomes = useMemo(
    () => new Map(plan.ok ? plan.hosts.map((each) => [each.host.id, each]) : []),
    [plan],
  );
  const count = plan.ok ? plan.hosts.filter(({ after }) => after !== undefined).length : 0;
  const close = (): void => set({ dialog: null });
  const apply = (): void => {
    if (!plan.ok || count === 0) return;
    if (edit(plan.command).ok) announce(t('done', { count }));
    close();
  };
  const toggle = (id: string, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const allChosen = chosen.size === topology.hosts.length;
  return (
    <Dialog
      open
      size="m"
      onOpenChange={(open) => !open && close()}
      title={t('title')}
      description={t('text')}
      closeLabel={t('close')}
      initialFocus={field}
      footer={
        <>
          <Button onClick={close}>{t('cancel')}</Button>
          <Button variant="primary" disabled={count === 0} onClick={apply}>
            {count === 0 ? t('applyNone') : t('apply', { count })}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <TextField
          label={t('network')}
          value={cidr}
          onChange={setCidr}
          mono
          placeholder="10.0.1.0/24"
          maxLength={64}
          inputRef={field}
          error={plan.ok || cidr.trim() === '' ? undefined : say(plan.problem)}
          hint={t('networkHint')}
        />
        <Checkbox label={t('replace')} checked={replace} onChange={setReplace} />
        <fieldset className={styles['hosts']}>
          <legend>{t('hosts', { count: chosen.size })}</legend>
          <Checkbox
            label={t('all')}
            checked={allChosen ? true : chosen.size === 0 ? false : 'mixed'}
            onChange={(on) => setChosen(new Set(on ? topology.hosts.map(({ id }) => id) : []))}
          />
          <ul className={styles['list']}>
            {topology.hosts.map(({ id, name, addresses }) => {
              const after = becomes.get(id)?.after;
              return (
                <li key={id} className={styles['host']}>
                  <Checkbox
                    label={name}
                    checked={chosen.has(id)}
                    onChange={(on) => toggle(id, on)}
                  />
                  <span className={styles['change']}>
                    {addresses.length === 0 ? t('none') : addresses.join(', ')}
                    {after !== undefined && (
                      <>
                        <span aria-hidden> → </span>
                        <ins>{after}</ins>
                      </>
                    )}
                  </span>
                </li>
              );
            })}
          </ul>
        </fieldset>
      </div>
    </Dialog>
  );
}
