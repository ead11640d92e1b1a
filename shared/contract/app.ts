import { z } from 'zod';
import { query } from './define.ts';

/** What Rollcall runs on, and whether secrets can be kept. Shown in the status bar and in About. */
export const app = {
  'app.getStatus': query({
    input: z.strictObject({}),
    output: z.object({
      version: z.string(),
      launcher: z.enum(['utility-process', 'child-process']),
      keychain: z.object({
        state: z.enum(['ready', 'locked', 'unavailable']),
        message: z.string(),
      }),
      /** Set when the journal was found broken or from a newer version: apply stays off, and this says why. */
      journalProblem: z.string().nullable(),
    }),
    fails: [],
    topics: ['app'],
  }),
};
