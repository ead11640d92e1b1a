import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { useCommand } from '#renderer/client/use-command.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { useBusyText } from '#renderer/window/busy-text.ts';
import type { Result } from '#shared/base/result.ts';
import { isUndecided } from '#shared/contract/failures.ts';
import type { Input, Output } from '#shared/contract/index.ts';
import { suggestName } from '#shared/core/text/suggest-name.ts';
import type { Colour, Deployment, Environment } from '#shared/model/deployment.ts';
import styles from './connect.module.css';
import { type ConnectField, errorAt, isAboutReach, isForForm } from './field-of-failure.ts';
import { FirstUserFields, useFirstUser } from './first-user.tsx';
import { LookFields } from './look-fields.tsx';
import { type ReachForm, toWay, useReach } from './reach.ts';
import { ReachFields } from './reach-fields.tsx';
import { type Given, SignInFields, useSignIn } from './sign-in-form.tsx';
import { useOpenDeployment } from './use-open-deployment.ts';

type Probed = Output<'deployment.probe'>;

/** The host that an address names, as far as it can be read; empty: not yet. Nothing is asked of anybody. */
const readHost = (text: string): string => {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  try {
    return new URL(address).hostname;
  } catch {
    // Expected while it is typed: it is no address yet.
    return '';
  }
};

/**
 * The address of a server to be. It is asked who it is only when somebody presses for it, and then main asks back:
 * leaving the field sends nothing, it only proposes a name.
 */
const useServer = (reach: ReachForm, onNamed: (name: string) => void) => {
  const [url, setUrl] = useState('');
  const [probed, setProbed] = useState<Probed | null>(null);
  const { run, isBusy, failure, clearFailure } = useCommand('deployment.probe');
  const latest = useRef(0);

  const ask = async (): Promise<void> => {
    if (url.trim() === '') return;
    latest.current += 1;
    const ticket = latest.current;
    const way = toWay(reach.trust, reach.proxy, reach.password.peek());
    const reply = await run({ url: url.trim(), ...way });
    // An answer to an older question says nothing about what is in the form now.
    if (ticket !== latest.current) return;
    setProbed(reply.ok ? reply.value : null);
    if (!reply.ok) return;
    setUrl(reply.value.url);
    onNamed(reply.value.suggestedName);
  };
  const leave = (): void => {
    const host = readHost(url.trim());
    if (host !== '') onNamed(suggestName(host));
  };
  const change = (next: string): void => {
    latest.current += 1;
    setUrl(next);
    setProbed(null);
    clearFailure();
  };

  return { url, change, leave, probed, isBusy, failure, ask };
};

/** Everything about a new deployment beside how one signs in there. */
type Place = Omit<Input<'deployment.connect'>, 'token'>;
type Reply = Result<Deployment, string>;
export type NewUserForm = Omit<Input<'deployment.createFirstUser'>, keyof Place>;

/** The ways to connect as one: what they share in a form is being busy and having failed. */
const useConnect = () => {
  const byToken = useCommand('deployment.connect');
  const byPassword = useCommand('deployment.connectWithPassword');
  const byFirstUser = useCommand('deployment.createFirstUser');
  const all = [byToken, byPassword, byFirstUser];
  const clear = (): void => {
    for (const one of all) one.clearFailure();
  };

  const connect = async (place: Place, given: Given): Promise<Reply> => {
    clear();
    if (given.way === 'token') return byToken.run({ ...place, token: given.token });
    const { email, password, lifetimeDays } = given;
    return byPassword.run({ ...place, email, password, lifetimeDays });
  };
  const create = async (place: Place, user: NewUserForm): Promise<Reply> => {
    clear();
    return byFirstUser.run({ ...place, ...user });
  };

  return {
    connect,
    create,
    clear,
    isBusy: all.some((one) => one.isBusy),
    failure: all.find((one) => one.failure !== null)?.failure ?? null,
  };
};

type HintProps = {
  readonly isBusy: boolean;
  readonly probed: { readonly url: string; readonly version: string } | null;
};

/** What is known of the address so far. */
const ProbeHint = ({ isBusy, probed }: HintProps) => {
  if (isBusy) return 'Answer in the window that opened; then the server is asked.';
  return probed === null
    ? 'Nothing is sent to it before you confirm the address.'
    : `Coder ${probed.version} answers there.`;
};

const SHOWN: Readonly<Record<'token' | 'password' | 'firstUser', readonly ConnectField[]>> = {
  token: ['url', 'token', 'ca', 'proxy'],
  password: ['url', 'email', 'password', 'lifetime', 'ca', 'proxy'],
  firstUser: ['url', 'username', 'email', 'password', 'lifetime', 'ca', 'proxy'],
};

/** What a server says of a secret that it got: then there may be another way in. */
const ANSWERED: readonly string[] = [
  'unauthorized',
  'bad-credentials',
  'password-login-off',
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
  const busy = useBusyText('Signing in…');
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
