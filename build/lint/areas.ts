/**
 * The table of docs/design.md section 3 as data: what the files of a folder may import. The longest folder that fits a
 * file decides. A folder without a row is itself a finding, so that nobody grows the tree past the rules.
 */
export type Area = {
  /** A folder, or one file. */
  readonly at: string;
  /** Own folders it may import, whole. Its own is always allowed. */
  readonly may: readonly string[];
  /** Own folders of which it may import types only. */
  readonly types?: readonly string[];
  /** npm packages; a trailing `*` stands for the rest of the name. */
  readonly packages?: readonly string[];
  /** True: each folder in it is a room, and rooms import of each other the face alone, their index. */
  readonly hasFaces?: true;
  /** Built-in modules of Node: all, or those named. HTTP has a rule of its own. */
  readonly node?: true | readonly string[];
};

const page = ['react', 'react/*', 'react-dom', 'react-dom/*', 'zustand', 'zustand/*', 'zod'];
const look = ['radix-ui', 'lucide-react', 'cmdk', '@tanstack/*'];

const shared: readonly Area[] = [
  { at: 'shared/base', may: [], packages: ['zod'] },
  { at: 'shared/model', may: ['shared/base'], packages: ['zod'] },
  // What is true of one kind of change alone; the rules of sets and of role names are everybody's.
  {
    at: 'shared/kinds',
    may: [
      'shared/base',
      'shared/model',
      'shared/core/plan/intent.ts',
      'shared/core/roles/role-name.ts',
      'shared/core/roles/role-words.ts',
      'shared/core/roles/role-set.ts',
    ],
    types: ['shared/core/plan/conflicts.ts', 'shared/core/roles/privileges.ts', 'shared/core/plan/rebase.ts'],
  },
  {
    at: 'shared/core/plan',
    may: ['shared/base', 'shared/model', 'shared/kinds', 'shared/core/roles', 'shared/core/text'],
    packages: ['zod', '@noble/hashes/sha2.js', '@noble/hashes/utils.js'],
  },
  { at: 'shared/core/roles', may: ['shared/base', 'shared/model', 'shared/kinds'] },
  { at: 'shared/core/people', may: ['shared/base', 'shared/model'] },
  { at: 'shared/core/text', may: ['shared/base', 'shared/model'] },
  // Quoted cells of pasted tables are the library's to read (docs/decisions/0015).
  { at: 'shared/core/people/paste', may: ['shared/base'], packages: ['papaparse'] },
  { at: 'shared/contract', may: ['shared/base', 'shared/model'], packages: ['zod', 'zod/mini'] },
];

/** What comes from outside is parsed where it comes in. */
const parsing = ['zod'];

const store: readonly Area[] = [
  { at: 'electron/store/main.ts', may: ['electron/store'], node: true },
  { at: 'electron/store/run.ts', may: ['electron/store', 'electron/demo', 'shared'], node: true },
  // What the composition root hands in: clock, ids, the demo's thread.
  { at: 'electron/store/root', may: ['electron/store', 'shared'], packages: parsing, node: true },
  {
    at: 'electron/store/api',
    may: [...['copy', 'change', 'sync', 'account'].map((name) => `electron/store/${name}`), 'shared'],
    // The handles that a handler is given and passes on.
    types: ['electron/store/db'],
  },
  // One owner for each table of the copy.
  { at: 'electron/store/copy', may: ['electron/store/db', 'shared'] },
  {
    at: 'electron/store/change',
    may: ['electron/store/copy', 'electron/store/db', 'shared'],
    types: ['electron/store/remote', 'electron/store/account'],
    // The plan's hash, and reports as files.
    node: ['crypto'],
    packages: ['csv-stringify/sync'],
  },
  // Deployments, sign-in and where their tokens are.
  {
    at: 'electron/store/account',
    may: ['electron/store/db', 'shared'],
    types: ['electron/store/remote'],
    packages: parsing,
  },
  {
    at: 'electron/store/sync',
    may: ['electron/store/copy', 'electron/store/db', 'shared'],
    types: ['electron/store/remote'],
  },
  // The process around the store: its ports and its answers to the windows.
  {
    at: 'electron/store/host',
    may: ['shared'],
    types: ['electron/store/api'],
    packages: parsing,
    node: true,
  },
  { at: 'electron/store/remote', may: ['shared'], packages: parsing, node: true },
  { at: 'electron/store/db', may: ['shared'], packages: ['better-sqlite3', ...parsing], node: true },
];

const electron: readonly Area[] = [
  // The small half of zod: the first window waits for what is loaded here.
  { at: 'electron/main', may: ['shared'], packages: ['electron', 'keytar', 'zod/mini'], node: true },
  {
    at: 'electron/preload',
    // Two files of names that both ends say; everything else of the contract is a type here.
    may: ['shared/contract/bridge.ts', 'shared/contract/channels.ts'],
    types: ['shared/contract'],
    packages: ['electron'],
  },
  ...store,
  { at: 'electron/demo', may: ['shared'], node: true },
];

const renderer: readonly Area[] = [
  {
    at: 'renderer/app',
    may: ['renderer/features', 'renderer/client', 'renderer/window', 'renderer/ui', 'shared'],
    packages: [...page, ...look],
  },
  {
    at: 'renderer/features',
    may: ['renderer/client', 'renderer/window', 'renderer/ui', 'shared'],
    packages: [...page, ...look],
    hasFaces: true,
  },
  { at: 'renderer/client', may: ['shared'], packages: [...page, '@tanstack/*'] },
  { at: 'renderer/window', may: ['renderer/client', 'shared'], packages: [...page, '@tanstack/*'] },
  // No word of the domain: base has none, and showing text safely knows nothing but text.
  {
    at: 'renderer/ui',
    may: ['shared/base', 'shared/core/text/display-text.ts'],
    packages: [...page, ...look],
  },
  // The files that mount a page.
  { at: 'renderer', may: ['renderer', 'shared'], packages: page },
];

export const areas: readonly Area[] = [...shared, ...electron, ...renderer];

/** True when a path is a folder, or lies inside it. */
export const isInside = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(`${folder}/`);

/** The row that decides for a file; null when there is none. Only a file at its very top may use `renderer`'s row. */
export const findArea = (path: string): Area | null => {
  const fits = areas.filter(({ at }) =>
    at === 'renderer' ? /^renderer\/[^/]+$/.test(path) : isInside(path, at),
  );
  return fits.toSorted((a, b) => b.at.length - a.at.length)[0] ?? null;
};

/** Tests, and the `testing` folders with what they share: they may import what they need, and are imported by no source. */
export const isForTests = (path: string): boolean => /\.test\.tsx?$/.test(path) || path.includes('/testing/');

/** Files that the table covers; `build` and `test` may import what they need. */
export const isCovered = (path: string): boolean =>
  ['shared', 'electron', 'renderer'].some((top) => isInside(path, top)) && !isForTests(path);
