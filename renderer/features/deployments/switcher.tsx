import { ChevronsUpDown, Lock, LockOpen, Plus, RefreshCw, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { Dot } from '#renderer/ui/dot.tsx';
import { formatAsOf, formatCount, formatSince } from '#renderer/ui/format.ts';
import { Menu, MenuItem, MenuLine } from '#renderer/ui/menu.tsx';
import { Moment } from '#renderer/ui/moment.tsx';
import { Progress } from '#renderer/ui/progress.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import { useNow } from '#renderer/window/clock.ts';
import { useBinding } from '#renderer/window/commands.ts';
import { useDialogs } from '#renderer/window/dialogs.ts';
import { useWhere } from '#renderer/window/where.ts';
import { toShown } from '#shared/core/text/display-text.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import styles from './deployments.module.css';

/** "As of 14:02, 3 min ago" with a refresh button; while refreshing: the step, how far, and a way to stop. */
const Freshness = ({ deployment }: { readonly deployment: Deployment }) => {
  const { value } = useQuery('sync.getStatus', { deploymentId: deployment.id });
  const nowMs = useNow();
  const start = useBinding('sync.start');
  const cancel = useBinding('sync.cancel');
  const progress = value?.progress ?? null;
  if (value?.state === 'running') {
    const total = progress?.total ?? null;
    const done = progress?.done ?? 0;
    return (
      <div className={styles.fresh} aria-live="off">
        <div className={styles.running}>
          <span className={styles.step}>
            {progress?.step ?? 'Refreshing'} {done > 0 && formatCount(done)}
            {total !== null && ` of ${formatCount(total)}`}
          </span>
          <Progress
            label={progress?.step ?? 'Refreshing'}
            value={total === null || total === 0 ? null : done / total}
          />
        </div>
        <Button look="quiet" label="Stop refreshing" icon={<X />} onClick={cancel.run} />
      </div>
    );
  }
  const asOf = value?.asOf ?? null;
  return (
    <div className={styles.fresh}>
      {asOf === null ? (
        <span>No copy open</span>
      ) : (
        <Moment iso={asOf}>
          As of {formatAsOf(asOf, nowMs)}, {formatSince(asOf, nowMs)}
        </Moment>
      )}
      <Button
        look="quiet"
        label={`Refresh from server (${start.keyText ?? ''})`}
        icon={<RefreshCw />}
        disabled={!start.isEnabled}
        onClick={start.run}
      />
    </div>
  );
};

/** The read-only lock of a deployment: locks at a press, and asks in a window of its own before it unlocks. */
const LockButton = ({ deployment }: { readonly deployment: Deployment }) => {
  const lock = useBinding('deployment.lock');
  const { readOnly } = deployment;
  return (
    <Button
      look="quiet"
      className={cx(styles.lock, readOnly && styles.locked)}
      aria-pressed={readOnly}
      label="Read-only"
      title={
        readOnly
          ? 'Read-only: applying is off. Press to unlock.'
          : 'Applying is possible. Press to make this deployment read-only.'
      }
      icon={readOnly ? <Lock aria-hidden="true" /> : <LockOpen aria-hidden="true" />}
      disabled={!lock.isEnabled}
      onClick={lock.run}
    />
  );
};

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
