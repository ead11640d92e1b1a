import { ok } from '#shared/base/result.ts';
import type { Parsed } from '#shared/contract/index.ts';
import type { Member } from '#shared/model/member.ts';
import { DEFAULT_SORT, type MemberFilter, type MemberSort } from '#shared/model/member-filter.ts';
import { applyList } from './fake-list.ts';
import { ORGANIZATIONS } from './fake-people.ts';
import { type Delta, type FakeState, toDelta } from './fake-state.ts';

const NO_MARKS = {
  siteAdded: [],
  siteRemoved: [],
  status: null,
  joins: [],
  leaves: [],
  roleChanges: 0,
};

const toMarks = (delta: Delta | null) => (delta === null ? null : { ...NO_MARKS, ...delta });

const countBy = (values: readonly string[]) =>
  [...new Set(values)]
    .sort()
    .map((value) => ({ value, count: values.filter((one) => one === value).length }));

/** Members, facets and the selection. */
export const createMemberHandlers = (state: FakeState) => {
  const isIn = (organizationId: string): boolean => organizationId === ORGANIZATIONS[0];
  const list = (organizationId: string, filter: MemberFilter, sort: MemberSort): readonly Member[] =>
    applyList(isIn(organizationId) ? state.members : state.members.slice(0, 12), filter, sort, {
      isSelected: (member) => state.selected.has(member.userId),
      isStaged: (member) => state.staged.has(member.userId),
    });
  const summarize = (organizationId: string, filter: MemberFilter) => {
    const matching = list(organizationId, filter, DEFAULT_SORT);
    const shown = matching.filter((member) => state.selected.has(member.userId)).length;
    return { selected: state.selected.size, hidden: state.selected.size - shown, matching: matching.length };
  };

  const change = ({ organizationId, filter, sort, change: wanted }: Parsed<'selection.change'>) => {
    const next = new Set(wanted.kind === 'only' || wanted.kind === 'clear' ? [] : state.selected);
    const matching = list(organizationId, filter, sort).map((member) => member.userId);
    const named = 'ids' in wanted ? matching.filter((id) => wanted.ids.includes(id)) : [];
    if (wanted.kind === 'only') for (const id of named) next.add(id);
    if (wanted.kind === 'toggle') for (const id of named) if (!next.delete(id)) next.add(id);
    if (wanted.kind === 'add-matching') for (const id of matching) next.add(id);
    if (wanted.kind === 'remove-matching') for (const id of matching) next.delete(id);
    if (wanted.kind === 'range') {
      if (!wanted.keep) next.clear();
      const ids: readonly string[] = matching;
      const [from, to] = [wanted.from, wanted.to].map((end) =>
        'row' in end ? end.row : ids.indexOf(end.id),
      ) as [number, number];
      for (const id of matching.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(id);
    }
    state.selected = next;
    return ok({});
  };

  return {
    'member.list': ({ organizationId, filter, sort, offset, limit }: Parsed<'member.list'>) => {
      const matching = list(organizationId, filter, sort);
      const rows = matching.slice(offset, offset + limit).map((member) => ({
        ...member,
        selected: state.selected.has(member.userId),
        staged: toMarks(toDelta(member, state.staged.get(member.userId))),
        organizations: null,
        applying: null,
      }));
      return ok({ matching: matching.length, all: state.members.length, rows });
    },
    'member.find': ({ userId }: Parsed<'member.find'>) => {
      const member = state.members.find((one) => one.userId === userId);
      if (member === undefined) return ok(null);
      const staged = toMarks(toDelta(member, state.staged.get(userId)));
      const [, other] = ORGANIZATIONS;
      const others =
        other === undefined
          ? []
          : [{ organizationId: other, organization: 'Research', roles: [], applying: null }];
      return ok({ member, staged, applying: null, others });
    },
    'member.isBehind': () => ok(false),
    'member.countFacets': () =>
      ok({
        statuses: countBy(state.members.map((member) => member.status ?? '')),
        loginTypes: countBy(state.members.map((member) => member.loginType ?? '')),
        siteRoles: countBy(state.members.flatMap((member) => member.siteRoles)),
        noRole: state.members.filter((member) => member.roles.length === 0).length,
        notTold: {
          status: state.members.filter((member) => member.status === null).length,
          loginType: state.members.filter((member) => member.loginType === null).length,
          lastSeen: state.members.filter((member) => member.lastSeenAt === null).length,
        },
        people: state.members.length,
      }),
    'member.locate': ({ organizationId, filter, sort, id }: Parsed<'member.locate'>) => {
      const index = list(organizationId, filter, sort).findIndex((member) => member.userId === id);
      return ok(index === -1 ? null : index);
    },
    'selection.change': change,
    'selection.getSummary': ({ organizationId, filter }: Parsed<'selection.getSummary'>) =>
      ok(summarize(organizationId, filter)),
  };
};
