import { useClient } from '#renderer/data/client-context.tsx';
import { copyAndSay } from '#renderer/data/host.ts';
import { useSelectionSummary } from '#renderer/data/use-selection-summary.ts';
import { useNotice } from '#renderer/data/window/notice.ts';
import { useScope } from '#renderer/data/window/where.ts';
import { COPY_FIELDS, type CopyField, readSelected, toCopied } from './copy-people.ts';

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
