import type { Change } from '#shared/model/change.ts';
import { CHANGE_KINDS, type ChangeKind } from '#shared/model/subject.ts';

export type KindCount = {
  readonly kind: ChangeKind;
  readonly changes: number;
  /** How many of them take something whole away: a membership, access, a role. */
  readonly takes: number;
};

const takesAway = ({ kind, target, added }: Change): boolean =>
  kind === 'user-status' ? added.length > 0 : target.length === 0;

/** The changes by kind, in the order of `CHANGE_KINDS`; kinds without any are left out. */
export const countKinds = (changes: readonly Change[]): readonly KindCount[] =>
  CHANGE_KINDS.map((kind) => {
    const all = changes.filter((change) => change.kind === kind);
    return { kind, changes: all.length, takes: all.filter(takesAway).length };
  }).filter((counted) => counted.changes > 0);

const count = (n: number, one: string, many: string): string =>
  n === 1 ? `1 ${one}` : `${n.toLocaleString('en')} ${many}`;

const join = (parts: readonly (string | false)[]): string =>
  parts.filter((part) => part !== false).join(', ');

/** One line about a kind that is not about roles of people; null for those that are. */
export const describeKind = ({ kind, changes, takes }: KindCount): string | null => {
  const gives = changes - takes;
  const people = (n: number): string => count(n, 'person', 'people');
  const roles = (n: number): string => count(n, 'custom role', 'custom roles');
  switch (kind) {
    case 'member-roles':
    case 'site-roles':
      return null;
    case 'membership':
      return join([
        gives > 0 && `${people(gives)} to add to an organization`,
        takes > 0 && `${people(takes)} to remove from an organization`,
      ]);
    case 'user-status':
      return join([gives > 0 && `${people(gives)} to activate`, takes > 0 && `${people(takes)} to suspend`]);
    case 'custom-role':
      return join([gives > 0 && `${roles(gives)} to write`, takes > 0 && `${roles(takes)} to delete`]);
  }
};
