import type { UserId } from '#shared/base/brand.ts';
import type { Who, Words } from '#shared/core/people/paste/entry.ts';
import type { KnownPerson, People } from './people.ts';

type FoundBy = 'id' | 'email' | 'username';
type Doubt = 'name' | 'conflict' | 'doubt' | 'mentioned';

/** Who one entry means, as far as the copy can tell. */
export type PasteVerdict = { readonly line: number; readonly value: string } & (
  | { readonly kind: 'found'; readonly who: KnownPerson; readonly by: FoundBy }
  | { readonly kind: 'several'; readonly why: Doubt; readonly people: readonly KnownPerson[] }
  | { readonly kind: 'not-found'; readonly as: FoundBy | 'name' }
);

const toDistinct = (people: readonly KnownPerson[]): readonly KnownPerson[] => [
  ...new Map<UserId, KnownPerson>(people.map((one) => [one.userId, one])).values(),
];

type Finding =
  | { readonly kind: 'found'; readonly who: KnownPerson; readonly by: FoundBy }
  | { readonly kind: 'several'; readonly why: Doubt; readonly people: readonly KnownPerson[] }
  | { readonly kind: 'not-found'; readonly as: FoundBy | 'name' };

const several = (why: Doubt, people: readonly KnownPerson[]): Finding => ({
  kind: 'several',
  why,
  people: toDistinct(people),
});

const byNameOf = (people: People, name: string | null): readonly KnownPerson[] =>
  name === null ? [] : people.byName(name);

/** Who the word beside an entry may mean. */
const besideOf = (people: People, { beside }: Who | Words): readonly KnownPerson[] =>
  beside === null ? [] : people.byUsername(beside);

/** An entry with addresses is them. What else stands there may contradict (an id) or propose, and never finds. */
const judgeAddresses = (people: People, who: Who): Finding => {
  const matches = who.addresses.map(people.byEmail);
  const meant = toDistinct(matches.flat());
  const [only] = meant;
  const byId = who.id === null ? [] : people.byId(who.id);
  if (only === undefined) {
    if (byId.length > 0) return several('conflict', byId);
    const byUsername = who.username === null ? [] : people.byUsername(who.username);
    if (byUsername.length > 0) return several('doubt', byUsername);
    const byName = byNameOf(people, who.name);
    return byName.length > 0 ? several('name', byName) : { kind: 'not-found', as: 'email' };
  }
  const all = toDistinct([...meant, ...byId]);
  if (all.length > 1) return several('conflict', all);
  // The row says whom it is for, and it is not whose address it has.
  const beside = [...besideOf(people, who), ...byNameOf(people, who.beside)];
  if (beside.length > 0 && !beside.some(({ userId }) => userId === only.userId))
    return several('conflict', [...beside, only]);
  if (!who.isSure) return several('mentioned', all);
  if (who.mustAgree && matches.some((one) => one.length === 0)) return several('conflict', all);
  return { kind: 'found', who: only, by: 'email' };
};

const judgeUsername = (people: People, who: Who, username: string): Finding | null => {
  const meant = people.byUsername(username);
  const beside = besideOf(people, who);
  const [only] = meant;
  if (beside.length > 0) {
    const all = toDistinct([...meant, ...beside]);
    if (only === undefined || all.length > 1) return several('doubt', all);
  }
  if (only === undefined) return null;
  const named = byNameOf(people, who.name);
  const others = named.filter((one) => one.userId !== only.userId);
  if (!who.isSure || meant.length > 1) return several('doubt', [...meant, ...named]);
  // Somebody else is called exactly what stands beside the username: it may be of another system.
  if (others.length > 0 && others.length === named.length) return several('conflict', [...meant, ...others]);
  return { kind: 'found', who: only, by: 'username' };
};

const findOf = (people: People, who: Who): Finding => {
  if (who.addresses.length > 0) return judgeAddresses(people, who);
  const byId = who.id === null ? [] : people.byId(who.id);
  const [only] = byId;
  if (only !== undefined) return { kind: 'found', who: only, by: 'id' };
  const byUsername = who.username === null ? null : judgeUsername(people, who, who.username);
  if (byUsername !== null) return byUsername;
  const named = byNameOf(people, who.name);
  const beside = besideOf(people, who);
  if (beside.length > 0) return several('doubt', [...beside, ...named]);
  if (named.length > 0) return several('name', named);
  if (who.username !== null) return { kind: 'not-found', as: 'username' };
  return { kind: 'not-found', as: who.id === null ? 'name' : 'id' };
};

/** Whom one entry means. */
export const judgeWho = (people: People, who: Who): PasteVerdict => ({
  line: who.line,
  value: who.value,
  ...findOf(people, who),
});

/** In prose a username only proposes, and no word is missed. */
const judgeProse = (
  people: People,
  line: number,
  words: readonly string[],
): readonly PasteVerdict[] | null => {
  const known = words.flatMap((value): readonly PasteVerdict[] => {
    const meant = people.byUsername(value);
    return meant.length === 0 ? [] : [{ line, value, kind: 'several', why: 'doubt', people: meant }];
  });
  return known.length === 0 ? null : known;
};

/**
 * Words are usernames when every one of them is somebody's, and the whole is nobody's display name. With at least half
 * of them they propose. Null: they are prose.
 */
export const judgeWords = (people: People, entry: Words): readonly PasteVerdict[] | null => {
  const { line, words, text, isProse, beside } = entry;
  if (beside !== null && besideOf(people, entry).length > 0)
    return judgeProse(people, line, [...new Set([beside, ...words])]);
  if (isProse || text === null) return judgeProse(people, line, words);
  const named = people.byName(text);
  if (named.length > 0)
    return [{ line, value: text, kind: 'several', why: 'name', people: toDistinct(named) }];
  const matches = words.map((word) => ({ word, meant: people.byUsername(word) }));
  const known = matches.filter(({ meant }) => meant.length > 0).length;
  if (known * 2 < words.length || known === 0) return null;
  return matches.map(({ word, meant }): PasteVerdict => {
    const [only] = meant;
    if (only === undefined) return { line, value: word, kind: 'not-found', as: 'username' };
    if (known === words.length && meant.length === 1)
      return { line, value: word, kind: 'found', who: only, by: 'username' };
    return { line, value: word, kind: 'several', why: 'doubt', people: meant };
  });
};
