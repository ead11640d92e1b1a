import { z } from 'zod';
import { DIAGNOSTIC_SECTIONS } from '../model/diagnostics.ts';
import { command, query } from './define.ts';

/** What Rollcall runs on, and whether secrets can be kept. Shown in the status bar and in About. */
export const app = {
  'app.getStatus': query({
    input: z.strictObject({}),
    output: z.object({
      version: z.string(),
      launcher: z.enum(['utility-process', 'child-process']),
      keychain: z.object({
        state: z.enum(['ready', 'locked', 'no keyring', 'unavailable']),
        message: z.string(),
      }),
      /** Set when the journal was found broken or from a newer version: apply stays off, and this says why. */
      journalProblem: z.string().nullable(),
    }),
    fails: [],
  }),
  /** Whether main asks a person something in a window of its own now, for which something here waits. */
  'app.getQuestion': query({
    input: z.strictObject({}),
    output: z.object({ isOpen: z.boolean() }),
    fails: [],
  }),
  /**
   * Gathers what a diagnostics file would hold, to be looked at first: facts and counts, no name, host or token. The
   * file is kept under `id` until the next one is gathered.
   */
  'app.prepareDiagnostics': command({
    input: z.strictObject({}),
    output: z.object({
      id: z.string(),
      bytes: z.number().int(),
      sections: z.array(
        z.object({ name: z.enum(DIAGNOSTIC_SECTIONS), bytes: z.number().int(), text: z.string() }),
      ),
    }),
    fails: [],
    topics: [],
  }),
  /** Saves exactly what was prepared under `id`, where the person chooses. */
  'app.saveDiagnostics': command({
    input: z.strictObject({ id: z.string().max(64) }),
    output: z.object({ saved: z.boolean(), fileName: z.string().nullable() }),
    fails: ['not-prepared', 'not-saved'],
    topics: [],
  }),
};
