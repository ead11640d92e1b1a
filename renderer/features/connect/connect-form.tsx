import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { useBusyWords } from '#renderer/window/use-busy-words.ts';
import { isUndecided } from '#shared/contract/failures.ts';
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

/** What a server says of a secret that it got: then there may be another way in. */
const ANSWERED: readonly string[] = [
  'unauthorized',
  'bad-credentials',
  'password-disabled',
  'wrong-login-type',
  'lifetime-too-long',
];

/**
 * Address, way in, name and look of a server. Main asks before anything is sent; a secret leaves the page with the
 * call, and once it was sent the page forgets it.
 */
export const ConnectForm = () => {
  const [name, setName] = useState('');
  const [environment, setEnvironment] = useState<Environment>('production');
  const [colour, setColour] = useState<Colour>('red');
  const reach = useReach(null);
  const server = useServer(reach, (suggested) => setName((was) => (was === '' ? suggested : was)));
  const signIn = useSignIn();
  const firstUser = useFirstUser();
  const { connect, create, clear, isBusy, failure } = useConnect();
  const busy = useBusyWords('Signing in…');
  const open = useOpenDeployment();
  const isNew = server.probed?.signIn.firstUser === 'missing';
  const start = useRef<HTMLInputElement>(null);
  // Where the screen begins, so that the keyboard does too.
  useEffect(() => start.current?.focus(), []);

  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    const way = toWay(reach.trust, reach.proxy, reach.password.peek());
    const place = { url: server.url.trim(), name: name.trim(), environment, colour, ...way };
    const user = isNew ? firstUser.read() : null;
    if (isNew && user === null) return;
    const reply = user === null ? await connect(place, signIn.read()) : await create(place, user);
    // What was not sent anywhere is still in the fields, to be sent or changed.
    if (isUndecided(reply)) return;
    signIn.clear();
    firstUser.clear();
    if (reply.ok) return open(reply.value.id);
    // The address was confirmed, so the server may be asked what it offers: another way in, or its first user.
    if (user !== null || ANSWERED.includes(reply.failure.code)) await server.ask();
    if (user === null) signIn.focus();
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
        action={
          <Button
            look="quiet"
            disabled={server.url.trim() === '' || server.isBusy}
            onClick={() => void server.ask()}
          >
            Ask the server
          </Button>
        }
      >
        {(control) => (
          <input
            {...control}
            ref={start}
            type="url"
            spellCheck={false}
            placeholder="https://coder.example.com"
            value={server.url}
            onChange={(event) => {
              server.change(event.target.value);
              clear();
            }}
            onBlur={server.leave}
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
          isUnasked={server.probed === null}
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
        isPlain={/^http:\/\//i.test(server.url.trim())}
      />
      {unplaced != null && <ErrorNote failure={unplaced} />}
      <Button look="primary" type="submit" disabled={!isReady}>
        {isBusy ? busy : isNew ? 'Create first user and connect' : 'Connect'}
      </Button>
    </form>
  );
};
