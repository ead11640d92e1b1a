import { ChevronsUpDown, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useQuery } from '#renderer/client/use-query.ts';
import { Dot } from '#renderer/ui/dot.tsx';
import { Menu, MenuItem, MenuLine } from '#renderer/ui/menu.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import { useDialogs } from '#renderer/window/dialogs.ts';
import { useWhere } from '#renderer/window/where.ts';
import { toShown } from '#shared/core/text/display-text.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import styles from './deployments.module.css';
import { Freshness } from './freshness.tsx';
import { LockButton } from './lock-button.tsx';

/** What is shown of a deployment: before the store answers that is all that is known. */
type Face = Pick<Deployment, 'name' | 'kind' | 'environment' | 'colour'>;

const toWord = (deployment: Face): string => (deployment.kind === 'demo' ? 'demo' : deployment.environment);

const Actions = ({ current }: { readonly current: Deployment }) => {
  const show = useDialogs((dialogs) => dialogs.show);
  const { id } = current;
  return (
    <>
      <MenuItem onSelect={() => show({ kind: 'edit-deployment', id })}>Edit deployment…</MenuItem>
      <MenuItem onSelect={() => show({ kind: 'sign-in', id })}>Sign in again…</MenuItem>
      <MenuItem onSelect={() => show({ kind: 'sign-out', id })} isDisabled={current.credential === 'none'}>
        Sign out…
      </MenuItem>
      <MenuItem onSelect={() => show({ kind: 'remove-deployment', id })}>Remove…</MenuItem>
    </>
  );
};

type Props = {
  readonly current: Deployment | undefined;
  /** The store has not answered yet: what the window opens with, as far as that is known. */
  readonly opening: { readonly last: Face | null } | null;
  /** Whose account is in use there; another feature's. */
  readonly children: ReactNode;
};

/** Which deployment this is, in its colour, how fresh the copy is, and the way to another one. */
export const Switcher = ({ current, opening, children }: Props) => {
  const face: Face | undefined = current ?? opening?.last ?? undefined;
  const none = opening === null ? 'No deployment' : 'Opening…';
  const { value: deployments } = useQuery('deployment.list', {});
  const { openDeployment, go } = useWhere.getState();
  return (
    <div className={styles.switcher} data-colour={face?.colour}>
      <Menu
        trigger={
          <button
            type="button"
            className={styles.current}
            aria-label={toShown(`Deployment: ${face === undefined ? none : `${toWord(face)} ${face.name}`}`)}
          >
            {face === undefined ? (
              <span className={styles.name}>{none}</span>
            ) : (
              <>
                <Tag tone="env">{toWord(face)}</Tag>{' '}
                <span className={styles.name}>
                  <SafeText>{face.name}</SafeText>
                </span>
              </>
            )}
            <ChevronsUpDown aria-hidden="true" />
          </button>
        }
      >
        {(deployments ?? []).map((one) => (
          <MenuItem
            key={one.id}
            isCurrent={one.id === current?.id}
            onSelect={() => openDeployment(one.id)}
            note={toWord(one)}
          >
            <Dot colour={one.colour} />
            <SafeText>{one.name}</SafeText>
          </MenuItem>
        ))}
        <MenuItem onSelect={() => go('connect')}>
          <Plus aria-hidden="true" size={12} /> Add deployment…
        </MenuItem>
        {current !== undefined && (
          <>
            <MenuLine />
            <Actions current={current} />
          </>
        )}
      </Menu>
      {current !== undefined && (
        <>
          <Freshness deployment={current} />
          <div className={styles.account}>
            {children}
            <LockButton deployment={current} />
          </div>
        </>
      )}
    </div>
  );
};
