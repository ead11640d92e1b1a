/** Runs one verb of the app's real keychain in a process of its own, and prints its result as JSON. */
import { writeSync } from 'node:fs';
import { openKeychain } from '#electron/main/keychain/open-keychain.ts';

const [verb, account = '', secret = ''] = process.argv.slice(2);
const keychain = openKeychain();

const run = (): Promise<unknown> => {
  if (verb === 'probe') return keychain.probe();
  if (verb === 'read') return keychain.read(account);
  if (verb === 'write') return keychain.write(account, secret);
  if (verb === 'erase') return keychain.erase(account);
  throw new Error(`Unknown verb ${verb}`);
};

const startMs = performance.now();
const result = await run();
writeSync(1, JSON.stringify({ result, tookMs: performance.now() - startMs, isStuck: keychain.isStuck() }));
