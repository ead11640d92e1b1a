import type { UserId } from '#shared/base/brand.ts';
import { english } from '#shared/base/format.ts';
import { personSubject } from '#shared/core/plan/subject.ts';
import { toPlainName } from '#shared/core/text/display-text.ts';
import type { RoleSubject, Subject } from '#shared/model/subject.ts';
import type { GivenBack } from './kind.ts';

type FindWords = (subject: Subject) => readonly string[] | null;

const { people } = english;
const are = (count: number): string => (count === 1 ? 'is' : 'are');

/** Who held a role, as subjects whose words hold it. */
export const toHolderSubjects = (role: RoleSubject, holders: readonly string[]): readonly Subject[] =>
  // Ids that `read-holders.ts` took from the server.
  holders.map((id) => personSubject('member-roles', role.organizationId, id as UserId));

/** A role that others made again under the name, with other permissions: nobody is given that one. */
export const leaveOtherRole = ({ roleName }: RoleSubject): GivenBack => ({
  staged: [],
  givenBack: [],
  notRestored: [
    `“${toPlainName(roleName)}” was made again by others, not as it was. It is left alone, and given back to nobody.`,
  ],
});

/**
 * Gives a role that is made again back to those who held it when it was deleted, each as an intent of its own against
 * their roles as they are now. `holders` null: the apply kept nobody. `findWords` null: the copy is older than the
 * apply, so that everybody is staged and the server decides.
 */
export const giveBack = (
  role: RoleSubject,
  holders: readonly string[] | null,
  findWords: FindWords | null,
): GivenBack => {
  const { roleName } = role;
  const name = `“${toPlainName(roleName)}”`;
  if (holders === null)
    return {
      staged: [],
      givenBack: [],
      notRestored: [
        `${name} is made again and given back to nobody: it was deleted by a version of Rollcall that did not keep who held it.`,
      ],
    };
  const found = toHolderSubjects(role, holders).map((subject) => ({
    subject,
    words: findWords === null ? [] : findWords(subject),
  }));
  const gone = found.filter(({ words }) => words === null).length;
  const back = found.filter(({ words }) => words !== null && !words.includes(roleName));
  const has = found.length - gone - back.length;
  const intent = { kind: 'delta', add: [roleName], remove: [] } as const;
  return {
    staged: back.map(({ subject, words }) => ({ ...subject, intent, base: words ?? [] })),
    givenBack: [
      back.length > 0
        ? `${name} is given back to ${people(back.length)} who held it.`
        : found.length === 0
          ? `${name} is made again; nobody held it when it was deleted.`
          : `${name} is given to nobody.`,
      ...(has > 0 ? [`${people(has)} who held ${name} ${has === 1 ? 'has' : 'have'} it again already.`] : []),
    ],
    notRestored:
      gone > 0
        ? [
            `${people(gone)} who held ${name} ${are(gone)} no longer in the organization and ${gone === 1 ? 'does' : 'do'} not get it back.`,
          ]
        : [],
  };
};
