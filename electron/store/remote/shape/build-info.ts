import { z } from 'zod';
import { text } from './scalars.ts';

/** `/buildinfo`; without a version it is not Coder's. */
export const buildInfo = z
  .object({ version: text.pipe(z.string().min(1)), deployment_id: z.string().max(128).nullish() })
  .transform((row) => ({ version: row.version, deploymentId: row.deployment_id || null }));
