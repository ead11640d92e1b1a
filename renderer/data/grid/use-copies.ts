import { useClient } from '../client-context.tsx';
import { copyAndSay } from '../host.ts';
import { useSelectionSummary } from '../use-selection-summary.ts';
import { useNotice } from '../window/notice.ts';
import { useScope } from '../window/where.ts';
import { COPY_FIELDS, type CopyField, MOST_COPIED, readSelected } from './copy-people.ts';

/** What of the selected people can be copied, as lines of a menu. */
export const useCopies = () => {
  const scope = useScope();
  const selected = useSelectionSummary()?.selected ?? 0;
  const { call } = useClient();
  const { say } = useNotice.getState();
  const copy = async (what: CopyField): Promise<void> => {
    if (scope === null) return;
    const reply = await readSelected(call, scope, what);
    if (!reply.ok) return say(reply.failure.message, 'bad');
    if (reply.value.length === 0) return say(`There is no ${what.one} to copy.`);
    const count = reply.value.length;
    const said = `Copied ${count.toLocaleString()} ${count === 1 ? what.one : what.many}.`;
    await copyAndSay(reply.value.join('\n'), said);
  };
  return COPY_FIELDS.map((what) => ({
    key: what.field,
    label: `Copy ${selected === 1 ? what.one : what.many}`,
    isEnabled: selected > 0 && selected <= MOST_COPIED,
    run: () => void copy(what),
  }));
};
