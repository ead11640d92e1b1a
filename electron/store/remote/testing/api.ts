import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import { realClock, silentLog } from '#test/kit/clock.ts';
import { createCoderApi } from '../coder-api.ts';
import type { RemoteLimits } from '../limits.ts';

export const TOKEN = 'made-up-token';
export const ORGANIZATION = '0b7e7a52-3f0c-4b6d-8f3e-5f0c7d1a9b10' as OrganizationId;
export const USER = '6f1c2f0e-8d0e-4a57-9a0b-0a4a1c1d2e02' as UserId;

/** The client with short waits, so that a test of a time-out takes a blink. */
export const quickApi = (url: string, limits: Partial<RemoteLimits> = {}) =>
  createCoderApi({
    url,
    token: TOKEN,
    clock: realClock,
    log: silentLog,
    limits: {
      backoffBaseMs: 1,
      pauseMinMs: 1,
      startWritesPerSecond: 1_000,
      maxWritesPerSecond: 1_000,
      ...limits,
    },
  });

/** What a server answers to a PUT that it did. */
export const bareMember = (roles: readonly string[], over: Readonly<Record<string, unknown>> = {}) => ({
  user_id: USER,
  organization_id: ORGANIZATION,
  roles: roles.map((name) => ({ name, display_name: '' })),
  ...over,
});
