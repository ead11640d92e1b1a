import { CircleUserRound } from 'lucide-react';
import { useRef } from 'react';
import { Popover } from '#renderer/ui/popover.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { useServerNow } from '#renderer/window/use-server-now.ts';
import { toShown } from '#shared/core/text/display-text.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import type { TokenStatus } from '#shared/model/token.ts';
import styles from './account.module.css';
import { AccountPanel } from './account-panel.tsx';
import { useToken } from './use-token.ts';
import { sayAbsent, sayCountdown, sayLeft } from './words.ts';

const NEAR_MS = 100 * 86_400_000;

/** The shortest word on the state of the token; empty when there is nothing to say. */
const toShort = (status: TokenStatus | undefined, nowMs: number): string => {
  if (status?.warning === 'refused') return 'refused';
  const expiresAt = status?.expiresAt ?? null;
  // What is far away is nobody's concern in a narrow place.
  return expiresAt === null || Date.parse(expiresAt) - nowMs > NEAR_MS ? '' : sayLeft(expiresAt, nowMs);
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
  const ends = expiresAt === null ? '' : `, token ends ${sayCountdown(expiresAt, nowMs)}`;
  const absent = sayAbsent(deployment);
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
