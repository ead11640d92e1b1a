import { foldText, foldWords } from '#shared/base/fold-text.ts';
import type { Member } from '#shared/model/member.ts';
import type { MemberFilter, MemberSort } from '#shared/model/member-filter.ts';

type Known = {
  readonly isSelected: (member: Member) => boolean;
  readonly isStaged: (member: Member) => boolean;
};

const isIn = (wanted: readonly string[], value: string | null): boolean =>
  wanted.length === 0 || (value !== null && wanted.includes(value));

const hasRoles = (member: Member, roles: MemberFilter['roles']): boolean => {
  if (roles === null || roles.names.length === 0) return true;
  const has = (name: string): boolean => member.roles.includes(name);
  if (roles.mode === 'all') return roles.names.every(has);
  return roles.names.some(has) === (roles.mode === 'any');
};

/** Members that the filter lets through, in the order asked for. */
export const applyList = (
  members: readonly Member[],
  filter: MemberFilter,
  sort: MemberSort,
  known: Known,
): readonly Member[] => {
  const words = foldWords(filter.text);
  const hits = members.filter((member) => {
    const text = foldText(`${member.username} ${member.name} ${member.email}`);
    return (
      words.every((word) => text.includes(word)) &&
      hasRoles(member, filter.roles) &&
      (filter.siteRoles.length === 0 || filter.siteRoles.some((role) => member.siteRoles.includes(role))) &&
      isIn(filter.statuses, member.status) &&
      isIn(filter.loginTypes, member.loginType) &&
      (!filter.noRole || member.roles.length === 0) &&
      (!filter.selectedOnly || known.isSelected(member)) &&
      (!filter.stagedOnly || known.isStaged(member))
    );
  });
  const textOf = (member: Member): string => {
    const column = sort.column === 'lastSeen' ? 'lastSeenAt' : sort.column;
    const value = member[column];
    return `${Array.isArray(value) ? value.join() : (value ?? '')} ${member.username}`;
  };
  const sign = sort.direction === 'asc' ? 1 : -1;
  return hits.toSorted((a, b) => (textOf(a) < textOf(b) ? -sign : sign));
};
