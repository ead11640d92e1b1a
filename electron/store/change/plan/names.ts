import { nameOf, userIdOf } from '#shared/core/plan/subject.ts';
import type { Subject } from '#shared/model/subject.ts';
import type { CompiledDraft } from './compiled.ts';

export type Names = { readonly username: string; readonly name: string; readonly email: string };

/** Who a subject is about, as far as the copy knows; null: gone, never seen, or not about a person. */
export const findNames = (
  compiled: Pick<CompiledDraft, 'findStanding' | 'findUser'>,
  subject: Subject,
): Names | null => {
  const userId = userIdOf(subject);
  return compiled.findStanding(subject.organizationId, userId) ?? compiled.findUser(userId);
};

/** What a person calls a subject: the username (empty: not in the copy), or the name of the role. */
export const toSubjectName = (
  compiled: Pick<CompiledDraft, 'findStanding' | 'findUser'>,
  subject: Subject,
): string => nameOf(subject, findNames(compiled, subject)?.username ?? '');
