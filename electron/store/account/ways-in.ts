import type { DeploymentId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import type { PasswordFailure } from '#shared/contract/sign-in.ts';
import type { DeploymentRecord } from '../db/journal/deployment.ts';
import type { FirstUserFailure } from '../remote/account-port.ts';
import type { Confirmation } from './confirm.ts';
import {
  type ConnectDeps,
  type KeptFailure,
  keepAgain,
  keepNew,
  type Look,
  type PreparedServer,
  type PrepareFailure,
  readProspect,
  sayLeftOut,
} from './connect.ts';
import type { Contacts } from './contacts.ts';
import { sayDays, sayKeptWay, sayWay, toGoingMoves, toPlainLines } from './decision-text.ts';
import type { AccountDecisions, DecisionFailure } from './decisions.ts';
import { checkServer, withApi } from './prove.ts';
import type { ChosenWay } from './reach/reaches.ts';
import { type PasswordDeps, type PasswordInput, withPassword } from './token/own-token.ts';
import { parseToken, type SecretToken } from './token.ts';

type Place = Look & ChosenWay & { readonly url: string };
type Answer<C extends string> = Promise<Result<DeploymentRecord, C | DecisionFailure | RemoteFailure>>;
/** The first user of a server, as a person names them. */
export type NewUser = { readonly username: string; readonly fullName?: string | undefined };

/** What is going to leave, in the words of a question. */
type Secret = Pick<Confirmation, 'title' | 'confirmLabel'> & {
  readonly what: string;
  /** Text of the page, which stands in a box of its own and never inside a sentence of ours. */
  readonly entered: string;
  readonly lines: readonly string[];
};

const TOKEN: Secret = {
  what: 'The token',
  entered: 'what was entered in Rollcall',
  title: 'Send this token to this server?',
  lines: ['The token goes to this server and to nobody else. Whoever runs it can act with it.'],
  confirmLabel: 'Send the token',
};

const toPassword = ({ email, lifetimeDays }: PasswordInput): Secret => ({
  what: 'E-mail and password',
  entered: email,
  title: 'Send this password to this server?',
  lines: [
    'The password goes to this server and to nobody else, once.',
    `Rollcall has a token made there that lives for ${sayDays(lifetimeDays)}, and keeps that.`,
  ],
  confirmLabel: 'Send the password',
});

const toFirstUser = (user: NewUser & PasswordInput): Secret => ({
  what: 'Name, e-mail and password',
  entered: `${user.username}, ${user.email}`,
  title: 'Create the first user of this server?',
  lines: [
    'Whoever this is becomes the owner of the server, who may do everything there.',
    `Rollcall has a token made there that lives for ${sayDays(user.lifetimeDays)}, and keeps that.`,
  ],
  confirmLabel: 'Create and send',
});

/**
 * Where no keychain answers, that is said before anything leaves: a token that lives in memory is what a person chooses,
 * never what silently takes the place of a kept one.
 */
const sayKeeping = async <S extends Secret>(
  { secrets }: Pick<WaysInDeps, 'secrets'>,
  secret: S,
): Promise<S> =>
  (await secrets.isThere())
    ? secret
    : {
        ...secret,
        lines: [
          ...secret.lines,
          'No keychain answers on this computer. The token is kept in memory until you quit, written nowhere, and asked for again at the next start. Cancel to send and keep nothing.',
        ],
        confirmLabel: `${secret.confirmLabel}, keep until quit`,
      };

const DEMO_SIGN_IN = fail(
  'other-deployment',
  'A demo makes a token of its own at every start and takes no other. Nothing was sent.',
);

type WaysInDeps = ConnectDeps &
  PasswordDeps & { readonly decisions: AccountDecisions; readonly contacts: Contacts };

/**
 * Asks a person whether a secret may go to a server that is not kept, by the way that is shown, and only then makes
 * that way. Where the system has to say which proxy gets a name and password, the server is named first: the system's
 * answer may come from a script that looks its name up.
 */
const createConfirmNew =
  (deps: WaysInDeps) =>
  async (input: Place, asked: Secret): Promise<Result<PreparedServer, PrepareFailure | DecisionFailure>> => {
    const read = readProspect(deps, input);
    if (!read.ok) return read;
    const secret = await sayKeeping(deps, asked);
    const { url, hasPath, way } = read.value;
    if (way.given !== null && way.setting.mode === 'system') {
      const named = await deps.contacts.ask(url, way);
      if (!named.ok) return named;
    }
    const at = await deps.reaches.toReach(url, way);
    const sure = await deps.decisions.ask(
      { name: input.name, url, environment: input.environment },
      {
        kind: 'connect',
        title: secret.title,
        lines: [...secret.lines, ...toPlainLines(url)],
        moves: toGoingMoves({
          ...secret,
          url,
          way: sayWay(url, at.setting, at.credentials?.origin ?? null),
          certificates: at.certificates,
        }),
        confirmLabel: secret.confirmLabel,
      },
    );
    if (!sure.ok) return sure;
    deps.contacts.note(url, way);
    return ok({ url, hasPath, ...at });
  };

/** Whoever is not Coder gets no password: asked without one first, as it is before a token. */
const checkIsCoder = async (deps: WaysInDeps, at: PreparedServer): Promise<Result<unknown, RemoteFailure>> =>
  sayLeftOut(at, await withApi(deps.connectTo(at.url, null, at.reach), (api) => api.readBuildInfo()));

const createNew = (deps: WaysInDeps) => {
  const confirmNew = createConfirmNew(deps);
  /** One at a time, whatever the address: two questions of this kind could be taken for one. */
  const alone = <T, C extends string>(work: () => Promise<Result<T, C>>) =>
    deps.decisions.alone<T, C>('connect', work);

  const connect = (input: Place & { readonly token: string }): Answer<'bad-token' | PrepareFailure> =>
    alone(async (): Answer<'bad-token' | PrepareFailure> => {
      const token = parseToken(input.token);
      if (!token.ok) return token;
      const at = await confirmNew(input, TOKEN);
      return at.ok ? keepNew(deps, at.value, input, token.value) : at;
    });

  const connectWithPassword = (input: Place & PasswordInput): Answer<PasswordFailure | PrepareFailure> =>
    alone(async (): Answer<PasswordFailure | PrepareFailure> => {
      const at = await confirmNew(input, toPassword(input));
      if (!at.ok) return at;
      const coder = await checkIsCoder(deps, at.value);
      if (!coder.ok) return coder;
      return withPassword(deps, at.value, input, (token) => keepNew(deps, at.value, input, token));
    });

  const createFirstUser = (
    input: Place & PasswordInput & NewUser,
  ): Answer<PasswordFailure | PrepareFailure | FirstUserFailure> =>
    alone(async (): Answer<PasswordFailure | PrepareFailure | FirstUserFailure> => {
      const at = await confirmNew(input, toFirstUser(input));
      if (!at.ok) return at;
      const coder = await checkIsCoder(deps, at.value);
      if (!coder.ok) return coder;
      const { username, email, password, fullName = '' } = input;
      const user = { username, name: fullName, email, password };
      const made = await withApi(deps.connectTo(at.value.url, null, at.value.reach), (api) =>
        api.createFirstUser(user),
      );
      if (!made.ok) return made;
      const kept = await withPassword(deps, at.value, input, (token) =>
        keepNew(deps, at.value, input, token),
      );
      if (kept.ok) return kept;
      const message = `The first user, ${username}, was created, but signing in did not work. ${kept.failure.message}`;
      return fail(kept.failure.code, message, { retry: kept.failure.retry ?? false });
    });

  return { connect, connectWithPassword, createFirstUser };
};

const toKeptQuestion = (record: DeploymentRecord, secret: Secret): Confirmation => ({
  kind: 'sign-in',
  title: secret.title,
  lines: [
    ...secret.lines,
    'What is staged there, the copy and the history stay.',
    ...toPlainLines(record.url),
  ],
  moves: toGoingMoves({ ...secret, url: record.url, way: sayKeptWay(record), certificates: [] }),
  confirmLabel: secret.confirmLabel,
});

const createAgain = (deps: WaysInDeps) => {
  type Asked<P, C extends string> = Result<{ readonly ask: Confirmation; readonly plan: P }, C>;

  const signIn = (id: DeploymentId, pasted: string): Answer<'bad-token' | KeptFailure> =>
    deps.decisions.onKept(id, {
      isAlone: false,
      read: async (record): Promise<Asked<SecretToken, 'bad-token' | 'other-deployment'>> => {
        if (record.kind === 'demo') return DEMO_SIGN_IN;
        const token = parseToken(pasted);
        if (!token.ok) return token;
        return ok({ ask: toKeptQuestion(record, await sayKeeping(deps, TOKEN)), plan: token.value });
      },
      act: (record, token): Answer<'bad-token' | KeptFailure> => keepAgain(deps, record, token),
    });

  const signInWithPassword = (
    id: DeploymentId,
    input: PasswordInput,
  ): Answer<PasswordFailure | KeptFailure> =>
    deps.decisions.onKept(id, {
      isAlone: false,
      read: async (record): Promise<Asked<null, 'other-deployment'>> =>
        record.kind === 'demo'
          ? DEMO_SIGN_IN
          : ok({ ask: toKeptQuestion(record, await sayKeeping(deps, toPassword(input))), plan: null }),
      act: async (record): Answer<PasswordFailure | KeptFailure> => {
        const at = { url: record.url, reach: deps.reaches.ofRecord(record) };
        // Another server behind the same address must not be told the password.
        const build = await withApi(deps.connectTo(at.url, null, at.reach), (api) => api.readBuildInfo());
        if (!build.ok) return build;
        const same = checkServer(record, build.value.deploymentId);
        if (!same.ok) return same;
        return withPassword(deps, at, input, (token) => keepAgain(deps, record, token));
      },
    });

  return { signIn, signInWithPassword };
};

/**
 * All ways to a deployment with a token that works. Each asks a person in a window of main before a secret leaves, and a
 * token is proved with the server before it is kept.
 */
export const createWaysIn = (deps: WaysInDeps) => ({ ...createNew(deps), ...createAgain(deps) });

export type WaysIn = ReturnType<typeof createWaysIn>;
