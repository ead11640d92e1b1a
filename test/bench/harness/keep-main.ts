/** Puts the secrets that come on standard input, as JSON pairs, into the keychain of its environment. */
import { text } from 'node:stream/consumers';
import { openKeychain } from '#electron/main/keychain/open-keychain.ts';
import { must } from '#test/kit/must.ts';

const keychain = openKeychain();
// Written by `keepSecrets`, and by nobody else.
const pairs = JSON.parse(await text(process.stdin)) as readonly (readonly [string, string])[];
for (const [account, secret] of pairs) must(await keychain.write(account, secret));
