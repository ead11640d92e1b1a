import type { Output } from '#shared/contract/index.ts';
import type { ReadText } from '#shared/core/people/paste/entry.ts';
import type { Scope } from '#shared/model/organization.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { listOwnRoles } from '../role.ts';

type Proposal = NonNullable<Output<'paste.getOutcome'>>['roles'][number];
type Role = { readonly name: string; readonly displayName: string };
type Wanted = { readonly role: Role; readonly words: readonly string[] };

const WORD = /[\p{L}\p{N}]+/gu;
const toWords = (text: string): readonly string[] => text.toLowerCase().match(WORD) ?? [];

const REMOVES = new Set(
  'remove removed revoke revoked withdraw delete drop unassign take entfernen entziehen retirer supprimer quitar remover'.split(
    ' ',
  ),
);
const ADDS = new Set(
  'add added give grant granted assign assigned make needs need promote hinzufügen geben ajouter donner añadir agregar dar adicionar'.split(
    ' ',
  ),
);

const toVerb = (words: readonly string[]): Proposal['verb'] => {
  if (words.some((word) => REMOVES.has(word))) return 'remove';
  return words.some((word) => ADDS.has(word)) ? 'add' : null;
};

/** Names of roles by their first word, so that a long text is walked once. */
const toIndex = (roles: readonly Role[]): ReadonlyMap<string, readonly Wanted[]> => {
  const index = new Map<string, Wanted[]>();
  for (const role of roles)
    for (const words of [toWords(role.displayName), toWords(role.name)]) {
      const [first] = words;
      if (first === undefined) continue;
      const others = index.get(first);
      if (others === undefined) index.set(first, [{ role, words }]);
      else others.push({ role, words });
    }
  return index;
};

/** The longest name of a role that begins at a word. */
const findAt = (
  index: ReadonlyMap<string, readonly Wanted[]>,
  words: readonly string[],
  at: number,
): Wanted | null => {
  let longest: Wanted | null = null;
  for (const one of index.get(words[at] ?? '') ?? [])
    if (
      one.words.every((word, n) => words[at + n] === word) &&
      one.words.length > (longest?.words.length ?? 0)
    )
      longest = one;
  return longest;
};

/**
 * The roles of the organization that the prose of a text names, each once. A role of one word counts only in a line
 * that says what to do with it: "member" and "auditor" are words as well.
 */
export const findRolesNamed = (
  cache: ReadHandle,
  scope: Scope,
  said: ReadText['said'],
): readonly Proposal[] => {
  if (said.length === 0) return [];
  const index = toIndex(listOwnRoles(cache, scope));
  const named = new Map<string, Proposal>();
  for (const { line, text } of said) {
    const words = toWords(text);
    const verb = toVerb(words);
    for (let at = 0; at < words.length; at += 1) {
      const found = findAt(index, words, at);
      if (found === null || (found.words.length === 1 && verb === null)) continue;
      const { name, displayName } = found.role;
      if (!named.has(name)) named.set(name, { name, displayName, verb, line });
      at += found.words.length - 1;
    }
  }
  return [...named.values()];
};
