import { FactList } from '#renderer/ui/fact-list.tsx';
import { formatDay, formatFull, formatSince } from '#renderer/ui/format.ts';
import { useNow } from '#renderer/window/use-now.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import type { TokenStatus } from '#shared/model/token.ts';
import { KEPT_IN, sayCountdown } from './words.ts';

type Props = { readonly deployment: Deployment; readonly status: TokenStatus };

/** Name, age, end, last use and place of the token, as facts. */
export const AccountFacts = ({ deployment, status }: Props) => {
  const hereMs = useNow();
  // What the server wrote is counted by its clock.
  const nowMs = hereMs + status.skewMs;
  const when = (iso: string | null, none: string, byMs = nowMs): string =>
    iso === null ? none : `${formatSince(iso, byMs)}, ${formatDay(iso)}`;
  const { expiresAt } = status;
  const ends =
    expiresAt === null ? 'not known' : `${sayCountdown(expiresAt, nowMs)}, ${formatFull(expiresAt)}`;
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
