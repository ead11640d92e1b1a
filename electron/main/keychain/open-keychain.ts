import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { createKeychain, type Keychain } from './keychain.ts';
import { createSystemKeytar } from './system-keytar.ts';

const BACKENDS: Readonly<Record<string, string>> = {
  darwin: 'Keychain',
  win32: 'Credential Manager',
  linux: 'Secret Service',
};

/** Three seconds where nobody can be asked, ten where an unlock prompt is likely. */
const toLimitMs = (env: Readonly<Record<string, string | undefined>>, platform: string): number =>
  platform === 'darwin' || env.DISPLAY || env.WAYLAND_DISPLAY ? 10_000 : 3_000;

/** The keychain of the system we run on. The binding is loaded at the first call, so that a missing one is a failure. */
export const openKeychain = (): Keychain => {
  const require = createRequire(import.meta.url);
  return createKeychain({
    keytar: createSystemKeytar(() => require('keytar')),
    backend: BACKENDS[process.platform] ?? process.platform,
    limitMs: toLimitMs(process.env, process.platform),
    uuid: randomUUID,
  });
};
