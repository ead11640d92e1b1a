import type { Mutant } from './mutant.ts';

const sender = 'electron/main/ipc/sender.test.ts';
const redact = 'electron/main/log/redact.test.ts';

/** Borders between processes, and what may not cross them. */
export const BORDERS: readonly Mutant[] = [
  {
    name: 'a frame in the page may speak',
    protects: 'IPC-1',
    file: 'electron/main/ipc/sender.ts',
    find: "if (frame.parent !== null) return 'not-main-frame';",
    replace: '',
    tests: [sender],
  },
  {
    name: 'a page of somebody else may speak',
    protects: 'IPC-1',
    file: 'electron/main/ipc/sender.ts',
    find: 'frame.origin !== expected.origin ||',
    replace: 'frame.origin === null &&',
    tests: [sender],
  },
  {
    name: 'an unknown window may speak',
    protects: 'IPC-1',
    file: 'electron/main/ipc/sender.ts',
    find: "return expected.isKnown(contentsId) ? null : 'unknown-window';",
    replace: 'return null;',
    tests: [sender],
  },
  {
    name: 'input is not parsed',
    protects: 'IPC-2',
    file: 'electron/store/api/dispatch.ts',
    find: 'if (!parsed.success)\n',
    replace: 'if (!parsed.success && name.length === 0)\n',
    tests: ['electron/store/api/dispatch.test.ts'],
  },
  {
    name: 'names from the prototype are calls',
    protects: 'IPC-4',
    file: 'electron/store/api/dispatch.ts',
    find: 'Object.hasOwn(contract, name);',
    replace: 'name in contract;',
    tests: ['electron/store/api/dispatch.test.ts'],
  },
  {
    name: 'an error tells the window its stack',
    protects: 'IPC-8',
    file: 'electron/store/api/dispatch.ts',
    find: "'internal',\n",
    replace: "'internal',\n      String(error) +\n",
    tests: ['electron/store/api/dispatch.test.ts'],
  },
  {
    name: 'a token gets into the log',
    protects: 'SEC-1',
    file: 'electron/main/log/redact.ts',
    find: "  [/[A-Za-z0-9]{10}-[A-Za-z0-9]{22}/g, '[token]'],\n",
    replace: '',
    tests: [redact],
  },
  {
    name: 'an address gets into the log',
    protects: 'SEC-1',
    file: 'electron/main/log/redact.ts',
    find: "'[e-mail]'],",
    replace: "'$&'],",
    tests: [redact],
  },
  {
    name: 'a value may forge a line of the log',
    protects: 'SEC-1',
    file: 'electron/main/log/redact.ts',
    find: 'return escapeControls(clean).slice(0, lineLimit);',
    replace: 'return clean.slice(0, lineLimit);',
    tests: [redact],
  },
  {
    name: 'a link may carry credentials',
    protects: 'NAV-3',
    file: 'electron/main/asks/external-url.ts',
    find: 'if (/^https?:\\/\\/[^/?#]*@/i.test(text)) return null;',
    replace: '',
    tests: ['electron/main/asks/external-url.test.ts'],
  },
  {
    name: 'a file is served by an address with a query',
    protects: 'NAV-5',
    file: 'electron/main/protocol/bundle.ts',
    find: '(\\/[^?#]*)$/',
    replace: '(\\/[^?#]*)/',
    tests: ['electron/main/protocol/bundle.test.ts'],
  },
  {
    name: 'a link in the bundle is followed',
    protects: 'NAV-5',
    file: 'electron/main/protocol/bundle.ts',
    find: 'else if (entry.isFile() && mime !== undefined)',
    replace: 'else if (mime !== undefined)',
    tests: ['electron/main/protocol/bundle.test.ts'],
  },
];
