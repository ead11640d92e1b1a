import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { focusTarget } from '#renderer/window/focus.ts';
import { useWhere } from '#renderer/window/where.ts';
import styles from './connect.module.css';
import { ConnectForm } from './connect-form.tsx';
import { DemoForm } from './demo-form.tsx';

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
