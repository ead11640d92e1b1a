import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readHead } from '#electron/store/db/journal/chain.ts';
import { openJournal } from '#electron/store/db/journal.ts';
import { listBackups } from '#electron/store/db/keep/backups.ts';
import { readMarker } from '#electron/store/db/keep/marker.ts';
import { addAuditor, openEngineRig, planInput } from '#test/kit/engine-rig.ts';
import { createFakeServer } from '#test/kit/fake-server.ts';
import { folderPerTest } from '#test/kit/folder-per-test.ts';
import { must } from '#test/kit/must.ts';

const { fsyncSync, fstatSync, openSync } = fs;
const PEOPLE = 3;
const ENDS = 7;

const failing = (code: string): never => {
  throw Object.assign(new Error(`${code}: as the disk says it`), { code });
};

/** A disk that takes what is written, and fails when a folder is to be synced, or may not be opened for that. */
const DISKS: Readonly<Record<string, () => void>> = {
  ...Object.fromEntries(
    ['EINVAL', 'ENOTSUP', 'EPERM', 'EACCES', 'EIO'].map((code) => [
      `answers ${code} to the sync of a folder`,
      () => {
        fs.fsyncSync = (fd) => (fstatSync(fd).isDirectory() ? failing(code) : fsyncSync(fd));
      },
    ]),
  ),
  'lets nobody open a folder': () => {
    fs.openSync = (path, ...rest) =>
      fs.statSync(path, { throwIfNoEntry: false })?.isDirectory()
        ? failing('EACCES')
        : openSync(path, ...rest);
  },
  'knows no sync at all': () => {
    fs.fsyncSync = () => failing('EINVAL');
  },
};

const folder = folderPerTest();
afterEach(() => {
  fs.fsyncSync = fsyncSync;
  fs.openSync = openSync;
  syncBuiltinESMExports();
});

describe.runIf(process.platform !== 'win32')('a disk that', () => {
  it.each(Object.entries(DISKS))(
    '%s keeps three copies of the journal, and how far it was',
    async (_, harm) => {
      harm();
      syncBuiltinESMExports();
      const { dir } = folder;
      for (let end = 1; end <= ENDS; end += 1) {
        const rig = openEngineRig(dir, { api: createFakeServer(PEOPLE).api, bootId: `boot-${end}` });
        await rig.startAndWait(planInput(addAuditor(PEOPLE)));
        rig.journal.backUpAtEnd(end * 1_000);
        rig.shut();
      }
      expect(listBackups(join(dir, 'store', 'backup'))).toHaveLength(3);
      const journal = must(openJournal(dir, 50));
      const { seq } = readHead(journal.read);
      expect(seq).toBeGreaterThan(ENDS);
      expect(readMarker(dir)?.seq).toBe(seq);
      expect(journal.problem()).toBeNull();
      journal.close();
    },
  );
});
