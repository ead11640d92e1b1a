import { useClient } from '../client-context.tsx';
import { useHost } from '../host.ts';
import { useSelectionSummary } from '../use-selection-summary.ts';
import { useNotice } from '../window/notice.ts';
import { useScope } from '../window/where.ts';
import { COPY_FIELDS, type CopyField, MOST_COPIED, readSelected } from './copy-people.ts';

/** What of the selected people can be copied, as lines of a menu. */
export const useCopies = () => {
  const scope = useScope();
  const selected = useSelectionSummary()?.selected ?? 0;
  const { call } = useClient();
  const copyText = useHost((host) => host.copyText);
  const { say } = useNotice.getState();
  const copy = async (what: CopyField): Promise<void> => {
    if (scope === null) return;
    const reply = await readSelected(call, scope, what);
    if (!reply.ok) return say(reply.failure.message, 'bad');
    if (reply.value.length === 0) return say(`There is no ${what.one} to copy.`);
    await copyText(reply.value.join('\n'));
    const count = reply.value.length;
    say(`Copied ${count.toLocaleString()} ${count === 1 ? what.one : what.many}.`);
  };
  return COPY_FIELDS.map((what) => ({
    key: what.field,
    label: `Copy ${selected === 1 ? what.one : what.many}`,
    isEnabled: selected > 0 && selected <= MOST_COPIED,
    run: () => void copy(what),
  }));
};
