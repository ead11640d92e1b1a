import { z } from 'zod';
import { query } from '../define.ts';
import { count, reviewed } from './parts.ts';

export const COMMAND_FORMATS = ['curl', 'coder', 'json'] as const;

/** The plan as commands that do the same by hand. The token is always `$CODER_SESSION_TOKEN`, never a real one. */
export const commands = {
  'plan.copyCommands': query({
    input: reviewed.extend({
      format: z.enum(COMMAND_FORMATS),
      /** One shape of the review, or everything. */
      shapeId: z.string().max(128).nullable(),
    }),
    output: z.object({
      /** For a POSIX shell, a line or two for each change in the order of the plan; as JSON, an array. */
      text: z.string(),
      changes: count,
      /** Changes for which the `coder` CLI has no command: their line is the curl one, with a comment. */
      withoutCommand: count,
    }),
    fails: ['unknown-deployment', 'review-stale', 'nothing-staged', 'newer-version'],
  }),
};
