import { useQuery } from '#renderer/client/use-query.ts';
import { AccountButton } from '#renderer/features/account/account.tsx';
import { Switcher } from '#renderer/features/deployments/switcher.tsx';
import { AttentionTag } from '#renderer/features/run/attention.tsx';
import { StatusButton } from '#renderer/features/status/status.tsx';
import { useCurrentView } from '#renderer/features/views/current-view.ts';
import { SavedViews } from '#renderer/features/views/saved-views.tsx';
import { NavGroup, NavItem } from '#renderer/ui/nav.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import { useDeployment } from '#renderer/window/deployment.ts';
import { SCREEN_COUNTS } from '#renderer/window/screen.ts';
import { useWhere } from '#renderer/window/where.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import { SCREENS, type ScreenSpec } from '#shared/contract/commands.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import { useOpening } from './opening.tsx';
import styles from './shell.module.css';
import { toStateTags } from './state-tags.ts';
import stateStyles from './status-line.module.css';

const Organizations = () => {
  const { deploymentId, organizationId, screen } = useWhere();
  const view = useCurrentView();
  const { value } = useQuery('organization.list', deploymentId === null ? null : { deploymentId });
  if (value === undefined || value.length === 0) return null;
  return (
    <NavGroup label="Organizations">
      {value.map((one) => (
        <NavItem
          key={one.id}
          isCurrent={one.id === organizationId && screen === 'members' && view === null}
          count={one.members}
          onSelect={() => useWhere.getState().openOrganization(one.id)}
        >
          <SafeText>{one.displayName || one.name}</SafeText>
        </NavItem>
      ))}
    </NavGroup>
  );
};

const Place = ({
  spec,
  deploymentId,
}: {
  readonly spec: ScreenSpec;
  readonly deploymentId: DeploymentId;
}) => {
  const { screen, go } = useWhere();
  const view = useCurrentView();
  const useCount = SCREEN_COUNTS[spec.id];
  const count = useCount?.(deploymentId);
  return (
    <NavItem
      // Who is in a saved view of a list is in one place, and that is the view.
      isCurrent={(screen === spec.id || screen === spec.holds) && view === null}
      onSelect={() => go(spec.id)}
      {...(count === undefined ? {} : { count })}
    >
      {spec.title}
    </NavItem>
  );
};

const Places = ({
  group,
  deploymentId,
}: {
  readonly group: NonNullable<ScreenSpec['group']>;
  readonly deploymentId: DeploymentId;
}) => (
  <NavGroup label={group}>
    {SCREENS.filter((spec) => spec.group === group).map((spec) => (
      <Place key={spec.id} spec={spec} deploymentId={deploymentId} />
    ))}
  </NavGroup>
);

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
const StatusLine = () => {
  const deployment = useDeployment();
  return (
    <section className={stateStyles.status} aria-label="State">
      <div className={stateStyles.tags}>
        <AttentionTag />
        {deployment !== undefined && <Tags deployment={deployment} />}
      </div>
      <StatusButton />
    </section>
  );
};

/** Left column: deployment, organizations, saved views, other screens, and the state of things. */
export const Sidebar = () => {
  const deployment = useDeployment();
  const opening = useOpening();
  return (
    <nav aria-label="Places" className={styles.sidebar}>
      <Switcher current={deployment} opening={opening}>
        {deployment !== undefined && <AccountButton key={deployment.id} deployment={deployment} />}
      </Switcher>
      <div className={styles.scroll}>
        {deployment !== undefined && (
          <>
            <Organizations />
            <Places group="Deployment" deploymentId={deployment.id} />
            <SavedViews />
            <Places group="Changes" deploymentId={deployment.id} />
          </>
        )}
      </div>
      <StatusLine />
    </nav>
  );
};
