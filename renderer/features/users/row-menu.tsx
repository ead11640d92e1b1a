import type { ReactElement } from 'react';
import { useCopies } from '#renderer/data/grid/use-copies.ts';
import { useSelectionSummary } from '#renderer/data/use-selection-summary.ts';
import { useFocus } from '#renderer/data/window/focus.ts';
import { PeopleMenu } from '#renderer/ui/people-menu.tsx';

/** What can be done with the users who are selected. */
export const RowMenu = ({ area }: { readonly area: ReactElement }) => {
  const selected = useSelectionSummary()?.selected ?? 0;
  const open = {
    key: 'inspector',
    label: 'Open inspector',
    keyText: 'Enter',
    isEnabled: true,
    run: () => useFocus.getState().toggleInspector(true),
  };
  return <PeopleMenu area={area} selected={selected} groups={[useCopies(), [open]]} />;
};
