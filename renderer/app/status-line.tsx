import { useDeployment } from '#renderer/data/use-deployment.ts';
import { useQuery } from '#renderer/data/use-query.ts';
import { useWhere } from '#renderer/data/window/where.ts';
import { CAUSE_TAGS } from '#renderer/features/account/words.ts';
import { AttentionTag } from '#renderer/features/run/attention-tag.tsx';
import { StatusButton } from '#renderer/features/status/status-button.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import styles from './status-line.module.css';

const NETWORK_CODES: readonly string[] = ['offline', 'host-not-found', 'connection-refused', 'timed-out'];

/** The state of things at the foot of the sidebar: network, where the token is, demo. */
export const StatusLine = () => {
  const deployment = useDeployment();
  const deploymentId = useWhere((where) => where.deploymentId);
  const { value: sync } = useQuery('sync.getStatus', deploymentId === null ? null : { deploymentId });
  const code = sync?.problem?.code;
  const { value: token } = useQuery('token.getStatus', deploymentId === null ? null : { id: deploymentId });
  const isOffline = code !== undefined && NETWORK_CODES.includes(code);
  const hasToken = deployment?.credential === 'keychain' || deployment?.credential === 'session';
  return (
    <section className={styles.status} aria-label="State">
      <div className={styles.tags}>
        <AttentionTag />
        {isOffline ? (
          <Tag tone="warn" title={sync?.problem?.message ?? ''}>
            offline: showing the copy
          </Tag>
        ) : (
          // Only what was heard since the start is called so: a copy says nothing of the server.
          hasToken && token?.standing === 'taken' && <Tag tone="good">online</Tag>
        )}
        {hasToken && token?.warning === 'refused' && (
          <Tag tone="warn" title={token.message}>
            token refused
          </Tag>
        )}
        {deployment?.kind === 'demo' && <Tag>demo data</Tag>}
        {deployment?.kind === 'remote' && deployment.credential === 'session' && (
          <Tag tone="warn" title={deployment.credentialProblem?.message ?? ''}>
            token until quit
          </Tag>
        )}
        {deployment?.credential === 'unavailable' && deployment.credentialProblem !== null && (
          <Tag tone="warn" title={deployment.credentialProblem.message}>
            {CAUSE_TAGS[deployment.credentialProblem.cause]}
          </Tag>
        )}
        {deployment?.credential === 'none' && <Tag tone="warn">signed out</Tag>}
      </div>
      <StatusButton />
    </section>
  );
};
