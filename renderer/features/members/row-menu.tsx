import type { ReactElement } from 'react';
import { useClient } from '#renderer/data/client-context.tsx';
import { useHost } from '#renderer/data/host.ts';
import { useSelectionSummary } from '#renderer/data/use-selection-summary.ts';
import { useBinding } from '#renderer/data/window/commands.ts';
import { useFocus } from '#renderer/data/window/focus.ts';
import { useNotice } from '#renderer/data/window/notice.ts';
import { type Scope, useScope } from '#renderer/data/window/where.ts';
import { ContextMenu, ContextMenuItem, ContextMenuLine } from '#renderer/ui/context-menu.tsx';
import { countOf, people } from '#renderer/ui/format.ts';
import type { CommandId } from '#shared/contract/commands.ts';
import { COPY_FIELDS, type CopyField, MOST_COPIED, readSelected } from './copy-people.ts';

const Verb = ({ id }: { readonly id: CommandId }) => {
  const { label, keyText, isEnabled, run } = useBinding(id);
  return (
    <ContextMenuItem isDisabled={!isEnabled} note={keyText} onSelect={run}>
      {label}
    </ContextMenuItem>
  );
};

const Copies = ({ scope, selected }: { readonly scope: Scope; readonly selected: number }) => {
  const { call } = useClient();
  const copyText = useHost((host) => host.copyText);
  const { say } = useNotice.getState();
  const copy = async (what: CopyField): Promise<void> => {
    const reply = await readSelected(call, scope, what);
    if (!reply.ok) return say(reply.failure.message, 'bad');
    if (reply.value.length === 0) return say(`There is no ${what.one} to copy.`);
    await copyText(reply.value.join('\n'));
    say(`Copied ${countOf(reply.value.length, what.one, what.many)}.`);
  };
  return COPY_FIELDS.map((what) => (
    <ContextMenuItem
      key={what.field}
      isDisabled={selected === 0 || selected > MOST_COPIED}
      onSelect={() => void copy(what)}
    >
      Copy {selected === 1 ? what.one : what.many}
    </ContextMenuItem>
  ));
};

/** What can be done with who is selected, at the pointer or below the row of the cursor. */
export const RowMenu = ({ area }: { readonly area: ReactElement }) => {
  const scope = useScope();
  const selected = useSelectionSummary()?.selected ?? 0;
  return (
    <ContextMenu area={area} label={`${people(selected)} selected`}>
      <Verb id="stage.add" />
      <Verb id="stage.remove" />
      <Verb id="stage.exactly" />
      <Verb id="draft.discard-selected" />
      <ContextMenuLine />
      {scope !== null && <Copies scope={scope} selected={selected} />}
      <ContextMenuLine />
      <ContextMenuItem note="Enter" onSelect={() => useFocus.getState().toggleInspector(true)}>
        Open inspector
      </ContextMenuItem>
    </ContextMenu>
  );
};
