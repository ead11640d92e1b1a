import type { RejectCode } from '../port.ts';
import type { ServerWords } from './server-words.ts';

type Row = {
  readonly code: RejectCode;
  readonly is: (message: string) => boolean;
  readonly say: (words: ServerWords) => string;
};

/** The name in `"name:<organization>" is not a supported role` and its like. */
const roleIn = ({ message }: ServerWords): string => {
  const found = /"([^":\p{Cc}\p{Cf}]{1,80})/u.exec(message)?.[1];
  return found === undefined ? 'One of the roles' : `The role ${found}`;
};

/** 400 texts that the handler decides before it changes anything (coder-api 3.1, PUT roles). */
const ROWS: readonly Row[] = [
  {
    code: 'own-roles',
    is: (m) => m === 'You cannot change your own organization roles.',
    say: () => 'Nobody may change their own roles. Ask another admin to do it.',
  },
  {
    code: 'idp-managed',
    is: (m) => m.startsWith('Cannot modify roles for OIDC users when role sync is enabled'),
    say: () => 'The identity provider owns this person’s roles. Change the group there instead.',
  },
  {
    code: 'role-unknown',
    is: (m) => m.endsWith('is not a supported role'),
    say: (w) => `${roleIn(w)} does not exist in this organization. Sync, then leave it out or create it.`,
  },
  {
    code: 'role-not-assignable',
    is: (m) => m.startsWith('not authorized to assign role'),
    say: (w) => `${roleIn(w)} may not be granted or taken away with this token. Use one with more rights.`,
  },
  {
    code: 'member-gone',
    is: (m) => m === '"user" must be an existing uuid or username.',
    say: () => 'This person is no longer on the server. Sync to bring the list up to date.',
  },
  {
    code: 'invalid',
    is: (m) =>
      m.startsWith('attempt to assign a role') ||
      m === 'Request body must be valid JSON.' ||
      m === 'Validation failed.',
    say: () => 'The server did not understand the change. Report this with the request id.',
  },
];

/** A refusal in the server's own known words, with a sentence that says what to do; null for any other text. */
export const readRejection = (
  words: ServerWords,
): { readonly code: RejectCode; readonly message: string } | null => {
  const row = ROWS.find((candidate) => candidate.is(words.message));
  return row === undefined ? null : { code: row.code, message: row.say(words) };
};
