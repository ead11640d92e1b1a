import type { Mutant } from './mutant.ts';

const KEYCHAIN = 'electron/main/keychain';
const keychain = `${KEYCHAIN}/keychain.test.ts`;
const real = 'test/attack/keychain/keychain.test.ts';
const account = 'electron/store/account/account.test.ts';

/** The keychain told as what it is, and used as far as it is open. */
export const KEYCHAIN_MUTANTS: readonly Mutant[] = [
  {
    name: 'several items under one name are out of reach',
    protects: 'SEC-3',
    file: `${KEYCHAIN}/open-keychain.ts`,
    find: "process.platform === 'linux'\n",
    replace: "process.platform === 'aix'\n",
    tests: [real],
  },
  {
    name: 'an older item is read before the newest',
    protects: 'SEC-3',
    file: `${KEYCHAIN}/secret-service/items.ts`,
    find: 'Number(b.modified) - Number(a.modified)',
    replace: 'Number(a.modified) - Number(b.modified)',
    tests: [real],
  },
  {
    name: 'a write leaves the other items of its name',
    protects: 'SEC-3',
    file: `${KEYCHAIN}/linux-keytar.ts`,
    find: 'for (const other of others)',
    replace: 'for (const other of others.slice(0, 0))',
    tests: [real],
  },
  {
    name: 'a token is kept where it ends with the session, and told as kept',
    protects: 'SEC-3',
    file: `${KEYCHAIN}/secret-service/items.ts`,
    find: ' && one !== session',
    replace: '',
    tests: [real],
  },
  {
    name: 'a new token goes where the library puts it, also into the collection of the session',
    protects: 'SEC-3',
    file: `${KEYCHAIN}/linux-keytar.ts`,
    find: 'const isLost = await items.isDefaultLost();',
    replace: 'const isLost = false;',
    tests: [real],
  },
  {
    name: 'a locked keyring that is named hides one that is open',
    protects: 'SEC-3',
    file: `${KEYCHAIN}/linux-keytar.ts`,
    find: '|prompt was dismissed|is ?locked',
    replace: '',
    tests: [real],
  },
  {
    name: 'a bus that says nothing keeps the whole process waiting',
    protects: 'SEC-4',
    file: `${KEYCHAIN}/linux-keytar.ts`,
    find: 'if (error instanceof TimeLimitError) throw error;',
    replace: '',
    tests: [real],
  },
  {
    name: 'a bus that sends something now and then is waited for without end',
    protects: 'SEC-4',
    file: `${KEYCHAIN}/secret-service/bus.ts`,
    find: 'const hasAnswered = startWaiting();',
    replace: 'const hasAnswered = (): void => undefined;',
    tests: [real],
  },
  {
    name: 'a list of what has no size is read without end',
    protects: 'SEC-4',
    file: `${KEYCHAIN}/secret-service/wire.ts`,
    find: "if (signature[next] === close) throw new Error('D-Bus: a struct of nothing.');",
    replace: '',
    tests: [`${KEYCHAIN}/secret-service/wire.test.ts`],
  },
  {
    name: 'no keyring at all is told as a locked one',
    protects: 'SEC-4',
    file: `${KEYCHAIN}/classify.ts`,
    find: '/prompt was dismissed/i,',
    replace: '/prompt was dismissed/i, /no result found/i,',
    tests: [keychain],
  },
  {
    name: 'an item that is no text cannot be written over',
    protects: 'SEC-3',
    file: `${KEYCHAIN}/keychain.ts`,
    find: 'if (isUnreadable(error)) return null;',
    replace: '',
    tests: [keychain],
  },
  {
    name: 'every trouble of a keychain is told as a locked one',
    protects: 'SEC-4',
    file: 'electron/store/account/vault.ts',
    find: 'cause: CAUSES[found.code]',
    replace: "cause: 'locked'",
    tests: [account],
  },
];
