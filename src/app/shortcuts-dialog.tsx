import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { actionGroups, useActions, type ActionId } from '../platform/react/actions.tsx';
import { useSession } from '../platform/react/workspace.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import styles from './app.module.css';

/** Keys that a list has for itself. */
const problemKeys = [
  { what: 'walk', keys: ['ArrowUp', 'ArrowDown', 'Home', 'End'] },
  { what: 'open', keys: ['Enter', 'ArrowLeft', 'ArrowRight'] },
  { what: 'show', keys: ['Space'] },
  { what: 'fix', keys: ['F'] },
  { what: 'waive', keys: ['W'] },
] as const;

const outlineKeys = [
  { what: 'walk', keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'] },
  { what: 'edit', keys: ['Enter', 'F2'] },
  { what: 'add', keys: ['Insert'] },
  { what: 'order', keys: ['Alt+ArrowUp', 'Alt+ArrowDown', 'Alt+ArrowLeft', 'Alt+ArrowRight'] },
  { what: 'select', keys: ['Space'] },
] as const;

/** Every verb that has a key, from the actions themselves. */
export function ShortcutsDialog(): ReactNode {
  const { t } = useTranslation('app');
  const set = useSession((state) => state.set);
  const table = useRef<HTMLTableElement>(null);
  const withKeys = [...useActions().values()].filter((action) => action.shortcuts !== undefined);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && set({ dialog: null })}
      title={t('shortcuts.title')}
      description={t('shortcuts.description')}
      closeLabel={t('close')}
      // On the close button its tooltip would open, and take the first Escape for itself.
      initialFocus={table}
    >
      <table ref={table} tabIndex={-1} className={styles['shortcuts']}>
        {actionGroups.map((group) => {
          const inGroup = withKeys.filter((action) => action.group === group);
          return (
            inGroup.length > 0 && (
              <tbody key={group}>
                <tr>
                  <th scope="rowgroup" colSpan={2}>
                    {t(`actionGroups.${group}`)}
                  </th>
                </tr>
                {inGroup.map(({ id }) => (
                  <Row key={id} id={id} />
                ))}
              </tbody>
            )
          );
        })}
        <tbody>
          <tr>
            <th scope="rowgroup" colSpan={2}>
              {t('shortcuts.problems.title')}
            </th>
          </tr>
          {problemKeys.map(({ what, keys }) => (
            <KeyRow key={what} label={t(`shortcuts.problems.${what}`)} shortcuts={keys} />
          ))}
        </tbody>
        <tbody>
          <tr>
            <th scope="rowgroup" colSpan={2}>
              {t('shortcuts.outline.title')}
            </th>
          </tr>
          {outlineKeys.map(({ what, keys }) => (
            <KeyRow key={what} label={t(`shortcuts.outline.${what}`)} shortcuts={keys} />
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}

function Row({ id }: { id: ActionId }): ReactNode {
  const { t } = useTranslation('app');
  // Without the step that undo would take just now: the list is about the key.
  const label = t(`actions.${id}`, { step: '' }).trim();
  const shortcuts = useActions().get(id)?.shortcuts ?? [];
  return <KeyRow label={label} shortcuts={shortcuts} />;
}

interface KeyRowProps {
  readonly label: string;
  readonly shortcuts: readonly string[];
}

function KeyRow({ label, shortcuts }: KeyRowProps): ReactNode {
  return (
    <tr>
      <td>{label}</td>
      <td>
        {shortcuts.map((shortcut) => (
          <Kbd key={shortcut} shortcut={shortcut} look="cap" />
        ))}
      </td>
    </tr>
  );
}
