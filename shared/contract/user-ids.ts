import { z } from 'zod';
import { userIdSchema } from '../model/deployment.ts';
import { MOST_IDS_IN_MESSAGE } from './pieces.ts';

/** Some people by id. */
export const userIdsSchema = z.array(userIdSchema).min(1).max(MOST_IDS_IN_MESSAGE).readonly();
