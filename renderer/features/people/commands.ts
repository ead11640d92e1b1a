import { type Action, type CommandContext, isOnList } from '#renderer/window/commands.ts';
import { moveFocus } from '#renderer/window/focus.ts';
import { clearFilter, getList, patchFilter } from '#renderer/window/list.ts';
import { useWhere } from '#renderer/window/where.ts';
import { changeSelection } from './use-selection.ts';

const change = async (context: CommandContext, kind: 'add-matching' | 'clear'): Promise<void> => {
  if (context.scope !== null) await changeSelection(context.client, context.scope, { kind });
};

/** Searching and selecting in a list of people. */
export const peopleCommands = {
  'grid.search': {
    isEnabled: ({ scope }) => scope !== null,
    run: ({ screen }) => {
      // A screen with a box of its own is searched there, whatever it lists.
      if (moveFocus('search')) return;
      if (screen !== 'users') useWhere.getState().go('members');
      // The box is there after the next paint when another screen was open.
      requestAnimationFrame(() => moveFocus('search'));
    },
  },
  'filter.clear': { isEnabled: ({ isFiltered }) => isFiltered, run: clearFilter },
  'selection.all': { isEnabled: isOnList, run: (context) => change(context, 'add-matching') },
  'selection.clear': {
    isEnabled: (context) => isOnList(context) && context.selected > 0,
    run: async (context) => {
      await change(context, 'clear');
      // A list of the selected only would show nobody.
      if (getList().filter.selectedOnly) patchFilter({ selectedOnly: false });
    },
  },
  'selection.show': {
    isEnabled: (context) => isOnList(context) && (context.selected > 0 || getList().filter.selectedOnly),
    run: () => patchFilter({ selectedOnly: !getList().filter.selectedOnly }),
  },
} as const satisfies Record<string, Action>;
