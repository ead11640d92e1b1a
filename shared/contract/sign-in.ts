import { z } from 'zod';
import { COLOURS, ENVIRONMENTS, PROXY_MODES } from '../model/deployment-choices.ts';
import { REMOTE_FAILURES } from './failures.ts';

/** Lifetime of a token in whole days, a year at most. The server may allow less: an owner gets 7 at most unless it is set up otherwise. */
export const lifetimeDays = z.number().int().min(1).max(365);

/** An e-mail and a password on their way to the store. Used once; neither kept nor logged. */
export const password = z.string().min(1).max(256);
export const email = z.string().trim().min(1).max(320);

/** How a proxy is asked to let us through. Goes to the keychain. */
export const proxyCredentials = z.strictObject({
  /** A colon would end the name where Basic authentication looks for it. */
  username: z
    .string()
    .max(128)
    .regex(/^[^:\p{Cc}]+$/u),
  password: z
    .string()
    .max(256)
    .regex(/^\P{Cc}*$/u),
});

/** `url` (http:// or https://, host and port) belongs to mode `manual`. */
export const proxyChoice = z.strictObject({
  mode: z.enum(PROXY_MODES),
  url: z.string().min(1).max(2048).optional(),
  /** Left out: those that are kept for the same choice stay, of another one they go; null: erased. */
  credentials: proxyCredentials.nullable().optional(),
});

/** How to reach a server that is not kept yet: a certificate picked before (`deployment.pickCa`), a proxy. */
export const way = {
  caId: z.string().min(1).max(64).optional(),
  /** Left out: the system's proxy settings. */
  proxy: proxyChoice.optional(),
};

/** What a person calls a deployment, and how it looks. */
export const look = {
  name: z.string().trim().min(1).max(80),
  environment: z.enum(ENVIRONMENTS),
  colour: z.enum(COLOURS),
};

/** How reaching a new server can fail. `bad-ca`: the picked certificate is gone, pick it again. */
export const WAY_FAILURES = ['bad-url', 'bad-ca', 'bad-proxy', ...REMOTE_FAILURES] as const;

/** How signing in with a password can fail, beside what the wire does. */
export const PASSWORD_FAILURES = [
  'bad-credentials',
  'password-login-off',
  'wrong-login-type',
  'suspended',
  'lifetime-too-long',
] as const;
export type PasswordFailure = (typeof PASSWORD_FAILURES)[number];
