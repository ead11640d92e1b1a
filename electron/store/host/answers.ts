import { z } from 'zod';
import { fail, ok } from '#shared/base/result.ts';
import { PERSON_CHECKS, SECRET_FAILURES, type StoreAnswers, type StoreAsk } from '#shared/contract/host.ts';

type Ask = StoreAsk['ask'];

const failed = <C extends string>(codes: readonly [C, ...C[]]) =>
  z.object({
    ok: z.literal(false),
    failure: z.object({
      code: z.enum(codes),
      message: z.string(),
      detail: z.string().exactOptional(),
      retry: z.boolean().exactOptional(),
    }),
  });

const either = <V extends z.ZodType, C extends string>(value: V, codes: readonly [C, ...C[]]) =>
  z.union([z.object({ ok: z.literal(true), value }), failed(codes)]);

const backend = z.object({ backend: z.string() });

/** What main may answer to each ask; anything else counts as no answer. */
export const answerSchemas: { readonly [A in Ask]: z.ZodType<StoreAnswers[A]> } = {
  'secret.probe': either(backend, SECRET_FAILURES),
  'secret.read': either(z.object({ secret: z.string().nullable() }), SECRET_FAILURES),
  'secret.write': either(backend, SECRET_FAILURES),
  'secret.erase': either(z.object({ erased: z.boolean() }), SECRET_FAILURES),
  approve: either(z.object({ approved: z.boolean() }), ['no-window', 'not-asked']),
  'save-file': either(
    z.object({ saved: z.boolean(), fileName: z.string().nullable(), besideName: z.string().nullable() }),
    ['not-saved'],
  ),
  'open-external': either(z.object({}), ['refused']),
  'pick-file': either(
    z.object({ file: z.object({ fileName: z.string(), content: z.string() }).nullable() }),
    ['not-read'],
  ),
  'person.probe': either(z.object({ check: z.enum(PERSON_CHECKS).nullable() }), ['no-window']),
  'person.check': either(z.object({ passed: z.boolean() }), ['no-window']),
  'resolve-proxy': either(z.object({ rules: z.string() }), ['not-resolved']),
  'log-tail': either(z.object({ text: z.string().max(100_000) }), ['not-read']),
};

const noKeychain = fail('keychain-timeout', 'The keychain did not answer in time. Unlock it and try again.', {
  retry: true,
});

/** What an ask is answered with when main does not answer it, or not sensibly. */
export const noAnswers: { readonly [A in Ask]: StoreAnswers[A] } = {
  'secret.probe': noKeychain,
  'secret.read': noKeychain,
  'secret.write': noKeychain,
  'secret.erase': noKeychain,
  approve: fail('no-window', 'The window that asks did not answer.'),
  'save-file': fail('not-saved', 'The file was not saved: the save dialog did not answer.'),
  'open-external': fail('refused', 'The browser could not be asked to open the page.'),
  'pick-file': fail('not-read', 'No file was read: the dialog did not answer.'),
  'person.probe': ok({ check: null }),
  'person.check': fail('no-window', 'The system was asked who sits here, and did not answer.'),
  'resolve-proxy': fail('not-resolved', 'The proxy settings of the system could not be read.'),
  'log-tail': fail('not-read', 'The log could not be read.'),
};

/** How long main may take, in milliseconds; null: as long as the person needs. */
export const askLimitsMs: { readonly [A in Ask]: number | null } = {
  // Main has limits of its own (at most 10 s per step of a write); these catch a main that is stuck.
  'secret.probe': 35_000,
  'secret.read': 35_000,
  'secret.write': 50_000,
  'secret.erase': 50_000,
  approve: null,
  'save-file': 30 * 60_000,
  'open-external': 10_000,
  'pick-file': 30 * 60_000,
  'person.probe': 10_000,
  'person.check': 5 * 60_000,
  'resolve-proxy': 10_000,
  'log-tail': 10_000,
};
