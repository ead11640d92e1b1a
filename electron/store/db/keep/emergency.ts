import {
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { PlanId } from '#shared/base/brand.ts';
import { CHANGE_STATES } from '#shared/model/change.ts';
import { type ChangeReason, isChangeReason } from '#shared/model/reason.ts';

const text = z.string().nullable().default(null);

/** A code that only a later version knows has no sentence here: the message stays. */
const reason = z
  .string()
  .nullable()
  .default(null)
  .transform((code): ChangeReason | null => (code !== null && isChangeReason(code) ? code : null));

/** A kept entry as it is read again. */
export const keptEntrySchema = z.object({
  planId: z.string().transform((id) => id as PlanId),
  n: z.number().int(),
  attempt: z.number().int(),
  to: z.object({ state: z.enum(CHANGE_STATES), reason, message: text, requestId: text }),
  data: z.record(z.string(), z.unknown()),
  stamp: z.object({ monoMs: z.number(), bootId: z.string(), wallUtc: z.string() }),
});
/** A result that the journal could not take: of which attempt at which change, and where the change goes. */
export type EmergencyEntry = z.input<typeof keptEntrySchema>;
/** The same as it was kept. */
export type KeptEntry = z.output<typeof keptEntrySchema>;

const NAME = /^journal-emergency-[\w-]{1,64}\.ndjson$/;
const BALLAST_BYTES = 65_536;

/** Where results go when the journal takes none. */
export interface Emergency {
  /** Keeps a result; `memory` when no folder took it, so that it is lost with the process. Never throws. */
  readonly keep: (entry: EmergencyEntry) => 'file' | 'memory';
  /** Everything kept, in the order it happened; a line that was cut off in the middle is not among it. */
  readonly list: () => readonly KeptEntry[];
  /** Forgets everything: to be called once all of it is in the journal. Never throws. */
  readonly clear: () => void;
  /** Sets room aside on the disk for a day when there is none. */
  readonly prepare: () => void;
}

/** Appends a line that is on the disk on return. Half a line of an earlier try is closed off first. */
const append = (file: string, line: string): void => {
  const fd = openSync(file, 'a', 0o600);
  try {
    const bytes = Buffer.from(`\n${line}\n`, 'utf8');
    if (writeSync(fd, bytes) !== bytes.length) throw new Error('The disk took a part of the line only.');
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
};

/**
 * Others may write to a folder for temporary files: what is not ours alone is not believed. A link least of all: it may
 * lead to a folder of ours into which others have put something.
 */
const isOurs = (folder: string): boolean => {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true) return false;
  return process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o022) === 0);
};

const listFiles = (folder: string): readonly string[] => {
  try {
    return isOurs(folder)
      ? readdirSync(folder)
          .filter((name) => NAME.test(name))
          .map((name) => join(folder, name))
      : [];
  } catch {
    // No folder, or none that can be read: what lies there is found out by reading the server.
    return [];
  }
};

const readLines = (file: string): readonly string[] => {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    // What cannot be read is found out by reading the server, as it is without such a file.
    return [];
  }
};

const drop = (file: string): void => {
  try {
    rmSync(file, { force: true });
  } catch {
    // On a disk that cannot be written. To find it again does no harm: merging twice changes nothing.
  }
};

const parse = (line: string): readonly KeptEntry[] => {
  try {
    const parsed = keptEntrySchema.safeParse(JSON.parse(line));
    return parsed.success ? [parsed.data] : [];
  } catch {
    // The last line of a full disk: what it said is found out by reading the server.
    return [];
  }
};

/**
 * The emergency journal: one text file per plan in the first of `folders` that takes it. The first is the journal's
 * own, with some room set aside; the others are for a disk that takes nothing at all.
 */
export const createEmergency = (folders: readonly string[]): Emergency => {
  const [home] = folders;
  const ballast = home === undefined ? null : join(home, 'emergency-room');
  let memory: KeptEntry[] = [];
  const tryAll = (name: string, line: string): boolean =>
    folders.some((folder) => {
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        if (!isOurs(folder)) return false;
        append(join(folder, name), line);
        return true;
      } catch {
        // Expected: this is where a disk is full or gone. The next folder may do.
        return false;
      }
    });
  return {
    prepare: () => {
      if (ballast === null || existsSync(ballast)) return;
      try {
        append(ballast, '.'.repeat(BALLAST_BYTES));
      } catch {
        // No room to set aside: results will go to another folder, or be read from the server again.
      }
    },
    keep: (entry) => {
      const kept = keptEntrySchema.parse(entry);
      if (ballast !== null) drop(ballast);
      if (tryAll(`journal-emergency-${kept.planId}.ndjson`, JSON.stringify(kept))) return 'file';
      memory.push(kept);
      return 'memory';
    },
    list: () => [...folders.flatMap(listFiles).flatMap(readLines).flatMap(parse), ...memory],
    clear: () => {
      memory = [];
      for (const file of folders.flatMap(listFiles)) drop(file);
    },
  };
};
