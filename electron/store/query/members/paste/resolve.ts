import type { UserId } from '#shared/base/brand.ts';
import type { Output } from '#shared/contract/index.ts';
import { toExactKey, toNameKey } from '#shared/core/pasted-names/clean.ts';
import type { PastedName } from '#shared/core/pasted-names/name.ts';
import type { ReadHandle } from '../../../db/handles.ts';
import type { Scope } from '../scope.ts';
import { type Candidate, isAddress, type LookUp, lookUp } from './look-up.ts';

type Verdict =
  | { readonly kind: 'found'; readonly who: Candidate; readonly by: 'username' | 'email' }
  | { readonly kind: 'ambiguous'; readonly people: readonly Candidate[] }
  | { readonly kind: 'elsewhere' | 'unknown' };

const toDistinct = (people: readonly Candidate[]): readonly Candidate[] => [
  ...new Map(people.map((one) => [one.userId, one])).values(),
];

const isHalfOf = (value: string, name: string): boolean =>
  toNameKey(name).split(' ').includes(toExactKey(value));

/**
 * Who else the neighbour of a found name means. A display name does not speak against an address, which is one
 * person's alone, but it does against a username, which may be half of somebody else's name.
 */
const findRivals = (look: LookUp, { value, also }: PastedName, who: Candidate): readonly Candidate[] => {
  if (also === null || (isAddress(value) && !isAddress(also))) return [];
  const meant = isAddress(also) ? look.exact(also).emails : look.byName(also);
  const isSame = (one: Candidate): boolean => one.userId === who.userId;
  return meant.some(isSame) && !isHalfOf(value, also) ? [] : meant.filter((one) => !isSame(one));
};

const judge = (look: LookUp, name: PastedName): Verdict => {
  const { usernames, emails, isElsewhere } = look.exact(name.value);
  const certain = toDistinct(usernames.length > 0 ? usernames : emails);
  const [who] = certain;
  if (who !== undefined) {
    const rivals = findRivals(look, name, who);
    if (certain.length > 1 || rivals.length > 0)
      return { kind: 'ambiguous', people: toDistinct([...certain, ...rivals]) };
    return { kind: 'found', who, by: usernames.length > 0 ? 'username' : 'email' };
  }
  if (isElsewhere) return { kind: 'elsewhere' };
  const also = name.also ?? '';
  const beside = isAddress(also) ? look.exact(also) : null;
  const proposed = toDistinct([
    ...(beside?.emails ?? []),
    ...look.byName(name.value),
    ...(beside === null ? look.byName(also) : []),
  ]);
  if (proposed.length > 0) return { kind: 'ambiguous', people: proposed };
  return { kind: beside?.isElsewhere === true ? 'elsewhere' : 'unknown' };
};

const MOST_TO_CHOOSE = 200;
const MOST_CANDIDATES = 8;

type ToChoose = PastedName & {
  readonly at: number;
  readonly people: number;
  readonly candidates: readonly Candidate[];
};

export type Resolved = {
  readonly found: ReadonlySet<UserId>;
  readonly answer: NonNullable<Output<'paste.resolve'>>;
};

/** Who some pasted names are in a list, and what to tell of the others, in the order of the names. */
export const resolvePasted = (cache: ReadHandle, scope: Scope, names: readonly PastedName[]): Resolved => {
  const look = lookUp(cache, scope, names);
  const found = new Set<UserId>();
  const count = { username: 0, email: 0, repeated: 0, ambiguous: 0 };
  const toChoose: ToChoose[] = [];
  const rest = { elsewhere: [] as string[], unknown: [] as string[] };
  for (const [at, name] of names.entries()) {
    const verdict = judge(look, name);
    if (verdict.kind === 'found') {
      count[found.has(verdict.who.userId) ? 'repeated' : verdict.by] += 1;
      found.add(verdict.who.userId);
    } else if (verdict.kind === 'ambiguous') {
      count.ambiguous += 1;
      const { people } = verdict;
      if (toChoose.length < MOST_TO_CHOOSE)
        toChoose.push({ at, ...name, people: people.length, candidates: people.slice(0, MOST_CANDIDATES) });
    } else rest[verdict.kind].push(name.value);
  }
  const { repeated, ambiguous } = count;
  const counts = { found: found.size, byUsername: count.username, byEmail: count.email, repeated, ambiguous };
  const marked = toChoose.map((one) => ({
    ...one,
    candidates: one.candidates.map((who) => ({ ...who, isFound: found.has(who.userId) })),
  }));
  return { found, answer: { ...counts, toChoose: marked, ...rest } };
};
