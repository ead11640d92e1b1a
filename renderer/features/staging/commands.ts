import { type Action, type CommandContext, isOnList } from '#renderer/window/commands.ts';
import { type DialogName, useDialogs } from '#renderer/window/dialogs.ts';

const isOnMembers = (context: CommandContext): boolean => isOnList(context) && context.screen === 'members';

const show = (dialog: DialogName, isPossible: (context: CommandContext) => boolean): Action => ({
  isEnabled: isPossible,
  run: () => useDialogs.getState().show(dialog),
});

/** A dialog about those who are selected, or about whoever has the cursor. */
const stage = (dialog: DialogName, isPossible: (context: CommandContext) => boolean = isOnList): Action =>
  show(dialog, (context) => isPossible(context) && (context.selected > 0 || context.hasPerson));

/** Staging changes of people, and finding whom they are about in a text. */
export const stagingCommands = {
  'selection.paste': show({ kind: 'paste', text: '' }, isOnList),
  'stage.add': stage({ kind: 'stage', mode: 'add', of: 'list' }),
  'stage.remove': stage({ kind: 'stage', mode: 'remove', of: 'list' }),
  'stage.exactly': stage({ kind: 'stage', mode: 'exactly', of: 'list' }),
  'stage.site': stage({ kind: 'stage', mode: 'add', of: 'site' }),
  'stage.join': stage({ kind: 'join' }),
  'stage.leave': stage({ kind: 'leave' }, isOnMembers),
  'stage.suspend': stage({ kind: 'status', to: 'suspended' }),
  'stage.activate': stage({ kind: 'status', to: 'active' }),
  'stage.people': show({ kind: 'add-people' }, isOnMembers),
} as const satisfies Record<string, Action>;
