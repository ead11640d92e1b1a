import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import type { AsyncEntry } from 'keytar';
import { createKeychain, type Keychain } from './keychain.ts';
import type { Keytar } from './keytar.ts';
import { createLinuxKeytar } from './linux-keytar.ts';
import { createItems } from './secret-service/items.ts';

type Binding = { readonly AsyncEntry: typeof AsyncEntry };

/**
 * The system's keychain. On Linux the Secret Service and nothing else: unpinned, the library falls back to the
 * kernel's keyring in silence, which forgets at reboot. `load` gives the binding, and may throw.
 */
const createSystemKeytar = (load: () => Binding): Keytar => {
  const open = (service: string, account: string): AsyncEntry => {
    const binding = load();
    return new binding.AsyncEntry(service, account, { linux: { store: 'secret-service' } });
  };
  return {
    // `async` so that a constructor that throws is a rejection, like everything else here.
    getPassword: async (service, account) => open(service, account).getPassword(),
    setPassword: async (service, account, value) => open(service, account).setPassword(value),
    deletePassword: async (service, account) => open(service, account).deletePassword(),
  };
};

const BACKENDS: Readonly<Record<string, string>> = {
  darwin: 'Keychain',
  win32: 'Credential Manager',
  linux: 'Secret Service',
};

/** Three seconds where nobody can be asked, ten where an unlock prompt is likely. */
const toLimitMs = (env: Readonly<Record<string, string | undefined>>, platform: string): number =>
  platform === 'darwin' || env.DISPLAY || env.WAYLAND_DISPLAY ? 10_000 : 3_000;

/** How long the Secret Service may take for one answer that asks nobody. */
const itemsLimitMs = 2_000;

const toKeytar = (library: Keytar): Keytar => {
  if (process.platform !== 'linux') return library;
  const getItems = createItems(process.env, itemsLimitMs);
  // Ahead of the first question, which the first picture waits for. Who cannot connect is told when asked.
  void getItems().then(
    (items) => items.prepare(),
    () => undefined,
  );
  return createLinuxKeytar(library, getItems);
};

/** The keychain of the system we run on. The binding is loaded at the first call, so that a missing one is a failure. */
export const openKeychain = (): Keychain => {
  const require = createRequire(import.meta.url);
  return createKeychain({
    keytar: toKeytar(createSystemKeytar(() => require('keytar'))),
    backend: BACKENDS[process.platform] ?? process.platform,
    limitMs: toLimitMs(process.env, process.platform),
    uuid: randomUUID,
  });
};
