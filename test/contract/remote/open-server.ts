import { createCoderClient } from '#electron/store/remote/coder-api.ts';
import { realClock, silentLog } from '#test/kit/clock.ts';
import { createJudge, type Judge } from '../openapi/judge.ts';
import { createEmptyWorld, createWorld, type RunningWorld } from '../run/create-world.ts';
import { SERVER_KINDS, type ServerKind } from '../run/server-kind.ts';
import { must } from '../run/world.ts';
import { findGeneration, isStudied } from './generation.ts';

/** A server to ask. `kind` null: the main one; `token` null: nobody is there yet. */
export type RemoteServer = {
  readonly kind: ServerKind | null;
  readonly url: string;
  readonly token: string | null;
  readonly oidcUserToken?: string | null;
};

export type OpenServer = {
  readonly kind: ServerKind | null;
  readonly world: RunningWorld;
  readonly judge: Judge;
  /** What it is and what it is held against, in a line. */
  readonly line: string;
};

const nameOf = (kind: ServerKind | null): string => (kind === null ? '' : `--${kind}-url: `);

/** What the server calls itself, and the generation that it is held against. */
const readWhat = async ({ url, token }: RemoteServer) => {
  const api = createCoderClient({ url, token, clock: realClock, log: silentLog });
  try {
    const { version } = await must('the version', api.getBuildInfo({}));
    return { version, generation: await findGeneration(version, api) };
  } finally {
    api.close();
  }
};

const checkIsOwners = async (world: RunningWorld, kind: ServerKind | null): Promise<void> => {
  const me = await must('who the owner is', world.api.getUser({ user: 'me' }));
  if (!me.roles.some((role) => role.name === 'owner'))
    throw new Error(`${nameOf(kind)}This is not the token of an owner.`);
};

/** Looks at a server; makes nothing. Throws where it is not what it was said to be, or the token is not an owner's. */
export const openServer = async (
  server: RemoteServer,
  options: { readonly prefix: string; readonly writesPerSecond: number },
): Promise<OpenServer> => {
  const { kind, url, token } = server;
  const { version, generation } = await readWhat(server);
  const judge = createJudge(generation);
  const shared = {
    ...options,
    url,
    generation,
    twin: null,
    observer: (name: Parameters<Judge['see']>[0], answer: { readonly status: number }, body: unknown) =>
      judge.see(name, answer.status, body),
    ...(kind === null ? {} : { saidToBe: kind }),
    oidcUserToken: server.oidcUserToken ?? null,
  };
  const world = await (token === null
    ? createEmptyWorld({ ...shared, token: '' })
    : createWorld({ ...shared, token }));
  try {
    if (token !== null) await checkIsOwners(world, kind);
    if (kind !== null && !world.kinds.has(kind))
      throw new Error(`${nameOf(kind)}this server is not ${SERVER_KINDS[kind]}.`);
  } catch (problem) {
    world.close();
    throw problem;
  }
  const how = isStudied(version)
    ? ''
    : ': not one of the versions that were studied, single differences are to be expected';
  return { kind, world, judge, line: `${nameOf(kind)}${version}, held against ${generation}${how}` };
};
