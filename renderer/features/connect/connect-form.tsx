import { type SyntheticEvent, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Field } from '#renderer/ui/field.tsx';
import type { Colour, Environment } from '#shared/model/deployment.ts';
import styles from './connect.module.css';
import { type ConnectField, errorAt, isAboutReach, isForForm } from './field-of-failure.ts';
import { LookFields } from './look-fields.tsx';
import { ProbeHint } from './probe-hint.tsx';
import { toWay } from './reach/reach.ts';
import { ReachFields } from './reach/reach-fields.tsx';
import { useReach } from './reach/use-reach.ts';
import { useConnect } from './use-connect.ts';
import { useOpenDeployment } from './use-open-deployment.ts';
import { useServer } from './use-server.ts';
import { FirstUserFields } from './way/first-user-fields.tsx';
import { SignInFields } from './way/sign-in-fields.tsx';
import { useFirstUser } from './way/use-first-user.ts';
import { useSignIn } from './way/use-sign-in.ts';

const SHOWN: Readonly<Record<'token' | 'password' | 'firstUser', readonly ConnectField[]>> = {
  token: ['url', 'token', 'ca', 'proxy'],
  password: ['url', 'email', 'password', 'lifetime', 'ca', 'proxy'],
  firstUser: ['url', 'username', 'email', 'password', 'lifetime', 'ca', 'proxy'],
};

/** Address, way in, name and look of a server. Every secret leaves the page with the call, and the page forgets it. */
export const ConnectForm = () => {
  const [name, setName] = useState('');
  const [environment, setEnvironment] = useState<Environment>('production');
  const [colour, setColour] = useState<Colour>('red');
  const reach = useReach(null);
  const server = useServer(reach, ({ suggestedName }) =>
    setName((was) => (was === '' ? suggestedName : was)),
  );
  const signIn = useSignIn();
  const firstUser = useFirstUser();
  const { connect, create, clear, isBusy, failure } = useConnect();
  const open = useOpenDeployment();
  const isNew = server.probed?.signIn.firstUser === 'missing';

  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    const way = toWay(reach.trust, reach.proxy, reach.password.peek());
    const place = { url: server.url.trim(), name: name.trim(), environment, colour, ...way };
    const user = isNew ? firstUser.take() : null;
    if (isNew && user === null) return;
    const id = user === null ? await connect(place, signIn.take()) : await create(place, user);
    if (id !== null) return open(id);
    // The user may be there although the rest failed, and then the form has to offer signing in.
    if (user !== null) await server.ask();
    else signIn.focus();
  };

  const shown = SHOWN[isNew ? 'firstUser' : signIn.way];
  const unplaced = [failure, server.failure].find((one) => one !== null && isForForm(one, shown));
  const isFilled = isNew ? firstUser.isOpen && firstUser.isReady : signIn.isReady;
  const isReady = server.url.trim() !== '' && name.trim() !== '' && isFilled && !isBusy;
  return (
    <form
      aria-label="Connect to a server"
      className={styles.card}
      onSubmit={(event) => void submit(event)}
      noValidate
    >
      <h2>Connect to a server</h2>
      <Field
        label="Server URL"
        error={errorAt('url', failure) ?? errorAt('url', server.failure)}
        hint={<ProbeHint isBusy={server.isBusy} probed={server.probed} />}
      >
        {(control) => (
          <input
            {...control}
            type="url"
            spellCheck={false}
            placeholder="https://coder.example.com"
            value={server.url}
            onChange={(event) => {
              server.change(event.target.value);
              clear();
            }}
            onBlur={server.askOnce}
          />
        )}
      </Field>
      {isNew ? (
        <FirstUserFields form={firstUser} failure={failure} />
      ) : (
        <SignInFields
          form={signIn}
          url={server.url}
          signIn={server.probed?.signIn ?? null}
          failure={failure}
          onChange={clear}
        />
      )}
      <LookFields
        environment={environment}
        onEnvironment={setEnvironment}
        colour={colour}
        onColour={setColour}
        name={name}
        onName={setName}
      />
      <ReachFields
        form={reach}
        hasCredentials={false}
        failure={isAboutReach(server.failure) ? server.failure : failure}
        onSettled={() => void server.ask()}
      />
      {unplaced != null && <ErrorNote failure={unplaced} />}
      <Button look="primary" type="submit" disabled={!isReady}>
        {isBusy ? 'Signing in…' : isNew ? 'Create first user and connect' : 'Connect'}
      </Button>
    </form>
  );
};
