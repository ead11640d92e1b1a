import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceFile } from './flush.ts';

/**
 * How far a journal was, written down outside of its folder: a journal that is missing, empty, or behind this was
 * lost or put back, and is not taken for a new one.
 */
export type Marker = z.output<typeof schema>;
const schema = z.object({
  journalId: z.string(),
  /** The last event that was on the disk, and its hash in the chain; 0 and the chain's start when there was none. */
  seq: z.number().int().min(0),
  hash: z.string(),
});

const fileIn = (profileDir: string): string => join(profileDir, 'journal-marker.json');

/** The marker of a profile; null: none was written yet, or it cannot be read. */
export const readMarker = (profileDir: string): Marker | null => {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(fileIn(profileDir), 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    // Absent on a first start. A marker can only add suspicion, so a damaged one takes nothing away.
    return null;
  }
};

/** Writes the marker; throws on a disk that takes no more. */
export const writeMarker = (profileDir: string, marker: Marker): void =>
  replaceFile(fileIn(profileDir), JSON.stringify(marker));
