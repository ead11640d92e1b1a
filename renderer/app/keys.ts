import type { Press } from '#shared/base/press.ts';
import { COMMANDS, type CommandId, type CommandSpec } from '#shared/contract/commands.ts';

const SPECS: readonly CommandSpec[] = COMMANDS;
/** In a text field these belong to the text. */
const TEXT_KEYS: readonly CommandId[] = ['draft.undo', 'draft.redo', 'selection.all', 'draft.discard-all'];

const isMatch = (accelerator: string, press: Press, isMac: boolean): boolean => {
  const parts = accelerator.split('+');
  const wantsCommand = parts.includes('CmdOrCtrl');
  const key = parts.at(-1) ?? '';
  const command = isMac ? press.isMeta : press.isCtrl;
  const other = isMac ? press.isCtrl : press.isMeta;
  return (
    command === wantsCommand &&
    !other &&
    !press.isAlt &&
    press.isShift === parts.includes('Shift') &&
    (press.letter ?? press.key) === key
  );
};

/** The command for a key press, or null. Windows and Linux also redo with Control+Y. */
export const toCommand = (
  press: Press,
  where: { readonly isMac: boolean; readonly isText: boolean },
): CommandId | null => {
  const isRedo = !where.isMac && isMatch('CmdOrCtrl+Y', press, false);
  const spec = SPECS.find((one) => one.key !== null && isMatch(one.key, press, where.isMac));
  // The ids of the list are exactly the union; the find only widened them.
  const id = isRedo ? 'draft.redo' : ((spec?.id ?? null) as CommandId | null);
  return id !== null && where.isText && TEXT_KEYS.includes(id) ? null : id;
};
