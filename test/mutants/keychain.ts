import type { Mutant } from './mutant.ts';

const KEYCHAIN = 'electron/main/keychain';
const keychain = `${KEYCHAIN}/keychain.test.ts`;
const real = 'test/attack/keychain/keychain.test.ts';
const account = 'electron/store/account/account.test.ts';

/** The keychain told as what it is, and used as far as it is open. */
export const KEYCHAIN_MUTANTS: readonly Mutant[] = [
  {
    name: 'only the first address of the bus is tried',
    protects: 'keychains are found',
    find: '      problem = error;',
    replace: '      throw error;',
    tests: [real],
  },
  {
    name: 'several items under one name are out of reach',
    protects: 'SEC-3',
    near: '/** Three seconds where nobody can be asked, ten where an unlock prompt is likely. */',
    find: "process.platform !== 'linux'",
    replace: "process.platform !== 'aix'",
    tests: [real],
  },
  {
    name: 'an older item is read before the newest',
    protects: 'SEC-3',
    find: 'Number(b.modified) - Number(a.modified)',
    replace: 'Number(a.modified) - Number(b.modified)',
    tests: [real],
  },
  {
    name: 'a write leaves the other items of its name',
    protects: 'SEC-3',
    near: '/** What the library gives up on, and what is open may still serve: several items, no keyring that is named for it, or a locked one. */',
    find: 'for (const other of others)',
    replace: 'for (const other of others.slice(0, 0))',
    tests: [real],
  },
  {
    name: 'a token is kept where it ends with the session, and told as kept',
    protects: 'SEC-3',
    find: ' && one !== session',
    replace: '',
    tests: [real],
  },
  {
    name: 'a new token goes where the library puts it, also into the collection of the session',
    protects: 'SEC-3',
    find: '(await items.isDefaultLost())',
    replace: 'false',
    tests: [real],
  },
  {
    name: 'a token that lies in the collection of the session stays there',
    protects: 'SEC-3',
    find: 'return { kept: open.filter((_, at) => !lost[at]), lost: open.filter((_, at) => lost[at]) };',
    replace: 'return { kept: open, lost: open.slice(0, 0) };',
    tests: [real],
  },
  {
    name: 'each question to the keychain makes a connection of its own',
    protects: 'SEC-4',
    find: 'if (kept?.isOpen()) return kept;',
    replace: '',
    tests: [real],
  },
  {
    name: 'a service that knows no key of our kind is out of reach',
    protects: 'SEC-3',
    find: '(await items.prepare()) ?',
    replace: '((await items.prepare()) || true) ?',
    tests: [`${KEYCHAIN}/linux-keytar.test.ts`],
  },
  {
    name: 'a keyring that was started anew is asked with the key of the one before',
    protects: 'SEC-4',
    find: 'if (!isSessionGone(error)) throw error;',
    replace: 'throw error;',
    tests: [real],
  },
  {
    name: 'a locked keyring that is named hides one that is open',
    protects: 'SEC-3',
    find: '|prompt was dismissed|is ?locked',
    replace: '',
    tests: [real],
  },
  {
    name: 'a bus that says nothing keeps the whole process waiting',
    protects: 'SEC-4',
    near: '/** What the library gives up on, and what is open may still serve: several items, no keyring that is named for it, or a locked one. */',
    find: 'if (error instanceof TimeLimitError) throw error;',
    replace: '',
    tests: [real],
  },
  {
    name: 'a bus that sends something now and then is waited for without end',
    protects: 'SEC-4',
    find: 'const hasAnswered = startWaiting();',
    replace: 'const hasAnswered = (): void => undefined;',
    tests: [real],
  },
  {
    name: 'a list of what has no size is read without end',
    protects: 'SEC-4',
    find: "if (signature[next] === close) throw new Error('D-Bus: a struct of nothing.');",
    replace: '',
    tests: [`${KEYCHAIN}/secret-service/wire.test.ts`],
  },
  {
    name: 'no keyring at all is told as a locked one',
    protects: 'SEC-4',
    find: '/prompt was dismissed/i,',
    replace: '/prompt was dismissed/i, /no result found/i,',
    tests: [keychain],
  },
  {
    name: 'an item that is no text cannot be written over',
    protects: 'SEC-3',
    find: 'if (isUnreadable(error)) return null;',
    replace: '',
    tests: [keychain],
  },
  {
    name: 'every trouble of a keychain is told as a locked one',
    protects: 'SEC-4',
    find: 'cause: CAUSES[found.code]',
    replace: "cause: 'locked'",
    tests: [account],
  },
];
