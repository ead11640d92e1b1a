import { useEffect, useRef, useState } from 'react';
import { useQuery } from '#renderer/client/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { onPress } from '#renderer/ui/keys.ts';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { useCommands } from '#renderer/window/commands.ts';
import { focusTarget } from '#renderer/window/focus.ts';
import { useWhere } from '#renderer/window/where.ts';
import { After } from './after.tsx';
import { Halted } from './halted.tsx';
import { OutcomeRows } from './outcome-rows.tsx';
import { OutcomeTabs } from './outcome-tabs.tsx';
import styles from './run.module.css';
import { RunHead } from './run-head.tsx';
import { toRunCommand } from './run-keys.ts';
import { ALL, isEnded, type RunStatus, type ShownRows } from './text.ts';

const walk = onPress((press, event) => {
  const id = toRunCommand(press);
  if (press.key === 'Escape') useWhere.getState().go('history');
  else if (id !== null) useCommands.getState().run(id);
  else return;
  event.preventDefault();
});

const Full = ({ status }: { readonly status: RunStatus }) => {
  const [shown, setShown] = useState<ShownRows>(ALL);
  const page = useRef<HTMLElement>(null);
  // The button that led here is gone: without this the letters of the screen would go nowhere.
  useEffect(() => page.current?.focus(), []);
  return (
    <section
      aria-label="Apply"
      className={styles.page}
      ref={page}
      tabIndex={-1}
      onKeyDown={walk}
      {...focusTarget('screen')}
    >
      <RunHead status={status} />
      <Halted status={status} />
      {isEnded(status) && <After status={status} onShow={setShown} />}
      <OutcomeTabs status={status} shown={shown} onChoose={setShown} />
      <OutcomeRows planId={status.planId} shown={shown} />
    </section>
  );
};

/** One apply: how far it is while it runs, and what came of it afterwards. */
export const RunPage = () => {
  const planId = useWhere((where) => where.planId);
  const { value: status, failure } = useQuery('apply.getStatus', planId === null ? null : { planId });
  if (planId === null) return <EmptyState title="No apply chosen">Choose one in the history.</EmptyState>;
  if (status === undefined) {
    return failure === null ? (
      <Skeleton lines={8} label="Loading the apply" />
    ) : (
      <ErrorNote failure={failure} />
    );
  }
  return <Full key={planId} status={status} />;
};
