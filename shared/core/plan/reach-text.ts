import type { Reach } from '../../model/reach.ts';

type Format = (count: number) => string;

const countOf = (count: number, one: string, many: string, format: Format): string =>
  `${format(count)} ${count === 1 ? one : many}`;
const peopleOf = ({ people, isKnown }: Reach, format: Format): string =>
  `${isKnown ? '' : 'at least '}${countOf(people, 'person', 'people', format)}`;
/** Is it about roles, and nothing else? */
export const isOnlyRoles = ({ changes, written, deleted }: Reach): boolean => changes === written + deleted;
/** Is it one change for each person, and nothing else? */
const isOnlyPeople = ({ changes, written, deleted, people }: Reach): boolean =>
  written + deleted === 0 && changes === people;

/** "3 tokens" and the like; null: it is people, or roles, that are counted. */
const tellThings = ({ changes, things }: Reach, format: Format): string | null =>
  things === undefined ? null : countOf(changes, things.one, things.many, format);

/** "412 people", "3 tokens of 2 people", "14 changes for 9 people", "1 role is changed, 153 people affected". */
export const tellReach = (reach: Reach, format: Format): string => {
  const { changes, written, deleted } = reach;
  const who = peopleOf(reach, format);
  const things = tellThings(reach, format);
  if (things !== null) return `${things} of ${who}`;
  if (isOnlyPeople(reach)) return who;
  if (written + deleted === 0) return `${countOf(changes, 'change', 'changes', format)} for ${who}`;
  const roles = [
    ...(written > 0 ? [countOf(written, 'role is changed', 'roles are changed', format)] : []),
    ...(deleted > 0 ? [countOf(deleted, 'role is deleted', 'roles are deleted', format)] : []),
  ].join(', ');
  const others = isOnlyRoles(reach) ? '' : ` among ${countOf(changes, 'change', 'changes', format)}`;
  return `${roles}${others}, ${who} affected`;
};

/** What the button that applies it says: "Apply to 412 people", "Change 1 role (153 people)", "Expire 3 tokens". */
export const toApplyLabel = (reach: Reach, format: Format): string => {
  const who = peopleOf(reach, format);
  const things = tellThings(reach, format);
  if (things !== null) return `${reach.things?.verb} ${things}`;
  if (isOnlyPeople(reach)) return `Apply to ${who}`;
  if (!isOnlyRoles(reach)) return `Apply ${countOf(reach.changes, 'change', 'changes', format)} (${who})`;
  const verb = reach.written === 0 ? 'Delete' : 'Change';
  return `${verb} ${countOf(reach.changes, 'role', 'roles', format)} (${who})`;
};
