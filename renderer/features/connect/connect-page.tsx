import { type SyntheticEvent, useState } from 'react';
import { useCommand } from '#renderer/client/use-command.ts';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { focusTarget } from '#renderer/window/focus.ts';
import { useWhere } from '#renderer/window/where.ts';
import styles from './connect.module.css';
import { ConnectForm } from './connect-form.tsx';
import { useOpenDeployment } from './use-open-deployment.ts';

const SIZES = [50, 500, 5_000, 100_000] as const;
const GENERATIONS = ['2.35', '2.31', '2.24'] as const;

/** The demo: a Coder server with the real rules and invented people, inside this app. */
const DemoForm = () => {
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

/** Connect to a Coder deployment, or try everything on the built-in demo. */
export const ConnectPage = () => {
  const { value: deployments } = useQuery('deployment.list', {});
  const go = useWhere((where) => where.go);
  const isFirst = deployments?.length === 0;
  return (
    <section aria-label="Connect" className={styles.page} tabIndex={-1} {...focusTarget('screen')}>
      <header className={styles.head}>
        <h1>{isFirst ? 'Welcome to Rollcall' : 'Add a deployment'}</h1>
        <p>
          Review who holds which role, stage changes in bulk, see exactly what they would do, then apply them
          and prove it. Nothing is changed on a server before you apply.
        </p>
      </header>
      <div className={styles.ways}>
        <ConnectForm />
        <DemoForm />
      </div>
      {!isFirst && <Button onClick={() => go('members')}>Back to the list</Button>}
    </section>
  );
};
