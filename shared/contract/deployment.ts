import { z } from 'zod';
import { certificateSchema, deploymentIdSchema, deploymentSchema } from '../model/deployment.ts';
import { IDLE_MINUTES } from '../model/deployment-choices.ts';
import { copyLifeDays } from './copy.ts';
import { command, query } from './define.ts';
import { CREDENTIAL_FAILURES, DECISION_FAILURES, REMOTE_FAILURES, UNCONFIRMED_FAILURES } from './failures.ts';
import {
  email,
  lifetimeDays,
  look,
  PASSWORD_FAILURES,
  password,
  proxyChoice,
  WAY_FAILURES,
  way,
} from './sign-in.ts';

const url = z.string().min(1).max(2048);
const token = z.string().min(1).max(512);
const id = z.strictObject({ id: deploymentIdSchema });

const probed = z.object({
  url: z.string(),
  version: z.string(),
  suggestedName: z.string(),
  signIn: z.object({
    password: z.boolean(),
    github: z.boolean(),
    /** The text of the server's own button; null: no OpenID Connect. */
    oidc: z.string().nullable(),
    firstUser: z.enum(['exists', 'missing', 'unknown']),
  }),
});

/**
 * Keeping deployments: probe, connect, sign in and out. Secrets only ever travel towards the store. Where a secret goes,
 * by which way, and what is erased, is a person's decision in a window of main (`DECISION_FAILURES`): before a byte is
 * sent, once for each call, and about just what the call says.
 */
export const deployment = {
  /** How good preflight was there, by version of the server, the latest first. Only plans that have ended count. */
  'deployment.getScore': query({
    input: id,
    output: z
      .array(
        z.object({
          /** Null: the server did not tell its version. */
          version: z.string().nullable(),
          plans: z.number().int(),
          predicted: z.number().int(),
          right: z.number().int(),
        }),
      )
      .readonly(),
    fails: [],
  }),
  'deployment.list': query({
    input: z.strictObject({}),
    output: z.array(deploymentSchema).readonly(),
    fails: [],
  }),
  /**
   * Asks a server who it is and how one signs in there, without a token; or one plain reason why not. A kept one is
   * asked by its own way; any other after a yes in a window of main, which counts for this way until quit.
   */
  'deployment.probe': command({
    input: z.strictObject({ url, ...way }),
    output: probed,
    fails: [...DECISION_FAILURES, ...WAY_FAILURES],
    topics: [],
  }),
  /** Checks the token with the server, keeps it in the keychain (read back) or for this session, keeps the rest. */
  'deployment.connect': command({
    input: z.strictObject({ url, token, ...look, ...way }),
    output: deploymentSchema,
    fails: ['bad-token', 'already-kept', 'too-many-deployments', ...DECISION_FAILURES, ...WAY_FAILURES],
    topics: ['deployments', 'token', 'app'],
  }),
  /**
   * Signs in with a password, makes a token of Rollcall's own with this lifetime, keeps that as `connect` does, and
   * ends the session. Without a token kept, nothing is left on the server.
   */
  'deployment.connectWithPassword': command({
    input: z.strictObject({ url, email, password, lifetimeDays, ...look, ...way }),
    output: deploymentSchema,
    fails: [
      'already-kept',
      'too-many-deployments',
      ...DECISION_FAILURES,
      ...PASSWORD_FAILURES,
      ...WAY_FAILURES,
    ],
    topics: ['deployments', 'token', 'app'],
  }),
  /**
   * Makes the first user, an owner, of a server that has none, and goes on as `connectWithPassword`. When only the
   * second part fails, the message says that the user is there.
   */
  'deployment.createFirstUser': command({
    input: z.strictObject({
      url,
      username: z.string().trim().min(1).max(64),
      fullName: z.string().trim().max(128).optional(),
      email,
      password,
      lifetimeDays,
      ...look,
      ...way,
    }),
    output: deploymentSchema,
    fails: [
      'already-kept',
      'too-many-deployments',
      'first-user-exists',
      'password-weak',
      'invalid-fields',
      ...DECISION_FAILURES,
      ...PASSWORD_FAILURES,
      ...WAY_FAILURES,
    ],
    topics: ['deployments', 'token', 'app'],
  }),
  /** Starts the built-in demo server, connects to it, and keeps it as a deployment of kind `demo`. */
  'deployment.openDemo': command({
    input: z.strictObject({
      members: z.number().int().min(50).max(100_000),
      generation: z.enum(['2.24', '2.31', '2.35']),
      seed: z.number().int().min(0).max(2_147_483_647),
    }),
    output: deploymentSchema,
    fails: ['demo-failed', 'too-many-deployments', ...REMOTE_FAILURES],
    topics: ['deployments'],
  }),
  /** Towards less danger, or by another name, a person is asked in a window of main. */
  'deployment.update': command({
    input: id.extend(look),
    output: deploymentSchema,
    fails: ['unknown-deployment', ...UNCONFIRMED_FAILURES],
    topics: ['deployments'],
  }),
  /**
   * All that is edited of a deployment at once: one question for whatever of it a person has to confirm, and after a no
   * nothing is changed. What is left out stays as it is; `idleMinutes` null: never; `caId` null: no certificates but
   * the system's; `lifeDays` counts for the copies of all deployments.
   */
  'deployment.edit': command({
    input: id.extend({
      ...look,
      idleMinutes: z.literal(IDLE_MINUTES).nullable().optional(),
      lifeDays: copyLifeDays.optional(),
      caId: z.string().min(1).max(64).nullable().optional(),
      proxy: proxyChoice.optional(),
    }),
    output: deploymentSchema,
    fails: ['unknown-deployment', 'bad-ca', 'bad-proxy', ...DECISION_FAILURES],
    topics: ['deployments', 'sync'],
  }),
  /** A new token for a kept deployment. Staged work stays. */
  'deployment.signIn': command({
    input: id.extend({ token }),
    output: deploymentSchema,
    fails: ['unknown-deployment', 'bad-token', 'other-deployment', ...DECISION_FAILURES, ...REMOTE_FAILURES],
    topics: ['deployments', 'token', 'app'],
  }),
  /** As `signIn`, with a token made by signing in with a password. */
  'deployment.signInWithPassword': command({
    input: id.extend({ email, password, lifetimeDays }),
    output: deploymentSchema,
    fails: [
      'unknown-deployment',
      'other-deployment',
      ...DECISION_FAILURES,
      ...PASSWORD_FAILURES,
      ...REMOTE_FAILURES,
    ],
    topics: ['deployments', 'token', 'app'],
  }),
  /** Asks the keychain again, after the person unlocked it. */
  'deployment.retryCredential': command({
    input: id,
    output: deploymentSchema,
    fails: [...CREDENTIAL_FAILURES],
    topics: ['deployments', 'app'],
  }),
  /**
   * Erases the token locally always and says whether the server revoked it too. Staged work stays, and so does the copy
   * unless it is to be forgotten: then its file and its key are erased as well.
   */
  'deployment.signOut': command({
    input: id.extend({ copy: z.enum(['keep', 'forget']).default('keep') }),
    output: z.object({ revoked: z.enum(['yes', 'no']), message: z.string() }),
    fails: ['unknown-deployment', ...DECISION_FAILURES],
    topics: ['deployments', 'token', 'app', 'sync', 'organizations', 'roles', 'members', 'selection'],
  }),
  /** Signs out and forgets the deployment, its cached copy and its draft. The journal of applies stays. */
  'deployment.remove': command({
    input: id,
    output: z.object({ message: z.string() }),
    fails: ['unknown-deployment', ...DECISION_FAILURES],
    topics: [
      'deployments',
      'organizations',
      'members',
      'roles',
      'draft',
      'selection',
      'sync',
      'token',
      'app',
    ],
  }),
  /**
   * Locks at once, pausing what runs there; unlocks only after a yes in the approval window, and where the system can
   * tell who sits there, after its answer.
   */
  'deployment.setReadOnly': command({
    input: id.extend({ readOnly: z.boolean() }),
    output: deploymentSchema,
    fails: ['unknown-deployment', ...UNCONFIRMED_FAILURES],
    topics: ['deployments', 'plans'],
  }),
  /** When to lock again without a person; null: never. A later time, or never, asks in the approval window. */
  'deployment.setIdleLock': command({
    input: id.extend({ minutes: z.literal(IDLE_MINUTES).nullable() }),
    output: deploymentSchema,
    fails: ['unknown-deployment', ...UNCONFIRMED_FAILURES],
    topics: ['deployments'],
  }),
  /** Lets the person choose a PEM file of certificates and remembers them until quit; null: nothing was chosen. */
  'deployment.pickCa': command({
    input: z.strictObject({}),
    output: z
      .object({ caId: z.string(), fileName: z.string(), certificates: z.array(certificateSchema).readonly() })
      .nullable(),
    fails: ['bad-ca'],
    topics: [],
  }),
  /** `own`: trusts the certificates of a pick, for this deployment alone. `system`: no others than the system's. */
  'deployment.setTrust': command({
    input: z.discriminatedUnion('mode', [
      id.extend({ mode: z.literal('own'), caId: z.string().min(1).max(64) }),
      id.extend({ mode: z.literal('system') }),
    ]),
    output: deploymentSchema,
    fails: ['unknown-deployment', 'bad-ca', ...DECISION_FAILURES],
    topics: ['deployments'],
  }),
  /** How this deployment is reached from now on. `bad-proxy` says what is wrong with the address. */
  'deployment.setProxy': command({
    input: id.extend(proxyChoice.shape),
    output: deploymentSchema,
    fails: ['unknown-deployment', 'bad-proxy', ...DECISION_FAILURES],
    topics: ['deployments'],
  }),
  /** Opens a page of a server in the person's browser, after a yes to its address; main checks it once more. */
  'deployment.openInBrowser': command({
    input: z.strictObject({ url, page: z.enum(['home', 'tokens']) }),
    output: z.object({}),
    fails: ['bad-url', 'not-opened', ...DECISION_FAILURES],
    topics: [],
  }),
};
