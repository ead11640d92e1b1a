import { z } from 'zod';
import { userIdSchema } from '../model/deployment.ts';

/**
 * People in one message: as many ids as fit through the window's door (`WIRE_LIMITS`) with room to spare. Whoever is
 * about more says "the selection", or names a pasted list: those are kept in the store.
 */
export const MOST_IDS_IN_MESSAGE = 4_000;

/** Some people by id. */
export const userIdsSchema = z.array(userIdSchema).min(1).max(MOST_IDS_IN_MESSAGE).readonly();
