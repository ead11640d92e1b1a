import { z } from 'zod';
import { COLOURS, deploymentIdSchema, deploymentSchema, ENVIRONMENTS } from '../model/deployment.ts';
import { command, query } from './define.ts';
import { CREDENTIAL_FAILURES, REMOTE_FAILURES } from './failures.ts';

const url = z.string().min(1).max(2048);
const token = z.string().min(1).max(512);
const name = z.string().trim().min(1).max(80);
const id = z.strictObject({ id: deploymentIdSchema });

/** Keeping deployments: probe, connect, sign in and out. A token only ever travels towards the store. */
export const deployment = {
  'deployment.list': query({
    input: z.strictObject({}),
    output: z.array(deploymentSchema).readonly(),
    fails: [],
    topics: ['deployments'],
  }),
  /** Asks a server who it is, without a token: normalised URL and version, or one plain reason why not. */
  'deployment.probe': command({
    input: z.strictObject({ url }),
    output: z.object({ url: z.string(), version: z.string(), suggestedName: z.string() }),
    fails: ['bad-url', ...REMOTE_FAILURES],
    topics: [],
  }),
  /** Checks the token with the server, keeps it in the keychain (read back) or for this session, keeps the rest. */
  'deployment.connect': command({
    input: z.strictObject({ url, token, name, environment: z.enum(ENVIRONMENTS), colour: z.enum(COLOURS) }),
    output: deploymentSchema,
    fails: ['bad-url', 'bad-token', 'already-kept', ...REMOTE_FAILURES],
    topics: ['deployments', 'app'],
  }),
  /** Starts the built-in demo server, connects to it, and keeps it as a deployment of kind `demo`. */
  'deployment.openDemo': command({
    input: z.strictObject({
      members: z.number().int().min(50).max(100_000),
      generation: z.enum(['2.24', '2.31', '2.35']),
      seed: z.number().int().min(0).max(2_147_483_647),
    }),
    output: deploymentSchema,
    fails: ['demo-failed', ...REMOTE_FAILURES],
    topics: ['deployments'],
  }),
  'deployment.update': command({
    input: id.extend({ name, environment: z.enum(ENVIRONMENTS), colour: z.enum(COLOURS) }),
    output: deploymentSchema,
    fails: ['unknown-deployment'],
    topics: ['deployments'],
  }),
  /** A new token for a kept deployment. Staged work stays. */
  'deployment.signIn': command({
    input: id.extend({ token }),
    output: deploymentSchema,
    fails: ['unknown-deployment', 'bad-token', 'other-deployment', ...REMOTE_FAILURES],
    topics: ['deployments', 'app'],
  }),
  /** Asks the keychain again, after the person unlocked it. */
  'deployment.retryCredential': command({
    input: id,
    output: deploymentSchema,
    fails: [...CREDENTIAL_FAILURES],
    topics: ['deployments', 'app'],
  }),
  /** Erases the token locally always and says whether the server revoked it too. Staged work and the copy stay. */
  'deployment.signOut': command({
    input: id,
    output: z.object({ revoked: z.enum(['yes', 'no']), message: z.string() }),
    fails: ['unknown-deployment', 'busy'],
    topics: ['deployments', 'app'],
  }),
  /** Signs out and forgets the deployment, its cached copy and its draft. The journal of applies stays. */
  'deployment.remove': command({
    input: id,
    output: z.object({ message: z.string() }),
    fails: ['unknown-deployment', 'busy'],
    topics: ['deployments', 'organizations', 'members', 'roles', 'draft', 'selection', 'sync', 'app'],
  }),
  /** Opens a page of the deployment in the person's browser; main checks the address once more. */
  'deployment.openInBrowser': command({
    input: z.strictObject({ url, page: z.enum(['home', 'tokens']) }),
    output: z.object({}),
    fails: ['bad-url', 'not-opened'],
    topics: [],
  }),
};
