import { findSocket, openBus } from './bus.ts';
import { ALGORITHM, createAgreement } from './session.ts';

/** What lies in the Secret Service under one name. */
export type Found = {
  /** Items whose secret can be read now; the one that was written last comes first. */
  readonly open: readonly string[];
  /** Items in keyrings that are locked. */
  readonly locked: readonly string[];
};

/** The Secret Service, item by item, without ever asking a person: what is locked stays locked. Each may reject. */
export interface Items {
  readonly find: (service: string, account: string) => Promise<Found>;
  readonly read: (item: string) => Promise<string>;
  readonly replace: (item: string, value: string) => Promise<void>;
  readonly erase: (item: string) => Promise<void>;
  /**
   * Makes an item in the keyring for such things, or in another one that is open; else answers false and does nothing.
   */
  readonly add: (service: string, account: string, value: string) => Promise<boolean>;
  /** Whether the keyring for such things is the one that ends with the session. */
  readonly isDefaultLost: () => Promise<boolean>;
  /** Why nothing can be added, in the library's words. */
  readonly toRefusal: () => Promise<Error>;
  readonly close: () => void;
}

const NAME = 'org.freedesktop.secrets';
const ROOT = '/org/freedesktop/secrets';
const NOWHERE = '/';
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

/** Connects to the Secret Service of this session. Rejects when there is no bus, or nobody of that name on it. */
export const openItems = async (
  env: Readonly<Record<string, string | undefined>>,
  limitMs: number,
): Promise<Items> => {
  const socket = findSocket(env);
  if (socket === null) throw new Error('D-Bus: there is no bus of this session.');
  const bus = await openBus(socket, limitMs);
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

  let agreed: Promise<{
    readonly session: unknown;
    readonly cipher: ReturnType<ReturnType<typeof createAgreement>['agree']>;
  }> | null = null;
  const agree = async () => {
    const half = createAgreement();
    const [theirs, session] = await ask(ROOT, 'Service', 'OpenSession', 'sv', ALGORITHM, [
      'ay',
      half.publicKey,
    ]);
    return { session, cipher: half.agree(toBuffer(Array.isArray(theirs) ? theirs[1] : null)) };
  };
  const inSession = () => {
    agreed ??= agree();
    return agreed;
  };
  const seal = async (value: string) => {
    const { session, cipher } = await inSession();
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
  /** The keyring that secrets are meant for, or another one that is open. */
  const findOpenCollection = async (): Promise<string | null> => {
    for (const one of await listKept()) if (await isOpen(one)) return one;
    return null;
  };

  return {
    find: async (service, account) => {
      const attributes = [
        ['service', service],
        ['username', account],
      ];
      const [open, locked] = await ask(ROOT, 'Service', 'SearchItems', 'a{ss}', attributes);
      const paths = toPaths(open);
      if (paths.length < 2) return { open: paths, locked: toPaths(locked) };
      const times = await Promise.all(
        paths.map(async (path) => ({ path, modified: await getProperty(path, 'Item', 'Modified') })),
      );
      const sorted = times.toSorted((a, b) => Number(b.modified) - Number(a.modified));
      return { open: sorted.map(({ path }) => path), locked: toPaths(locked) };
    },
    read: async (item) => {
      const { session, cipher } = await inSession();
      const [secret] = await ask(item, 'Item', 'GetSecret', 'o', session);
      const [, parameters, value] = Array.isArray(secret) ? secret : [];
      const bytes = cipher.open({ parameters: toBuffer(parameters), value: toBuffer(value) });
      try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      } catch {
        // The library's words for the same.
        throw new Error('Password data is not valid UTF-8');
      }
    },
    replace: async (item, value) => {
      await ask(item, 'Item', 'SetSecret', SECRET, await seal(value));
    },
    erase: async (item) => {
      const [prompt] = await ask(item, 'Item', 'Delete', '');
      needNobody(prompt);
    },
    add: async (service, account, value) => {
      const collection = await findOpenCollection();
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
      const secret = await seal(value);
      const [, prompt] = await ask(
        collection,
        'Collection',
        'CreateItem',
        `a{sv}${SECRET}b`,
        properties,
        secret,
        true,
      );
      needNobody(prompt);
      return true;
    },
    isDefaultLost: async () => {
      const named = await readAlias('default');
      return named !== NOWHERE && named === (await readAlias('session'));
    },
    toRefusal: async () =>
      new Error(
        `Secret Service: ${(await listKept()).length > 0 ? 'the keyring is locked' : 'no result found'}`,
      ),
    close: bus.close,
  };
};
