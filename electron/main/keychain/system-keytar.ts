import type { AsyncEntry } from 'keytar';
import type { Keytar } from './keytar.ts';

type Binding = { readonly AsyncEntry: typeof AsyncEntry };

/**
 * The system's keychain. On Linux the Secret Service and nothing else: unpinned, the library falls back to the
 * kernel's keyring in silence, which forgets at reboot. `load` gives the binding, and may throw.
 */
export const createSystemKeytar = (load: () => Binding): Keytar => {
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
