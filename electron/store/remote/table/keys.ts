import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { findOtherOwner } from './lies.ts';
import { keyId, ofUser } from './shape/input.ts';
import { apiKey, newKey, tokenConfig, tokens } from './shape/key.ts';
import { nothing } from './shape/parts.ts';

const KEYS = '/api/v2/users/{user}/keys';

/** Nanoseconds. Whole seconds only: they survive in a JavaScript number whatever their size. */
const lifetime = z
  .number()
  .min(0)
  .refine((ns) => ns % 1_000_000_000 === 0, 'whole seconds, in nanoseconds');

/** API keys: sessions and tokens (coder-api 6). */
export const keyEndpoints = {
  createSessionKey: endpoint({
    method: 'POST',
    path: KEYS,
    input: z.object(ofUser),
    output: newKey,
    success: [201],
    permission: 'api_key create: oneself, owner.',
    effect: 'write',
    usedIn: [],
  }),
  listTokens: endpoint({
    method: 'GET',
    path: `${KEYS}/tokens`,
    input: z.object({
      ...ofUser,
      include_all: z.boolean().optional(),
      /** From 2.32; before, expired ones are always there. */
      include_expired: z.boolean().optional(),
    }),
    output: tokens,
    success: [200],
    permission: 'api_key read: oneself, owner; rows that the caller may not read are left out.',
    isList: true,
    effect: 'read',
    deviations: ['null, not an empty list', 'rows carry `username`', '`include_all` is not described'],
    usedIn: ['sync'],
  }),
  createToken: endpoint({
    method: 'POST',
    path: `${KEYS}/tokens`,
    input: z.object({
      ...ofUser,
      token_name: z.string().optional(),
      lifetime: lifetime.optional(),
      /** `all` or `application_connect`. */
      scope: z.string().optional(),
      /** From 2.27: `coder:all`, never `all`. */
      scopes: z.array(z.string()).optional(),
      /** From 2.28: `type:id`. */
      allow_list: z.array(z.string()).optional(),
    }),
    output: newKey,
    success: [201],
    permission: 'api_key create: oneself, owner; others get 500.',
    effect: 'write',
    deviations: ['`all` in `scopes` is a 500', '`allow_list` holds strings, not objects'],
    usedIn: ['sign-in', 'tokens'],
  }),
  getTokenConfig: endpoint({
    method: 'GET',
    path: `${KEYS}/tokens/tokenconfig`,
    input: z.object(ofUser),
    output: tokenConfig,
    success: [200],
    permission: 'user read.',
    effect: 'read',
    usedIn: ['sign-in', 'tokens'],
  }),
  getTokenByName: endpoint({
    method: 'GET',
    path: `${KEYS}/tokens/{keyname}`,
    input: z.object({ ...ofUser, keyname: keyId }),
    output: apiKey,
    success: [200],
    permission: 'api_key read: oneself, owner; else 404.',
    effect: 'read',
    usedIn: ['tokens'],
    findLie: findOtherOwner,
  }),
  getKey: endpoint({
    method: 'GET',
    path: `${KEYS}/{keyid}`,
    input: z.object({ ...ofUser, keyid: keyId }),
    output: apiKey,
    success: [200],
    permission: 'api_key read: oneself, owner; else 404.',
    effect: 'read',
    deviations: ['whose key it is, is not compared with the user in the path'],
    usedIn: ['tokens', 'apply'],
    findLie: (asked, answer) => (asked.keyid === answer.id ? null : 'the answer is about another key'),
  }),
  deleteKey: endpoint({
    method: 'DELETE',
    path: `${KEYS}/{keyid}`,
    input: z.object({ ...ofUser, keyid: keyId }),
    output: nothing,
    body: 'none',
    success: [204],
    permission: 'api_key delete: oneself, owner; else 404.',
    effect: 'write',
    usedIn: ['sign-out', 'tokens'],
  }),
  expireKey: endpoint({
    method: 'PUT',
    path: `${KEYS}/{keyid}/expire`,
    since: 32,
    before: 'route-not-found',
    input: z.object({ ...ofUser, keyid: keyId }),
    output: nothing,
    body: 'none',
    success: [204],
    permission: 'api_key update: oneself, owner; else 404.',
    effect: 'write',
    usedIn: ['apply'],
  }),
} as const;
