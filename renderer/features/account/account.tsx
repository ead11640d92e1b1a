import { CircleUserRound, RefreshCw } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useCommand } from '#renderer/client/use-command.ts';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { FactList } from '#renderer/ui/fact-list.tsx';
import { formatDay, formatFull, formatSince } from '#renderer/ui/format.ts';
import { Note } from '#renderer/ui/note.tsx';
import { Popover } from '#renderer/ui/popover.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { useNow, useServerNow } from '#renderer/window/clock.ts';
import { useDialogs } from '#renderer/window/dialogs.ts';
import { toShown } from '#shared/core/text/display-text.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import type { TokenStatus } from '#shared/model/token.ts';
import styles from './account.module.css';
import { KEPT_IN, toAbsentText, toCountdownText, toLeftText } from './token-text.ts';

/** Can the server be asked about a token of this deployment at all? */
const hasToken = ({ kind, credential }: Deployment): boolean =>
  kind === 'remote' && (credential === 'keychain' || credential === 'session');

/** What is known of the token, and the way to ask the server. Asks by itself only what was never asked. */
const useToken = (deployment: Deployment) => {
  const { id } = deployment;
  const { value: status, failure } = useQuery('token.getStatus', { id });
  const refresh = useCommand('token.refresh');
  const isUnasked = hasToken(deployment) && status !== undefined && status.checkedAt === null;
  const { run } = refresh;
  useEffect(() => {
    if (isUnasked) void run({ id });
  }, [isUnasked, run, id]);
  return { status, failure, refresh, canAsk: hasToken(deployment) };
};

type FactsProps = { readonly deployment: Deployment; readonly status: TokenStatus };

/** Name, age, end, last use and place of the token, as facts. */
const AccountFacts = ({ deployment, status }: FactsProps) => {
  const hereMs = useNow();
  // What the server wrote is counted by its clock.
  const nowMs = hereMs + status.skewMs;
  const when = (iso: string | null, none: string, byMs = nowMs): string =>
    iso === null ? none : `${formatSince(iso, byMs)}, ${formatDay(iso)}`;
  const { expiresAt } = status;
  const ends =
    expiresAt === null ? 'not known' : `${toCountdownText(expiresAt, nowMs)}, ${formatFull(expiresAt)}`;
  return (
    <FactList
      facts={[
        { name: 'Token', value: status.name ?? 'without a name' },
        ...(status.standing === 'refused' ? [{ name: 'State', value: 'refused by the server' }] : []),
        { name: 'Made', value: when(status.createdAt, 'not known') },
        { name: 'Ends', value: ends },
        { name: 'Last used', value: when(status.lastUsedAt, 'not told') },
        { name: 'Kept in', value: KEPT_IN[deployment.credential] },
        { name: 'Asked', value: when(status.checkedAt, 'never', hereMs) },
      ]}
    />
  );
};

type PanelProps = {
  readonly deployment: Deployment;
  readonly token: ReturnType<typeof useToken>;
  /** Called before a dialog opens, so that the keyboard is back at the panel's button when that closes. */
  readonly onLeave: () => void;
};

const Body = ({ deployment, token }: Pick<PanelProps, 'deployment' | 'token'>) => {
  const { status, failure } = token;
  if (failure !== null && status === undefined) return <ErrorNote failure={failure} />;
  if (status === undefined) return <Skeleton lines={5} label="Loading the account" />;
  if (deployment.kind === 'demo') return <p>The demo makes a token of its own at every start.</p>;
  if (deployment.credential === 'none') return <p>Signed out: there is no token for this deployment.</p>;
  return (
    <>
      {status.message !== '' && (
        <Note tone={['day', 'expired', 'refused'].includes(status.warning) ? 'warn' : 'info'}>
          {status.message}
        </Note>
      )}
      {status.clockMessage !== null && <Note tone="warn">{status.clockMessage}</Note>}
      <AccountFacts deployment={deployment} status={status} />
    </>
  );
};

/** The account of a deployment in full, and what can be done with it. */
const AccountPanel = ({ deployment, token, onLeave }: PanelProps) => {
  const { id, credential, kind } = deployment;
  const { refresh, status } = token;
  const ask = (kind: 'rotate' | 'sign-in' | 'sign-out'): void => {
    onLeave();
    useDialogs.getState().show({ kind, id });
  };
  const signOutAndForget = (): void => {
    onLeave();
    useDialogs.getState().show({ kind: 'sign-out', id, forgetsCopy: true });
  };
  const name = status?.owner?.username ?? deployment.actor?.username;
  return (
    <div className={styles.panel}>
      <header className={styles.head}>
        <h2>
          {name === undefined ? 'Nobody yet' : <SafeText>{name}</SafeText>} <span>on {deployment.name}</span>
        </h2>
        {token.canAsk && (
          <Button
            look="quiet"
            label="Ask the server about the token"
            icon={<RefreshCw />}
            disabled={refresh.isBusy}
            onClick={() => void refresh.run({ id })}
          />
        )}
      </header>
      <Body deployment={deployment} token={token} />
      {refresh.failure !== null && <ErrorNote failure={refresh.failure} />}
      {kind === 'remote' && (
        <div className={styles.actions}>
          <Button disabled={!token.canAsk} onClick={() => ask('rotate')}>
            Replace token…
          </Button>
          <Button onClick={() => ask('sign-in')}>Sign in again…</Button>
          <Button disabled={credential === 'none'} onClick={() => ask('sign-out')}>
            Sign out…
          </Button>
          <Button disabled={credential === 'none'} onClick={signOutAndForget}>
            Sign out and forget the copy…
          </Button>
        </div>
      )}
    </div>
  );
};

const NEAR_MS = 100 * 86_400_000;

/** The shortest word on the state of the token; empty when there is nothing to say. */
const toShort = (status: TokenStatus | undefined, nowMs: number): string => {
  if (status?.warning === 'refused') return 'refused';
  const expiresAt = status?.expiresAt ?? null;
  // What is far away is nobody's concern in a narrow place.
  return expiresAt === null || Date.parse(expiresAt) - nowMs > NEAR_MS ? '' : toLeftText(expiresAt, nowMs);
};

/** Whose token is in use and how long it lives; a press shows the rest. */
export const AccountButton = ({ deployment }: { readonly deployment: Deployment }) => {
  const token = useToken(deployment);
  const trigger = useRef<HTMLButtonElement>(null);
  const nowMs = useServerNow(deployment.id);
  const { status } = token;
  const name = status?.owner?.username ?? deployment.actor?.username ?? 'nobody';
  const expiresAt = status?.expiresAt ?? null;
  const isRefused = status?.warning === 'refused';
  const ends = expiresAt === null ? '' : `, token ends ${toCountdownText(expiresAt, nowMs)}`;
  const absent = toAbsentText(deployment);
  const held = isRefused ? ', token refused by the server' : ends;
  const end = absent === null ? held : `, ${absent}`;
  const isUrgent =
    deployment.credential === 'unavailable' ||
    isRefused ||
    status?.warning === 'day' ||
    status?.warning === 'expired';
  return (
    <Popover
      label="Account"
      size="large"
      trigger={
        <button
          ref={trigger}
          type="button"
          className={styles.account}
          aria-label={toShown(`Account: ${name}${end}`)}
        >
          <CircleUserRound aria-hidden="true" />
          <span className={styles.name}>
            <SafeText>{name}</SafeText>
          </span>
          <span className={isUrgent ? styles.urgent : styles.left}>{absent ?? toShort(status, nowMs)}</span>
        </button>
      }
    >
      <AccountPanel deployment={deployment} token={token} onLeave={() => trigger.current?.focus()} />
    </Popover>
  );
};
