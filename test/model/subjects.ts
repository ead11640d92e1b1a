import type { UserId } from '#shared/base/brand.ts';
import { personSubject } from '#shared/core/plan/subject.ts';
import { roleSubject } from '#shared/kinds/subject-form.ts';
import { MEMBER, SITE_ORGANIZATION_ID, SUSPENDED, type Subject } from '#shared/model/subject.ts';
import { ORGANIZATION, person } from '#test/kit/fake-server.ts';

export const PEOPLE = 8;
/** Organization roles: three that are there for good, and custom ones that come and go. */
export const ROLES = ['a', 'b', 'c', 'r1'] as const;
export const SITE_ROLES = ['s1', 's2'] as const;
export const CUSTOM_ROLES = ['r1', 'r2'] as const;
export const ROLE_WORDS = ['exists', 'display:Nice', 'org:workspace:read', 'org:workspace:start'] as const;

const at = <T>(from: readonly [T, ...T[]], n: number): T => from[n % from.length] ?? from[0];

export const personAt = (n: number): UserId => person((n % PEOPLE) + 1);
export const rolesAt = (list: readonly number[]): readonly string[] => list.map((n) => at(ROLES, n));

/** A change beside those of roles, as a command names it by numbers. */
export type Other = { readonly what: number; readonly who: number; readonly isOn: boolean };

/** What such a change is about, and the words that are to come out. */
export const toWanted = ({ what, who, isOn }: Other): readonly [Subject, readonly string[]] => {
  switch (what % 4) {
    case 0:
      return [personSubject('membership', ORGANIZATION, personAt(who)), isOn ? [MEMBER] : []];
    case 1:
      return [personSubject('user-status', SITE_ORGANIZATION_ID, personAt(who)), isOn ? [SUSPENDED] : []];
    case 2:
      return [
        personSubject('site-roles', SITE_ORGANIZATION_ID, personAt(who)),
        isOn ? [at(SITE_ROLES, who)] : [],
      ];
    default:
      return [
        roleSubject(ORGANIZATION, at(CUSTOM_ROLES, who)),
        isOn ? ['exists', at(ROLE_WORDS, who)].filter((word, n, all) => all.indexOf(word) === n).sort() : [],
      ];
  }
};
