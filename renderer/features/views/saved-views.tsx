import { Trash2 } from 'lucide-react';
import { useCommand } from '#renderer/data/use-command.ts';
import { useQuery } from '#renderer/data/use-query.ts';
import { type ListState, patchList, useList } from '#renderer/data/window/list.ts';
import { useScope, useWhere } from '#renderer/data/window/where.ts';
import { Button } from '#renderer/ui/button.tsx';
import { NavGroup, NavItem } from '#renderer/ui/nav.tsx';
import { DEFAULT_SORT, NO_FILTER } from '#shared/model/member-filter.ts';

const NO_ROLE: ListState = { filter: { ...NO_FILTER, noRole: true }, sort: DEFAULT_SORT };

/** Named filters with the number of people each matches now. */
export const SavedViews = () => {
  const scope = useScope();
  const list = useList();
  const screen = useWhere((where) => where.screen);
  const { value: views } = useQuery('view.list', scope);
  const { value: facets } = useQuery('member.countFacets', scope);
  const remove = useCommand('view.remove');
  if (scope === null) return null;
  const isShown = (one: ListState): boolean =>
    screen === 'members' && JSON.stringify(one.filter) === JSON.stringify(list.filter);
  const open = ({ filter, sort }: ListState): void => {
    patchList({ filter, sort });
    useWhere.getState().go('members');
  };
  const noRole = facets?.noRole;
  return (
    <NavGroup label="Saved views">
      <NavItem
        isCurrent={isShown(NO_ROLE)}
        onSelect={() => open(NO_ROLE)}
        {...(noRole === undefined ? {} : { count: noRole })}
      >
        No role
      </NavItem>
      {(views ?? []).map((one) => (
        <NavItem
          key={one.id}
          isCurrent={isShown(one)}
          onSelect={() => open(one)}
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
        </NavItem>
      ))}
    </NavGroup>
  );
};
