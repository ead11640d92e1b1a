import type { RowOfPage } from '#renderer/client/page-view.ts';
import { countOf, formatCount, formatFull, people } from '#renderer/ui/format.ts';
import { toDisplayName, toPermission, toRoleWordText } from '#shared/core/roles/role-words.ts';
import { EXISTS } from '#shared/model/subject.ts';

type Change = RowOfPage<'sync.listChanges'>;

/** Between which copies the differences are. */
export const toSpanText = (since: string | null, until: string | null): string =>
  since === null || until === null
    ? 'Two refreshes are needed to compare.'
    : `From ${formatFull(since)} to ${formatFull(until)}.`;

/** What a refresh compares is what it can say is as it was: not what the server's own roles permit, nor what the token may not see. */
export const NOTHING_CHANGED = {
  title: 'Nothing changed',
  text: 'The last refresh found all people, custom roles and organizations that this token can see as they were.',
} as const;

const COUNTS: Readonly<Record<Change['kind'], (count: number) => string>> = {
  'organization-new': (n) => countOf(n, 'organization is newly listed', 'organizations are newly listed'),
  'organization-gone': (n) =>
    countOf(n, 'organization is not listed any more', 'organizations are not listed any more'),
  'role-made': (n) => countOf(n, 'custom role was made', 'custom roles were made'),
  'role-deleted': (n) => countOf(n, 'custom role was deleted', 'custom roles were deleted'),
  'role-changed': (n) => countOf(n, 'custom role was changed', 'custom roles were changed'),
  joined: (n) => `${people(n)} joined`,
  left: (n) => `${people(n)} left`,
  roles: (n) => `${people(n)} with other roles`,
  profile: (n) => `${people(n)} with other details`,
};

/** How much of each kind there is, the most telling first. */
export const toCountsText = (
  counts: readonly { readonly kind: Change['kind']; readonly count: number }[],
): string =>
  (Object.keys(COUNTS) as Change['kind'][])
    .flatMap((kind) => {
      const count = counts.find((one) => one.kind === kind)?.count ?? 0;
      return count === 0 ? [] : [COUNTS[kind](count)];
    })
    .join(', ');

/** What a row says happened, in an organization. */
export const WHATS = {
  joined: '+ joined',
  left: '− left',
  roles: 'with other roles',
  profile: 'with other details',
  'organization-new': '+ organization listed',
  'organization-gone': '− organization not listed',
} as const;

/** What a list of organizations that names one more or one less can mean. */
export const WHY_LISTED = {
  'organization-new': 'New on the server, or newly shown to this token.',
  'organization-gone':
    'Deleted, or not shown to this token any more. Its people and roles left the copy with it.',
} as const;

/** The same in the list of users. */
export const WHATS_ON_SITE = {
  joined: '+ new on the deployment',
  left: '− gone from the deployment',
  roles: 'with other site roles',
  profile: 'with other details',
} as const;

type RoleChange = Extract<Change, { readonly of: 'role' }>;
type Moved = Pick<RoleChange, 'kind' | 'added' | 'removed'>;

const countsAs = (way: 'in' | 'out', words: readonly string[]): readonly ('more' | 'less')[] =>
  words.flatMap((word) => {
    const permission = toPermission(word);
    if (permission === null) return [];
    return [(way === 'in') === permission.negate ? ('less' as const) : ('more' as const)];
  });

/** What happened to a custom role. A denial that came permits less, and one that went more. */
export const toWhatOf = ({ kind, added, removed }: Moved): string => {
  if (kind === 'role-made') return '+ custom role made';
  if (kind === 'role-deleted') return '− custom role deleted';
  const ways = new Set([...countsAs('in', added), ...countsAs('out', removed)]);
  if (ways.size === 0) return 'custom role renamed';
  if (ways.size === 2) return 'custom role permits other things';
  return ways.has('more') ? 'custom role permits more' : 'custom role permits less';
};

/** Words shown of one role; the rest is counted, and on the screen of roles. */
const MOST_SHOWN = 12;

const toTexts = (words: readonly string[]): readonly string[] =>
  words.filter((word) => word !== EXISTS).flatMap((word) => toRoleWordText(word) ?? []);

/** What came and went in a custom role, as far as one line shows it; `more` counts the rest, null: that is all. */
export const toRoleMove = ({ added, removed, kind }: Moved) => {
  // What the name of a new role is, or of one that is gone, is beside it already.
  const isWhole = kind !== 'role-changed';
  const of = (words: readonly string[]) =>
    toTexts(isWhole ? words.filter((word) => toDisplayName(word) === null) : words);
  const [came, went] = [of(added), of(removed)];
  const shown = { added: came.slice(0, MOST_SHOWN), removed: went.slice(0, MOST_SHOWN) };
  const rest = came.length + went.length - shown.added.length - shown.removed.length;
  const where = kind === 'role-deleted' ? '' : ': see Roles';
  return { ...shown, more: rest === 0 ? null : `and ${formatCount(rest)} more${where}` };
};
