import { Trash2 } from 'lucide-react';
import { useCommand } from '#renderer/client/use-command.ts';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { NavGroup, NavItem } from '#renderer/ui/nav.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { openList } from '#renderer/window/list.ts';
import { useMembersScope, useUsersScope } from '#renderer/window/where.ts';
import type { Scope } from '#shared/model/organization.ts';
import { NO_ROLE, NO_ROLE_ID, useCurrentView } from './current-view.ts';
import styles from './views.module.css';

/** The views of one list: each opens that list, whichever is on the screen. */
const ViewsOf = ({ scope, note }: { readonly scope: Scope; readonly note?: string }) => {
  const current = useCurrentView();
  const { value: views } = useQuery('view.list', scope);
  const remove = useCommand('view.remove');
  return (views ?? []).map((one) => (
    <NavItem
      key={one.id}
      isCurrent={one.id === current}
      onSelect={() => openList(scope, { filter: one.filter, sort: one.sort })}
      count={one.count}
      extra={
        <Button
          look="quiet"
          label={`Remove view ${one.name}`}
          icon={<Trash2 />}
          onClick={() => void remove.run({ id: one.id })}
        />
      }
    >
      <SafeText>{one.name}</SafeText>
      {note !== undefined && <span className={styles.note}> {note}</span>}
    </NavItem>
  ));
};

/**
 * Named filters with the number of people each matches now: those of the organization that the window is on, then those
 * of the users. They mean the same on every screen.
 */
export const SavedViews = () => {
  const members = useMembersScope();
  const users = useUsersScope();
  const current = useCurrentView();
  const { value: facets } = useQuery('member.countFacets', members);
  if (members === null || users === null) return null;
  const noRole = facets?.noRole;
  return (
    <NavGroup label="Saved views">
      <NavItem
        isCurrent={current === NO_ROLE_ID}
        onSelect={() => openList(members, NO_ROLE)}
        {...(noRole === undefined ? {} : { count: noRole })}
      >
        No role
      </NavItem>
      <ViewsOf scope={members} />
      <ViewsOf scope={users} note="in Users" />
    </NavGroup>
  );
};
