import type { OrganizationId } from '../base/brand.ts';
import type { PreflightCode } from '../model/change.ts';
import {
  type ChangeKind,
  type PersonKind,
  type PersonSubject,
  type RoleKind,
  type RoleSubject,
  SITE_ORGANIZATION_ID,
  type Subject,
  type TokenKind,
  type TokenSubject,
  type UnknownKind,
  type UnknownSubject,
} from '../model/subject.ts';
import { COMMON_RULES } from './common-rules.ts';
import { customRole } from './custom-role.ts';
import type { Kind } from './kind.ts';
import { memberRoles } from './member-roles.ts';
import { membership } from './membership.ts';
import type { PreflightRule, PreflightText, RuleCode } from './rule.ts';
import { siteRoles } from './site-roles.ts';
import { tokenExpiry } from './token-expiry.ts';
import { unknownKind } from './unknown-kind.ts';
import { userStatus } from './user-status.ts';

/** Every kind of change. */
export const KINDS: Readonly<Record<ChangeKind, Kind>> = {
  'member-roles': memberRoles,
  'site-roles': siteRoles,
  membership,
  'user-status': userStatus,
  'custom-role': customRole,
  'token-expiry': tokenExpiry,
  'unknown-kind': unknownKind,
} satisfies Record<PersonKind, Kind<PersonSubject> & { readonly about: 'person' }> &
  Record<RoleKind, Kind<RoleSubject> & { readonly about: 'role' }> &
  Record<TokenKind, Kind<TokenSubject>> &
  Record<UnknownKind, Kind<UnknownSubject>>;

/** True for the kinds whose subject is a person. */
export const isAboutPerson = (kind: ChangeKind): kind is PersonKind => KINDS[kind].about === 'person';

/** True for the kinds whose subject is a role. */
export const isAboutRole = (kind: ChangeKind): kind is RoleKind => KINDS[kind].about === 'role';

/** True for a subject that is a person. */
export const isPerson = <S extends Subject>(subject: S): subject is S & PersonSubject =>
  isAboutPerson(subject.kind);

/** True for a subject that is a role. */
export const isRole = <S extends Subject>(subject: S): subject is S & RoleSubject =>
  isAboutRole(subject.kind);

/** True where the words are roles that people hold in an organization, custom ones among them. */
export const holdsRoles = (kind: ChangeKind): boolean => KINDS[kind].namesRoles && !KINDS[kind].isOnSite;

/** The kind of the roles that people hold there: in an organization, or on the site. */
export const rolesKindOf = (organizationId: OrganizationId): PersonKind =>
  organizationId === SITE_ORGANIZATION_ID ? 'site-roles' : 'member-roles';

/** Every rule of preflight; a code without one does not compile. */
export const RULES: Readonly<Record<RuleCode, PreflightRule>> = {
  ...COMMON_RULES,
  ...memberRoles.rules,
  ...siteRoles.rules,
  ...membership.rules,
  ...userStatus.rules,
  ...customRole.rules,
  ...tokenExpiry.rules,
  ...unknownKind.rules,
};

const REFUSED_BEFORE: PreflightText = {
  reason: 'This server refused just such a change before, in words that Rollcall does not know.',
  fix: 'Apply it to one person first and read what the server says, or leave it out.',
};

/** What the matter is and what to do about it, as sentences for a person. */
export const preflightTextOf = (code: PreflightCode): PreflightText =>
  code === 'refused-before' ? REFUSED_BEFORE : RULES[code].text;
