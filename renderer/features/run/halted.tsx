import { Button } from '#renderer/ui/button.tsx';
import { countOf } from '#renderer/ui/format.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { useBinding } from '#renderer/window/commands.ts';
import type { CommandId } from '#shared/contract/commands.ts';
import styles from './halted.module.css';
import { useRunOrders } from './orders.ts';
import type { RunStatus } from './text.ts';
import { toHaltText, toNewsDetail, toNewsText } from './wave-text.ts';

type WayProps = { readonly id: CommandId; readonly label: string; readonly what: string };

const Way = ({ id, label, what }: WayProps) => {
  const { run, isEnabled, keyText } = useBinding(id);
  const { isBusy } = useRunOrders();
  return (
    <li>
      <Button disabled={!isEnabled || isBusy} onClick={run} aria-keyshortcuts={keyText ?? undefined}>
        {label}{' '}
        <span className={styles.key} aria-hidden="true">
          {keyText}
        </span>
      </Button>
      <span>{what}</span>
    </li>
  );
};

/** A wave brought something nobody had foreseen: what it was, how far things are, and the three ways on. */
export const Halted = ({ status }: { readonly status: RunStatus }) => {
  const halted = status.waves?.halted ?? null;
  if (halted === null) return null;
  return (
    <section aria-label="Halted" className={styles.halted}>
      <p className={styles.text}>
        <strong aria-hidden="true">!</strong> {toHaltText(status)}
      </p>
      <ul className={styles.news}>
        {halted.news.map((one) => (
          <li key={`${one.kind} ${one.code}`}>
            {toNewsText(one)}
            {toNewsDetail(one) !== '' && ': '}
            <SafeText>{toNewsDetail(one)}</SafeText>
          </li>
        ))}
      </ul>
      <ul className={styles.ways} aria-label="Ways on">
        <Way id="run.continue" label="Continue" what="Take this as known and go on with the next wave." />
        <Way
          id="run.undo"
          label={`Undo these ${countOf(status.counts.applied, 'change', 'changes')}…`}
          what="End here, and review the way back of what was applied."
        />
        <Way
          id="run.resume"
          label="Fixed: resume"
          what="You removed the cause on the server. Halts again if it is still there."
        />
      </ul>
    </section>
  );
};
