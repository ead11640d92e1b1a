import { useDeployment } from '#renderer/data/use-deployment.ts';
import { useQuery } from '#renderer/data/use-query.ts';
import { AttentionTag } from '#renderer/features/run/attention-tag.tsx';
import { StatusButton } from '#renderer/features/status/status-button.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import type { Deployment } from '#shared/model/deployment.ts';
import { toStateTags } from './state-tags.ts';
import styles from './status-line.module.css';

const Tags = ({ deployment }: { readonly deployment: Deployment }) => {
  const { value: sync } = useQuery('sync.getStatus', { deploymentId: deployment.id });
  const { value: token = null } = useQuery('token.getStatus', { id: deployment.id });
  const { value: app } = useQuery('app.getStatus', {});
  const known = { deployment, problem: sync?.problem ?? null, token, keychain: app?.keychain ?? null };
  return toStateTags(known).map(({ text, tone, title }) => (
    <Tag key={text} tone={tone} title={title}>
      {text}
    </Tag>
  ));
};

/** The state of things at the foot of the sidebar: network, where the token is, demo. */
export const StatusLine = () => {
  const deployment = useDeployment();
  return (
    <section className={styles.status} aria-label="State">
      <div className={styles.tags}>
        <AttentionTag />
        {deployment !== undefined && <Tags deployment={deployment} />}
      </div>
      <StatusButton />
    </section>
  );
};
