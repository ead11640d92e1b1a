import { useDeployment } from '#renderer/data/use-deployment.ts';
import { useQuery } from '#renderer/data/use-query.ts';
import { useWhere } from '#renderer/data/window/where.ts';
import { AccountButton } from '#renderer/features/account/account-button.tsx';
import { Switcher } from '#renderer/features/deployments/switcher.tsx';
import { useCurrentView } from '#renderer/features/views/current-view.ts';
import { SavedViews } from '#renderer/features/views/saved-views.tsx';
import { NavGroup, NavItem } from '#renderer/ui/nav.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import type { DeploymentId } from '#shared/base/brand.ts';
import { useOpening } from './opening.tsx';
import styles from './shell.module.css';
import { StatusLine } from './status-line.tsx';

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

const Everybody = ({ deploymentId }: { readonly deploymentId: DeploymentId }) => {
  const { screen, go } = useWhere();
  const view = useCurrentView();
  const users = useQuery('user.count', { deploymentId }).value;
  return (
    <NavGroup label="Deployment">
      <NavItem
        isCurrent={screen === 'users' && view === null}
        onSelect={() => go('users')}
        // A deployment has somebody always: with nobody in the copy, nothing was read yet.
        {...(users === undefined || users.all === 0 ? {} : { count: users.all })}
      >
        Users
      </NavItem>
      <NavItem isCurrent={screen === 'roles'} onSelect={() => go('roles')}>
        Roles
      </NavItem>
    </NavGroup>
  );
};

/** Left column: deployment, organizations, saved views, other screens, and the state of things. */
export const Sidebar = () => {
  const deployment = useDeployment();
  const opening = useOpening();
  const { screen, go } = useWhere();
  return (
    <nav aria-label="Places" className={styles.sidebar}>
      <Switcher current={deployment} opening={opening}>
        {deployment !== undefined && <AccountButton key={deployment.id} deployment={deployment} />}
      </Switcher>
      <div className={styles.scroll}>
        {deployment !== undefined && (
          <>
            <Organizations />
            <Everybody deploymentId={deployment.id} />
            <SavedViews />
            <NavGroup label="Changes">
              <NavItem isCurrent={screen === 'review'} onSelect={() => go('review')}>
                Review
              </NavItem>
              <NavItem isCurrent={screen === 'history' || screen === 'run'} onSelect={() => go('history')}>
                History
              </NavItem>
              <NavItem isCurrent={screen === 'changed'} onSelect={() => go('changed')}>
                What changed
              </NavItem>
            </NavGroup>
          </>
        )}
      </div>
      <StatusLine />
    </nav>
  );
};
