import { Fragment } from 'react';
import { useClient } from '#renderer/client/client-context.tsx';
import { ContextMenu, ContextMenuItem, ContextMenuLine, type MenuArea } from '#renderer/ui/context-menu.tsx';
import { people } from '#renderer/ui/format.ts';
import { copyAndSay } from '#renderer/window/clipboard.ts';
import { useBindings } from '#renderer/window/commands.ts';
import { useFocus } from '#renderer/window/focus.ts';
import { useSelectionSummary } from '#renderer/window/list.ts';
import { useNotice } from '#renderer/window/notice.ts';
import { useScope } from '#renderer/window/where.ts';
import type { CommandId } from '#shared/contract/commands.ts';
import { COPY_FIELDS, type CopyField, readSelected, toCopied } from './copy-people.ts';

/** A line of the menu. */
type Line = {
  readonly key: string;
  readonly label: string;
  /** The key that does the same. */
  readonly keyText?: string | null;
  readonly isEnabled: boolean;
  readonly run: () => void;
};

/** What of the selected people can be copied. */
const useCopies = (selected: number): readonly Line[] => {
  const scope = useScope();
  const { call } = useClient();
  const { say } = useNotice.getState();
  const copy = async (what: CopyField): Promise<void> => {
    if (scope === null) return;
    const reply = await readSelected(call, scope, what);
    if (!reply.ok) return say(reply.failure.message, 'bad');
    const { lines, without } = reply.value;
    if (lines.length === 0) return say(`There is no ${what.one} to copy.`);
    await copyAndSay(lines.join('\n'), toCopied(what, lines.length, without));
  };
  return COPY_FIELDS.map((what) => ({
    key: what.field,
    label: `Copy ${selected === 1 ? what.one : what.many}`,
    isEnabled: selected > 0,
    run: () => void copy(what),
  }));
};

const INSPECT: Line = {
  key: 'inspector',
  label: 'Open inspector',
  keyText: 'Enter',
  isEnabled: true,
  run: () => useFocus.getState().toggleInspector(true),
};

type Props = { readonly area: MenuArea; readonly commands: readonly CommandId[] };

/** What can be done with who is selected, at the pointer or below the row of the cursor. */
export const RowMenu = ({ area, commands }: Props) => {
  const selected = useSelectionSummary()?.selected ?? 0;
  const groups: readonly (readonly Line[])[] = [useBindings(commands), useCopies(selected), [INSPECT]];
  return (
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
};
