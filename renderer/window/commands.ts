import { create } from 'zustand';
import { COMMANDS, type CommandId, type CommandSpec } from '#shared/contract/commands.ts';

type Commands = {
  readonly enabled: readonly CommandId[];
  readonly isMac: boolean;
  /** Does the command when it is possible now; does nothing otherwise. */
  readonly run: (id: CommandId) => void;
};

/** What commands are possible now and how to give one. `app/` fills it; features only use it. */
export const useCommands = create<Commands>()(() => ({ enabled: [], isMac: false, run: () => undefined }));

const LETTERS: ReadonlyMap<string, CommandId> = new Map(
  COMMANDS.flatMap((spec) =>
    // Letters of other menus belong to other screens.
    spec.menu === 'Members' && 'gridKey' in spec ? [[spec.gridKey, spec.id] as const] : [],
  ),
);

/** Single letters that act while a list of people has the focus, in upper case. */
export const GRID_LETTERS: readonly string[] = [...LETTERS.keys()];

/** Gives the command of a single letter. */
export const runGridKey = (letter: string): void => {
  const id = LETTERS.get(letter);
  if (id !== undefined) useCommands.getState().run(id);
};

const SPECS: ReadonlyMap<string, CommandSpec> = new Map(COMMANDS.map((spec) => [spec.id, spec]));

/** "Ctrl+Shift+P" or "⇧⌘P": an accelerator as people of that platform read it. */
export const formatKey = (key: string, isMac: boolean): string => {
  if (!isMac) return key.replace('CmdOrCtrl', 'Ctrl');
  const parts = key.split('+');
  const letter = parts.at(-1) ?? '';
  const sign = letter === 'Delete' ? '⌫' : letter;
  return `${parts.includes('Shift') ? '⇧' : ''}${parts.includes('CmdOrCtrl') ? '⌘' : ''}${sign}`;
};

export type Binding = {
  readonly label: string;
  readonly keyText: string | null;
  readonly isEnabled: boolean;
  readonly run: () => void;
};

const toBinding = (id: CommandId, isEnabled: boolean, isMac: boolean): Binding => {
  const spec = SPECS.get(id);
  const key = spec?.gridKey ?? spec?.key ?? null;
  return {
    label: spec?.label ?? id,
    keyText: key === null ? null : formatKey(key, isMac),
    isEnabled,
    run: () => useCommands.getState().run(id),
  };
};

/** Several user commands, for a menu. */
export const useBindings = (
  ids: readonly CommandId[],
): readonly (Binding & { readonly key: CommandId })[] => {
  const enabled = useCommands((commands) => commands.enabled);
  const isMac = useCommands((commands) => commands.isMac);
  return ids.map((id) => ({ key: id, ...toBinding(id, enabled.includes(id), isMac) }));
};

/** A user command as a button or a menu line needs it. */
export const useBinding = (id: CommandId): Binding => {
  const isEnabled = useCommands((commands) => commands.enabled.includes(id));
  const isMac = useCommands((commands) => commands.isMac);
  return toBinding(id, isEnabled, isMac);
};
