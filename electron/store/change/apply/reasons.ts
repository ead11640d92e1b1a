import { toPlainName } from '#shared/core/text/display-text.ts';
import {
  CHANGE_REASONS,
  type ChangeReason,
  isChangeReason,
  isPlanReason,
  PLAN_REASONS,
} from '#shared/model/reason.ts';

/** Codes whose message is in our own words, and not the server's. */
const OWN_WORDS: readonly ChangeReason[] = ['needs-earlier', 'holders-unread', 'dangling-role', 'not-asked'];

/** The sentence for a plan's reason code, and the role it is about if it is about one; an unfamiliar code is shown as it is. */
export const describePlanReason = (code: string | null, role: string | null = null): string | null => {
  if (code === null) return null;
  const text = isPlanReason(code) ? PLAN_REASONS[code] : code;
  return role === null ? text : `${text} The role is “${toPlainName(role)}”.`;
};

/** The sentences for a change's reason code, with the server's own words behind them. */
export const describeChangeReason = (code: string | null, message: string | null): string | null => {
  if (code === null) return message;
  const text = isChangeReason(code) ? CHANGE_REASONS[code] : code;
  if (message === null) return text;
  // The sentence of the code, perhaps with the role that it is about.
  if (message.startsWith(text)) return message;
  return OWN_WORDS.some((own) => own === code) ? `${text} ${message}` : `${text} The server said: ${message}`;
};
