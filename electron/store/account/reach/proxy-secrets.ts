import type { DeploymentId } from '#shared/base/brand.ts';
import type { Ask } from '../secrets.ts';

/** Name and password for one proxy. They are given to that proxy and to no other. */
export type ProxyCredentials = {
  readonly origin: string;
  readonly username: string;
  readonly password: string;
};

const account = (id: DeploymentId): string => `proxy-${id}`;

/** One part a line: none of them can hold a line end. */
const toSecret = ({ origin, username, password }: ProxyCredentials): string =>
  [origin, username, password].join('\n');
const fromSecret = (secret: string): ProxyCredentials | null => {
  const [origin, username, password] = secret.split('\n');
  return origin === undefined || username === undefined || password === undefined
    ? null
    : { origin, username, password };
};

/** Names and passwords of proxies: in the keychain, one item per deployment, and in memory while the app runs. */
export const createProxySecrets = (ask: Ask) => {
  const held = new Map<DeploymentId, ProxyCredentials>();
  /** Goes up with each change, so that an answer of the keychain that is late counts no more. */
  const turns = new Map<DeploymentId, number>();
  const turnOf = (id: DeploymentId): number => turns.get(id) ?? 0;
  const nextTurn = (id: DeploymentId): void => void turns.set(id, turnOf(id) + 1);
  return {
    /** True: the keychain has it; false: only this session. */
    keep: async (id: DeploymentId, credentials: ProxyCredentials): Promise<boolean> => {
      nextTurn(id);
      held.set(id, credentials);
      const secret = toSecret(credentials);
      return (await ask({ ask: 'secret.write', account: account(id), secret })).ok;
    },
    /** Null: there are none, or the keychain does not answer. */
    find: async (id: DeploymentId, isKept: boolean): Promise<ProxyCredentials | null> => {
      const inMemory = held.get(id);
      if (inMemory !== undefined || !isKept) return inMemory ?? null;
      const turn = turnOf(id);
      const answer = await ask({ ask: 'secret.read', account: account(id) });
      if (turnOf(id) !== turn) return held.get(id) ?? null;
      if (!answer.ok || answer.value.secret === null) return null;
      const found = fromSecret(answer.value.secret);
      if (found !== null) held.set(id, found);
      return found;
    },
    isHeld: (id: DeploymentId): boolean => held.has(id),
    /** False when the keychain did not answer: the item may still be there. */
    erase: async (id: DeploymentId, isKept: boolean): Promise<boolean> => {
      nextTurn(id);
      held.delete(id);
      return !isKept || (await ask({ ask: 'secret.erase', account: account(id) })).ok;
    },
  };
};

export type ProxySecrets = ReturnType<typeof createProxySecrets>;
