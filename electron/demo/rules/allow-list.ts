import { parseUuid } from './name-rule.ts';
import { resourceActions } from './resources.ts';

const MAX_ENTRIES = 128;

/** What is wrong with one `type:id` entry as the server words it, or undefined. */
export const findAllowEntryProblem = (minor: number, entry: string): string | undefined => {
  const [type = '', ...rest] = entry.trim().split(':');
  const id = rest.join(':');
  if (type === '' || id === '') return `invalid allow_list entry ${JSON.stringify(entry)}: want <type>:<id>`;
  if (type !== '*' && !resourceActions(minor).has(type))
    return `unknown resource type ${JSON.stringify(type)}`;
  if (id !== '*' && parseUuid(id) === undefined) {
    return `invalid ${type} ID (must be UUID): ${JSON.stringify(id)}`;
  }
  return undefined;
};

/** What is wrong with the list as a whole, or undefined. */
export const findAllowListProblem = (entries: readonly string[]): string | undefined =>
  entries.length > MAX_ENTRIES
    ? `allow_list has ${entries.length} entries; max allowed is ${MAX_ENTRIES}`
    : undefined;

/** The list as it is stored: everything when empty, no doubles, nothing that a wildcard covers, sorted. */
export const normalizeAllowList = (entries: readonly string[]): readonly string[] => {
  const unique = [...new Set(entries.map((entry) => entry.trim()))];
  if (unique.length === 0 || unique.includes('*:*')) return ['*:*'];
  const whole = new Set(unique.filter((entry) => entry.endsWith(':*')));
  const isCovered = (entry: string): boolean =>
    !whole.has(entry) && whole.has(`${entry.slice(0, entry.indexOf(':'))}:*`);
  return unique.filter((entry) => !isCovered(entry)).sort();
};
