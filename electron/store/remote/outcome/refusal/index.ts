import type { ServerWords } from '../server-words.ts';
import { accountRefusals } from './account.ts';
import { memberRefusals } from './member.ts';
import { isText, type Refusal } from './refusal.ts';
import { requestRefusals } from './request.ts';
import { roleRefusals } from './role.ts';
import { signInRefusals } from './sign-in.ts';
import { userRefusals } from './user.ts';

/** Every refusal that is known (`docs/coder-api.md`), in the order in which they are tried. */
export const REFUSAL_WORDS: readonly Refusal[] = [
  ...signInRefusals,
  ...memberRefusals,
  ...roleRefusals,
  ...userRefusals,
  ...accountRefusals,
  ...requestRefusals,
];

/** The refusal that the server's own words mean; null for words that nobody wrote down. */
export const findRefusal = (status: number, words: ServerWords | null): Refusal | null => {
  if (words === null) return null;
  const fits = (row: Refusal): boolean =>
    row.status === status &&
    isText(row.message, words.message) &&
    (row.detail === undefined || isText(row.detail, words.detail));
  return REFUSAL_WORDS.find(fits) ?? null;
};
