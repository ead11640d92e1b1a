/**
 * One session of the app's real keychain, for what happens in the middle of it: each line that comes in is a call (verb,
 * account, secret), and is answered with a line of JSON.
 */
import { createInterface } from 'node:readline';
import { openKeychain } from '#electron/main/keychain/open-keychain.ts';

const keychain = openKeychain();
const verbs = {
  probe: () => keychain.probe(),
  read: (account: string) => keychain.read(account),
  write: (account: string, secret: string) => keychain.write(account, secret),
  erase: (account: string) => keychain.erase(account),
} as const;
const isVerb = (verb: string): verb is keyof typeof verbs => Object.hasOwn(verbs, verb);

for await (const line of createInterface({ input: process.stdin })) {
  const [verb = '', account = '', secret = ''] = line.split(' ');
  if (!isVerb(verb)) throw new Error(`Unknown verb ${verb}`);
  process.stdout.write(`${JSON.stringify(await verbs[verb](account, secret))}\n`);
}
process.exit(0);
