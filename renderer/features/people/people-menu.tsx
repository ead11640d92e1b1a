import { Fragment } from 'react';
import { ContextMenu, ContextMenuItem, ContextMenuLine, type MenuArea } from '#renderer/ui/context-menu.tsx';
import { people } from '#renderer/ui/format.ts';

/** A line of the menu. */
export type PeopleMenuItem = {
  readonly key: string;
  readonly label: string;
  /** The key that does the same. */
  readonly keyText?: string | null;
  readonly isEnabled: boolean;
  readonly run: () => void;
};

type Props = {
  readonly area: MenuArea;
  readonly selected: number;
  /** Lines in groups. */
  readonly groups: readonly (readonly PeopleMenuItem[])[];
};

/** What can be done with who is selected, at the pointer or below the row of the cursor. */
export const PeopleMenu = ({ area, selected, groups }: Props) => (
  <ContextMenu area={area} label={`${people(selected)} selected`}>
    {groups.map((group, at) => (
      <Fragment key={group[0]?.key ?? at}>
        {at > 0 && <ContextMenuLine />}
        {group.map(({ key, label, keyText, isEnabled, run }) => (
          <ContextMenuItem key={key} isDisabled={!isEnabled} note={keyText} onSelect={run}>
            {label}
          </ContextMenuItem>
        ))}
      </Fragment>
    ))}
  </ContextMenu>
);
