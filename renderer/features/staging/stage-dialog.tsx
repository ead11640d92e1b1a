import { useState } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { useRoleNames } from '#renderer/data/use-role-names.ts';
import { useSelectionSummary } from '#renderer/data/use-selection-summary.ts';
import { type StageMode, useDialogs } from '#renderer/data/window/dialogs.ts';
import { useFocus } from '#renderer/data/window/focus.ts';
import { useNotice } from '#renderer/data/window/notice.ts';
import { useScope } from '#renderer/data/window/where.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ChoiceList } from '#renderer/ui/choice-list.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount, people } from '#renderer/ui/format.ts';
import { toConfirmed, toIntent } from './intent.ts';
import { toRoleChoices } from './role-choices.ts';
import { toStagedText } from './staged-text.ts';
import { Ticked } from './ticked.tsx';

const TITLE = {
  add: 'Add roles to',
  remove: 'Remove roles from',
  exactly: 'Make roles exactly so for',
} as const;
const VERB = { add: 'Add to', remove: 'Remove from', exactly: 'Make exactly so for' } as const;

/** Who the staging is about: the selection, or the person under the cursor when nobody is selected. */
const useWho = () => {
  const summary = useSelectionSummary();
  const person = useFocus((focus) => focus.person);
  if (summary !== undefined && summary.selected > 0) {
    const hidden = summary.hidden > 0 ? ` (${formatCount(summary.hidden)} hidden)` : '';
    return { who: { kind: 'selection' as const }, name: `${people(summary.selected)}${hidden}` };
  }
  if (person === null) return null;
  return { who: { kind: 'people' as const, userIds: [person.userId] }, name: person.username };
};

/** Choose roles, press Enter, and the change is staged. Nothing is sent. */
export const StageDialog = ({ mode }: { readonly mode: StageMode }) => {
  const scope = useScope();
  const who = useWho();
  const { roles, show } = useRoleNames();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const { run, isBusy, failure } = useCommand('draft.stage');
  const close = useDialogs((dialogs) => dialogs.close);
  if (scope === null || who === null) return null;

  const toggle = (role: string): void =>
    setTicked((was) => (was.includes(role) ? was.filter((one) => one !== role) : [...was, role]));
  const stage = async (chosen: readonly string[]): Promise<void> => {
    if (isBusy) return;
    const reply = await run({ ...scope, who: who.who, intent: toIntent(mode, chosen) });
    if (!reply.ok) return;
    useNotice.getState().say(toStagedText(mode, reply.value));
    close();
  };
  const confirm = (pointed: string | null): void => {
    const chosen = toConfirmed(ticked, pointed);
    if (chosen !== null) void stage(chosen);
  };
  const isNothingChosen = ticked.length === 0;

  return (
    <Dialog
      title={`${TITLE[mode]} ${who.name}`}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          {mode === 'exactly' && isNothingChosen && (
            <Button look="danger" disabled={isBusy} onClick={() => void stage([])}>
              Remove every role
            </Button>
          )}
          <Button
            look="primary"
            disabled={isNothingChosen || isBusy}
            onClick={() => void stage([...ticked].sort())}
          >
            {isBusy ? 'Staging…' : `${VERB[mode]} ${who.name}`}
          </Button>
        </>
      }
    >
      <ChoiceList
        label="Roles"
        placeholder="Type a few letters of a role"
        choices={toRoleChoices(roles, mode)}
        ticked={ticked}
        onToggle={toggle}
        onConfirm={confirm}
      />
      <Ticked mode={mode} roles={ticked} show={show} onRemove={toggle} />
      {failure !== null && <ErrorNote failure={failure} />}
    </Dialog>
  );
};
