import { Trash2 } from 'lucide-react';
import { useCommand } from '#renderer/data/use-command.ts';
import { useQuery } from '#renderer/data/use-query.ts';
import { type ListState, openList, useList } from '#renderer/data/window/list.ts';
import {
  type Scope,
  useMembersScope,
  useScope,
  useUsersScope,
  useWhere,
} from '#renderer/data/window/where.ts';
import { Button } from '#renderer/ui/button.tsx';
import { NavGroup, NavItem } from '#renderer/ui/nav.tsx';
import type { Output } from '#shared/contract/index.ts';
import { DEFAULT_SORT, NO_FILTER } from '#shared/model/member-filter.ts';
import styles from './views.module.css';

const NO_ROLE: ListState = { filter: { ...NO_FILTER, noRole: true }, sort: DEFAULT_SORT };

type Saved = Output<'view.list'>[number];

/** The views of one list: each opens that list, whichever is on the screen. */
const ViewsOf = ({ scope, note }: { readonly scope: Scope; readonly note?: string }) => {
  const shown = useScope();
  const list = useList();
  const isListShown = useWhere(({ screen }) => screen === 'members' || screen === 'users');
  const { value: views } = useQuery('view.list', scope);
  const remove = useCommand('view.remove');
  const isCurrent = (one: Saved): boolean =>
    isListShown &&
    shown?.organizationId === scope.organizationId &&
    JSON.stringify(one.filter) === JSON.stringify(list.filter);
  return (views ?? []).map((one) => (
    <NavItem
      key={one.id}
      isCurrent={isCurrent(one)}
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
      {one.name}
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
  const list = useList();
  const screen = useWhere((where) => where.screen);
  const { value: facets } = useQuery('member.countFacets', members);
  if (members === null || users === null) return null;
  const isNoRole = screen === 'members' && JSON.stringify(NO_ROLE.filter) === JSON.stringify(list.filter);
  const noRole = facets?.noRole;
  return (
    <NavGroup label="Saved views">
      <NavItem
        isCurrent={isNoRole}
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
