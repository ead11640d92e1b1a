import { useSelectionSummary } from '#renderer/data/use-selection-summary.ts';
import { useBindings } from '#renderer/data/window/commands.ts';
import { useFocus } from '#renderer/data/window/focus.ts';
import type { MenuArea } from '#renderer/ui/context-menu.tsx';
import type { CommandId } from '#shared/contract/commands.ts';
import { PeopleMenu } from './people-menu.tsx';
import { useCopies } from './use-copies.ts';

const VERBS: readonly CommandId[] = [
  'stage.add',
  'stage.remove',
  'stage.exactly',
  'stage.site',
  'stage.join',
  'stage.leave',
  'stage.suspend',
  'stage.activate',
  'draft.discard-selected',
];

/** What can be done with who is selected. */
export const RowMenu = ({ area }: { readonly area: MenuArea }) => {
  const selected = useSelectionSummary()?.selected ?? 0;
  const open = {
    key: 'inspector',
    label: 'Open inspector',
    keyText: 'Enter',
    isEnabled: true,
    run: () => useFocus.getState().toggleInspector(true),
  };
  return <PeopleMenu area={area} selected={selected} groups={[useBindings(VERBS), useCopies(), [open]]} />;
};
