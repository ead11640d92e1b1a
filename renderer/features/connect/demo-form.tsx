import { type SyntheticEvent, useState } from 'react';
import { useCommand } from '#renderer/client/use-command.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import styles from './connect.module.css';
import { useOpenDeployment } from './use-open-deployment.ts';

const SIZES = [50, 500, 5_000, 100_000] as const;
const GENERATIONS = ['2.35', '2.31', '2.24'] as const;

/** The demo: a Coder server with the real rules and invented people, inside this app. */
export const DemoForm = () => {
  const [members, setMembers] = useState<number>(5_000);
  const [generation, setGeneration] = useState<(typeof GENERATIONS)[number]>('2.35');
  const { run, isBusy, failure } = useCommand('deployment.openDemo');
  const open = useOpenDeployment();
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    const reply = await run({ members, generation, seed: 1 });
    if (reply.ok) open(reply.value.id);
  };
  return (
    <form aria-label="Try the demo" className={styles.card} onSubmit={(event) => void submit(event)}>
      <h2>Or try the demo</h2>
      <p className={styles.soft}>
        A Coder server inside this app, with invented people and the server's real rules and refusals. No
        account, no network.
      </p>
      <Field label="Members">
        {(control) => (
          <select {...control} value={members} onChange={(event) => setMembers(Number(event.target.value))}>
            {SIZES.map((size) => (
              <option key={size} value={size}>
                {formatCount(size)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Server version">
        {(control) => (
          <select
            {...control}
            value={generation}
            onChange={(event) =>
              setGeneration(GENERATIONS.find((one) => one === event.target.value) ?? '2.35')
            }
          >
            {GENERATIONS.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        )}
      </Field>
      {failure !== null && <ErrorNote failure={failure} />}
      <Button type="submit" disabled={isBusy}>
        {isBusy ? 'Starting the demo…' : 'Open the demo deployment'}
      </Button>
    </form>
  );
};
