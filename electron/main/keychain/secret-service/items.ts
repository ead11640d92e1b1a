import { AnsweredError, openBus } from './bus.ts';
import { ALGORITHM, createAgreement } from './session.ts';

/** What lies in the Secret Service under one name. */
export type FoundItems = {
  /** Items whose secret can be read now; the one that was written last comes first. */
  readonly open: readonly string[];
  /** Items in keyrings that are locked. */
  readonly locked: readonly string[];
};

/** The Secret Service, item by item, without ever asking a person: what is locked stays locked. Each may reject. */
export interface Items {
  /**
   * Agrees on the key that secrets travel under, which is otherwise done for the first of them. False where the service
   * knows none of that kind; what fails for another reason is told by the first that needs it. Never rejects.
   */
  readonly prepare: () => Promise<boolean>;
  readonly find: (service: string, account: string) => Promise<FoundItems>;
  readonly read: (item: string) => Promise<string>;
  readonly replace: (item: string, value: string) => Promise<void>;
  readonly erase: (item: string) => Promise<void>;
  /**
   * Makes an item in the keyring for such things, or where it may be `anywhere` in another one that is open; else answers
   * false and does nothing.
   */
  readonly add: (
    service: string,
    account: string,
    value: string,
    where: 'default' | 'anywhere',
  ) => Promise<boolean>;
  /** Whether an item lies in the keyring that ends with the session. */
  readonly isLost: (item: string) => Promise<boolean>;
  /** Whether the keyring for such things is the one that ends with the session. */
  readonly isDefaultLost: () => Promise<boolean>;
  /** Why nothing can be added, in the library's words. */
  readonly toRefusal: () => Promise<Error>;
  /** False once its connection was closed. */
  readonly isOpen: () => boolean;
}

const NAME = 'org.freedesktop.secrets';
const ROOT = '/org/freedesktop/secrets';
const NOWHERE = '/';
/** Of one name; more than one is odd already, and each is asked about by itself. */
const MOST_ITEMS = 1_000;
const SECRET = '(oayays)';
/** What the library gives its items, which must find ours as well. */
const CONTENT_TYPE = 'application/octet-stream';

const toPaths = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((path) => typeof path === 'string') : [];

const toBuffer = (value: unknown): Buffer => {
  if (!Buffer.isBuffer(value)) throw new Error('Secret Service: bytes were expected.');
  return value;
};

/** Throws where a person would have to be asked first. */
const needNobody = (prompt: unknown): void => {
  if (prompt !== NOWHERE) throw new Error('org.freedesktop.Secret.Error.IsLocked: a prompt would be needed');
};

/** The service was started anew, and knows nothing of what was agreed with the one before. */
const isSessionGone = (error: unknown): boolean =>
  error instanceof Error && /Secret\.Error\.NoSession/.test(error.message);

/** What the specification has a service answer that does not know the algorithm. */
const isUnsupported = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('DBus.Error.NotSupported');

/** Connects to the Secret Service of this session. Rejects when there is no bus, or nobody of that name on it. */
const openItems = async (
  env: Readonly<Record<string, string | undefined>>,
  limitMs: number,
): Promise<Items> => {
  const bus = await openBus(env, limitMs);
  const ask = (
    path: string,
    kind: 'Service' | 'Item' | 'Collection',
    member: string,
    signature: string,
    ...values: readonly unknown[]
  ) => bus.call({ to: NAME, path, interface: `org.freedesktop.Secret.${kind}`, member, signature, values });
  const getProperty = async (path: string, kind: 'Item' | 'Collection' | 'Service', name: string) => {
    const [variant] = await bus.call({
      to: NAME,
      path,
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      signature: 'ss',
      values: [`org.freedesktop.Secret.${kind}`, name],
    });
    return Array.isArray(variant) ? (variant[1] as unknown) : null;
  };

  const agree = async () => {
    const half = createAgreement();
    const [theirs, session] = await ask(ROOT, 'Service', 'OpenSession', 'sv', ALGORITHM, [
      'ay',
      half.publicKey,
    ]);
    if (typeof session !== 'string' || !session.startsWith('/'))
      throw new Error('Secret Service: a session was expected.');
    return { session, cipher: half.agree(toBuffer(Array.isArray(theirs) ? theirs[1] : null)) };
  };
  type Agreed = Awaited<ReturnType<typeof agree>>;
  let agreed: Promise<Agreed> | null = null;
  const agreeAnew = (): Promise<Agreed> => {
    const coming = agree();
    agreed = coming;
    coming.catch(() => {
      if (agreed === coming) agreed = null;
    });
    return coming;
  };
  const inSession = async <T>(work: (agreed: Agreed) => Promise<T>): Promise<T> => {
    try {
      return await work(await (agreed ?? agreeAnew()));
    } catch (error) {
      if (isSessionGone(error)) return work(await agreeAnew());
      // A service that said no to this understood us. After anything else the next one agrees anew.
      if (!(error instanceof AnsweredError)) agreed = null;
      throw error;
    }
  };
  const seal = (value: string, { session, cipher }: Agreed) => {
    const sealed = cipher.seal(Buffer.from(value, 'utf8'));
    return [session, sealed.parameters, sealed.value, CONTENT_TYPE];
  };

  const readAlias = async (name: string): Promise<string> =>
    String((await ask(ROOT, 'Service', 'ReadAlias', 's', name))[0]);
  const isOpen = async (collection: string): Promise<boolean> =>
    (await getProperty(collection, 'Collection', 'Locked')) === false;
  /** All keyrings but the one that ends with the session; the one that secrets are meant for comes first. */
  const listKept = async (): Promise<readonly string[]> => {
    const named = await readAlias('default');
    const session = await readAlias('session');
    const all = toPaths(await getProperty(ROOT, 'Service', 'Collections'));
    const kept = new Set([named, ...all]);
    return [...kept].filter((one) => one !== NOWHERE && one !== session);
  };
  /** The keyring that secrets are meant for, or where it may be anywhere another one that is open. */
  const findOpenCollection = async (where: 'default' | 'anywhere'): Promise<string | null> => {
    const kept = await listKept();
    const named = where === 'default' ? await readAlias('default') : null;
    for (const one of kept) if ((named === null || one === named) && (await isOpen(one))) return one;
    return null;
  };

  return {
    prepare: () => inSession(async () => true).catch((error: unknown) => !isUnsupported(error)),
    find: async (service, account) => {
      const attributes = [
        ['service', service],
        ['username', account],
      ];
      const [open, locked] = await ask(ROOT, 'Service', 'SearchItems', 'a{ss}', attributes);
      const paths = toPaths(open);
      if (paths.length > MOST_ITEMS) throw new Error('Secret Service: too many items of one name.');
      if (paths.length < 2) return { open: paths, locked: toPaths(locked) };
      const times = await Promise.all(
        paths.map(async (path) => ({ path, modified: await getProperty(path, 'Item', 'Modified') })),
      );
      const sorted = times.toSorted((a, b) => Number(b.modified) - Number(a.modified));
      return { open: sorted.map(({ path }) => path), locked: toPaths(locked) };
    },
    read: async (item) => {
      const bytes = await inSession(async ({ session, cipher }) => {
        const [secret] = await ask(item, 'Item', 'GetSecret', 'o', session);
        const [, parameters, value] = Array.isArray(secret) ? secret : [];
        return cipher.open({ parameters: toBuffer(parameters), value: toBuffer(value) });
      });
      try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      } catch {
        // The library's words for the same.
        throw new Error('Password data is not valid UTF-8');
      }
    },
    replace: async (item, value) => {
      await inSession((agreed) => ask(item, 'Item', 'SetSecret', SECRET, seal(value, agreed)));
    },
    erase: async (item) => {
      const [prompt] = await ask(item, 'Item', 'Delete', '');
      needNobody(prompt);
    },
    add: async (service, account, value, where) => {
      const collection = await findOpenCollection(where);
      if (collection === null) return false;
      const properties = [
        ['org.freedesktop.Secret.Item.Label', ['s', `keyring:${account}@${service}`]],
        [
          'org.freedesktop.Secret.Item.Attributes',
          [
            'a{ss}',
            [
              ['service', service],
              ['username', account],
            ],
          ],
        ],
      ];
      const signature = `a{sv}${SECRET}b`;
      const [, prompt] = await inSession((agreed) =>
        ask(collection, 'Collection', 'CreateItem', signature, properties, seal(value, agreed), true),
      );
      needNobody(prompt);
      return true;
    },
    isLost: async (item) => item.startsWith(`${await readAlias('session')}/`),
    isDefaultLost: async () => {
      const named = await readAlias('default');
      return named !== NOWHERE && named === (await readAlias('session'));
    },
    toRefusal: async () =>
      new Error(
        `Secret Service: ${(await listKept()).length > 0 ? 'the keyring is locked' : 'no result found'}`,
      ),
    isOpen: bus.isOpen,
  };
};

/**
 * The way to the Secret Service over one connection, made when it is first asked for and again when it was closed. A
 * connection for each question crashes gnome-keyring, which may then ask for its password: about one first question of
 * 3,500 here (docs/decisions/0014).
 */
export const createItems = (
  env: Readonly<Record<string, string | undefined>>,
  limitMs: number,
): (() => Promise<Items>) => {
  let kept: Items | null = null;
  let coming: Promise<Items> | null = null;
  const open = async (): Promise<Items> => {
    try {
      kept = await openItems(env, limitMs);
      return kept;
    } finally {
      coming = null;
    }
  };
  return async () => {
    if (kept?.isOpen()) return kept;
    coming ??= open();
    return coming;
  };
};
