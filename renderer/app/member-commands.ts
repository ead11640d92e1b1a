import { changeSelection } from '#renderer/features/people/use-selection.ts';
import type { Action, CommandContext } from '#renderer/window/commands.ts';
import { type DialogName, useDialogs } from '#renderer/window/dialogs.ts';
import { moveFocus } from '#renderer/window/focus.ts';
import { clearFilter, getList, patchFilter } from '#renderer/window/list.ts';
import { useWhere } from '#renderer/window/where.ts';

const isList = ({ scope, screen }: CommandContext): boolean =>
  scope !== null && (screen === 'members' || screen === 'users');
const canStage = (context: CommandContext): boolean =>
  isList(context) && (context.selected > 0 || context.hasPerson);

const change = async (context: CommandContext, kind: 'add-matching' | 'clear'): Promise<void> => {
  if (context.scope !== null) await changeSelection(context.client, context.scope, { kind });
};

const isOrganization = (context: CommandContext): boolean => isList(context) && context.screen === 'members';

const stage = (dialog: DialogName, isPossible: (context: CommandContext) => boolean = isList): Action => ({
  isEnabled: (context) => isPossible(context) && canStage(context),
  run: () => useDialogs.getState().show(dialog),
});

/** Searching, selecting and staging in the members list. */
export const memberCommands = {
  'grid.search': {
    isEnabled: ({ scope }) => scope !== null,
    run: ({ screen }) => {
      if (screen !== 'users') useWhere.getState().go('members');
      // The box is there after the next paint when another screen was open.
      if (!moveFocus('search')) requestAnimationFrame(() => moveFocus('search'));
    },
  },
  'filter.clear': { isEnabled: ({ isFiltered }) => isFiltered, run: clearFilter },
  'selection.all': { isEnabled: isList, run: (context) => change(context, 'add-matching') },
  'selection.paste': {
    isEnabled: isList,
    run: () => useDialogs.getState().show({ kind: 'paste', text: '' }),
  },
  'selection.clear': {
    isEnabled: (context) => isList(context) && context.selected > 0,
    run: async (context) => {
      await change(context, 'clear');
      // A list of the selected only would show nobody.
      if (getList().filter.selectedOnly) patchFilter({ selectedOnly: false });
    },
  },
  'selection.show': {
    isEnabled: (context) => isList(context) && (context.selected > 0 || getList().filter.selectedOnly),
    run: () => patchFilter({ selectedOnly: !getList().filter.selectedOnly }),
  },
  'stage.add': stage({ kind: 'stage', mode: 'add', of: 'list' }),
  'stage.remove': stage({ kind: 'stage', mode: 'remove', of: 'list' }),
  'stage.exactly': stage({ kind: 'stage', mode: 'exactly', of: 'list' }),
  'stage.site': stage({ kind: 'stage', mode: 'add', of: 'site' }),
  'stage.join': stage({ kind: 'join' }),
  'stage.leave': stage({ kind: 'leave' }, isOrganization),
  'stage.suspend': stage({ kind: 'status', to: 'suspended' }),
  'stage.activate': stage({ kind: 'status', to: 'active' }),
  'stage.people': {
    isEnabled: isOrganization,
    run: () => useDialogs.getState().show({ kind: 'add-people' }),
  },
} as const satisfies Record<string, Action>;
