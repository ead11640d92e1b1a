import type { PersonSubject } from '../model/subject.ts';
import { quote } from './command.ts';
import { COMMON_RULES } from './common-rules.ts';
import type { Kind } from './kind.ts';
import { textOfRoles } from './role-text.ts';
import { inOrder } from './rule.ts';
import { PERSON } from './subject-form.ts';

/** A person on the site; the words are names of site roles. */
export const siteRoles = {
  about: 'person',
  subject: PERSON,
  namesRoles: true,
  isOnSite: true,
  isMembership: false,
  isAccess: false,
  isWord: () => true,
  keepsWord: () => true,
  findBroken: () => [],
  settle: (target) => target,
  toPhase: () => 'roles',
  takesAway: ({ target }) => target.length === 0,
  toRisks: () => [],
  toPrivileges: ({ added, removed }, { ofSite }) => [...added, ...removed].flatMap(ofSite),
  toRight: () => null,
  mayBeOutside: () => false,
  rules: {},
  checks: inOrder(COMMON_RULES, [
    'user-gone',
    'row-unreadable',
    'idp-unknown',
    'own-roles',
    'role-unknown',
    'dangling-role',
    'role-not-assignable',
    'too-many-roles',
  ]),
  gather: ({ userId, target }, { setSiteRoles }) => setSiteRoles(userId, target),
  simulate: ({ userId, base, target }, { personOf }) => {
    personOf(userId).site = { before: base, after: target };
  },
  toRequest: ({ userId, target }) => ({
    method: 'PUT',
    path: `/api/v2/users/${userId}/roles`,
    body: { roles: target },
  }),
  // The command asks when it is given no role.
  toCommand: ({ userId, target }) =>
    target.length === 0
      ? null
      : [
          'coder users edit-roles',
          quote(userId),
          '--yes',
          ...target.map((role) => quote(`--roles=${role}`)),
        ].join(' '),
  text: textOfRoles({ title: 'Site roles', lead: 'Site roles', roles: 'site roles' }),
} as const satisfies Kind<PersonSubject>;
