import type { PutOutcome } from '#electron/store/remote/port.ts';
import { roleSubject } from '#shared/kinds/subject-form.ts';
import type { RejectCode } from '#shared/model/refusal.ts';
import { MEMBER, type Subject } from '#shared/model/subject.ts';
import { ORGANIZATION } from '#test/kit/fake-server.ts';
import type { Book } from './book.ts';
import { CUSTOM_ROLES } from './subjects.ts';

const refuse = (code: RejectCode, status: number): PutOutcome => ({
  class: 'rejected',
  code,
  message: code,
  requestId: null,
  status,
});

const isThere = (book: Book, name: string): boolean =>
  !CUSTOM_ROLES.some((custom) => custom === name) || book.wordsOf(roleSubject(ORGANIZATION, name)).length > 0;

/** What the server says to a write that cannot be, without changing anything; null: it can. */
export const findRefusal = (book: Book, subject: Subject, body: readonly string[]): PutOutcome | null => {
  const now = book.wordsOf(subject);
  switch (subject.kind) {
    case 'member-roles':
      if (!book.isMember(subject.userId)) return refuse('member-gone', 404);
      return body.every((name) => isThere(book, name)) ? null : refuse('role-unknown', 400);
    case 'membership':
      if (body.includes(MEMBER)) return now.includes(MEMBER) ? refuse('invalid', 409) : null;
      return now.includes(MEMBER) ? null : refuse('member-gone', 404);
    case 'custom-role':
      return body.length === 0 && now.length === 0 ? refuse('invalid', 404) : null;
    case 'site-roles':
    case 'user-status':
    case 'token-expiry':
    case 'unknown-kind':
      return null;
  }
};
