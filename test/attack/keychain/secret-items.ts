import { type BusCall, openBus } from '#electron/main/keychain/secret-service/bus.ts';

const ROOT = '/org/freedesktop/secrets';
export const SERVICE = 'app.rollcall.console';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * What other programs do to a keyring: items beside ours, in any collection, with any bytes. Secrets go over the bus as
 * they are, which the app's own code never does.
 */
export const openOtherProgram = async (env: Env) => {
  const bus = await openBus(env, 5_000);
  const ask = (
    path: string,
    kind: string,
    member: string,
    signature: string,
    ...values: readonly unknown[]
  ) => {
    const call: BusCall = {
      to: 'org.freedesktop.secrets',
      path,
      interface: `org.freedesktop.Secret.${kind}`,
      member,
      signature,
      values,
    };
    return bus.call(call);
  };
  const [, session] = await ask(ROOT, 'Service', 'OpenSession', 'sv', 'plain', ['s', '']);
  return {
    /** Puts an item beside those of its name. */
    put: (collection: string, account: string, secret: string | Buffer, kind = 'other') =>
      ask(
        `${ROOT}/collection/${collection}`,
        'Collection',
        'CreateItem',
        'a{sv}(oayays)b',
        [
          [
            'org.freedesktop.Secret.Item.Attributes',
            [
              'a{ss}',
              [
                ['service', SERVICE],
                ['username', account],
                ['application', kind],
              ],
            ],
          ],
        ],
        [session, Buffer.alloc(0), Buffer.from(secret), 'text/plain'],
        false,
      ),
    /** Makes a keyring that is open, and answers its name among the collections. */
    makeKeyring: async (label: string): Promise<string> => {
      const [path] = await bus.call({
        to: 'org.freedesktop.secrets',
        path: ROOT,
        interface: 'org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface',
        member: 'CreateWithMasterPassword',
        signature: 'a{sv}(oayays)',
        values: [
          [['org.freedesktop.Secret.Collection.Label', ['s', label]]],
          [session, Buffer.alloc(0), Buffer.from('word'), 'text/plain'],
        ],
      });
      return String(path).slice(`${ROOT}/collection/`.length);
    },
    /** How many items are open, and how many locked, under a name. */
    count: async (account: string) => {
      const attributes = [
        ['service', SERVICE],
        ['username', account],
      ];
      const [open, locked] = await ask(ROOT, 'Service', 'SearchItems', 'a{ss}', attributes);
      return { open: (open as unknown[]).length, locked: (locked as unknown[]).length };
    },
    lock: (collection: string) => ask(ROOT, 'Service', 'Lock', 'ao', [`${ROOT}/collection/${collection}`]),
    /** Unlocks it as the person's login does, without a prompt. */
    unlock: (collection: string, word: string) =>
      bus.call({
        to: 'org.freedesktop.secrets',
        path: ROOT,
        interface: 'org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface',
        member: 'UnlockWithMasterPassword',
        signature: 'o(oayays)',
        values: [
          `${ROOT}/collection/${collection}`,
          [session, Buffer.alloc(0), Buffer.from(word), 'text/plain'],
        ],
      }),
    /** Leaves no keyring named as the one to keep things in. */
    unnameDefault: () => ask(ROOT, 'Service', 'SetAlias', 'so', 'default', '/'),
    /** Names another one as the one to keep things in. */
    nameDefault: (collection: string) =>
      ask(ROOT, 'Service', 'SetAlias', 'so', 'default', `${ROOT}/collection/${collection}`),
    close: bus.close,
  };
};
