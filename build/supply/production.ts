/**
 * Every package that the packaged app carries as a package, and why it may: each of them runs in the process that holds
 * the tokens. Names as package.json has them. At most fifteen; native ones are exactly two.
 */
export const production: readonly {
  readonly name: string;
  readonly isNative: boolean;
  readonly why: string;
}[] = [
  {
    name: 'better-sqlite3',
    isNative: true,
    why: 'the copy and the journal: transactions that are on the disk when they say so',
  },
  {
    name: 'keytar',
    isNative: true,
    why: 'tokens in the keychain of the system, which Node cannot reach by itself',
  },
];

/**
 * Packages of the lockfile that want to run something when they are installed, and why nothing is lost when they do
 * not: `.npmrc` lets none of them.
 */
export const withInstallScript: Readonly<Record<string, string>> = {
  'electron-winstaller': 'chooses a 7z for an installer that is not made here',
  // npm sees that these could be compiled, in some installations only.
  'better-sqlite3': 'its machine code for every platform lies in the package',
  'better-sqlite3-stock': 'the same; for tests alone',
  electron25: 'would fetch an old Electron: its types alone are used',
};
