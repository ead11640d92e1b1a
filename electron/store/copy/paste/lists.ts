import type { UserId } from '#shared/base/brand.ts';
import { english } from '#shared/base/format.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Output, Parsed } from '#shared/contract/index.ts';
import { MOST_PASTED_TEXT } from '#shared/contract/paste.ts';
import { MOST_ENTRIES } from '#shared/core/people/paste/account.ts';
import { joinTexts, type ReadText } from '#shared/core/people/paste/entry.ts';
import type { readText } from '#shared/core/people/paste/read-text.ts';
import { type Scope, toScopeKey } from '#shared/model/organization.ts';
import type { CopyOf } from '../../db/copies.ts';
import { countTaken, listPage, listTaken, type PasteDecisions, toOutcome } from './list.ts';
import { type Judged, judgeList } from './outcome.ts';
import { createIsUsername, findPeople, type KnownPerson } from './people.ts';
import { findRolesNamed } from './roles-named.ts';

type Outcome = NonNullable<Output<'paste.getOutcome'>>;
type Answer = { readonly judged: Judged; readonly roles: Outcome['roles'] };
type List = {
  readonly name: string;
  held: number;
  /** What came of the text that is not whole yet. Gone as soon as it is read. */
  pieces: string[];
  read: ReadText;
  answer: Answer | null;
  readonly decisions: PasteDecisions;
};

const GONE = fail('paste-gone', 'The pasted list is no longer at hand. Paste it again.');
// Put into words when it happens: the first number that is written so takes 10 ms, which the start has no time for.
const tooMuch = () =>
  fail(
    'too-much-text',
    `That is more than ${english.formatCount(MOST_PASTED_TEXT)} characters. Nothing was looked up. Paste it in parts.`,
  );

const tooMany = () =>
  fail(
    'too-much-text',
    `That names more than ${english.formatCount(MOST_ENTRIES)} people. Nothing was looked up. Paste it in parts.`,
  );

const NOTHING: ReadText = { lines: [], entries: [], notPersons: [], unreadables: [], tables: [], said: [] };

/**
 * The last pasted list, in memory for the session, so that 100,000 lines cross from the window once. Of a text only
 * what was read is kept. `forget` must be called when the members or roles in the copy changed.
 */
export const createLists = (deps: { readonly copyOf: CopyOf }) => {
  let last: List | null = null;
  const toName = (scope: Scope, pasteId: string): string => `${toScopeKey(scope)} ${pasteId}`;
  const find = (scope: Scope, pasteId: string): List | null =>
    last?.name === toName(scope, pasteId) ? last : null;

  const begin = (scope: Scope, pasteId: string): List => ({
    name: toName(scope, pasteId),
    held: 0,
    pieces: [],
    read: NOTHING,
    answer: null,
    decisions: { chosen: new Map(), leftOut: new Set() },
  });

  const answerOf = (list: List, scope: Scope): Answer => {
    if (list.answer !== null) return list.answer;
    const copy = deps.copyOf(scope.deploymentId);
    const judged = judgeList(findPeople(copy, scope, list.read.entries), list.read);
    list.answer = { judged, roles: findRolesNamed(copy, scope, list.read.said) };
    return list.answer;
  };

  /**
   * Puts a piece of text down; one that does not follow the last is dropped. Says how many characters are there. With the
   * last piece the whole is read with `read`, which is handed in because a start does without it.
   */
  const put = (
    scope: Scope,
    pasteId: string,
    { at, pieces, isLast }: Pick<Parsed<'paste.putText'>, 'at' | 'pieces' | 'isLast'>,
    read: typeof readText,
  ): Result<number, 'paste-gone' | 'too-much-text'> => {
    if (at === 0) last = begin(scope, pasteId);
    const list = find(scope, pasteId);
    if (list === null) return GONE;
    if (list.held !== at) return ok(list.held);
    list.held += pieces.reduce((sum, piece) => sum + piece.length, 0);
    if (list.held > MOST_PASTED_TEXT) {
      last = null;
      return tooMuch();
    }
    list.pieces.push(...pieces);
    if (isLast) {
      const text = list.pieces.join('');
      list.pieces = [];
      const found = read(text, createIsUsername(deps.copyOf(scope.deploymentId), scope));
      if (found === null) {
        last = null;
        return tooMany();
      }
      list.read = joinTexts(list.read, found);
      list.answer = null;
    }
    return ok(list.held);
  };

  const getOutcome = (scope: Scope, pasteId: string, besides: readonly UserId[] = []): Outcome | null => {
    const list = find(scope, pasteId);
    if (list === null) return null;
    const { judged, roles } = answerOf(list, scope);
    return toOutcome(judged, list.decisions, { read: list.read, roles, besides });
  };

  const listRows = (
    scope: Scope,
    pasteId: string,
    page: Parameters<typeof listPage>[3],
  ): Output<'paste.listRows'> => {
    const list = find(scope, pasteId);
    return list === null ? null : listPage(list.read, answerOf(list, scope).judged, list.decisions, page);
  };

  const decide = (
    scope: Scope,
    pasteId: string,
    decision: Parsed<'paste.decide'>['decision'],
  ): Result<ReturnType<typeof countTaken>, 'paste-gone'> => {
    const list = find(scope, pasteId);
    if (list === null) return GONE;
    const { judged } = answerOf(list, scope);
    const { chosen, leftOut } = list.decisions;
    if (decision.kind === 'leave-out')
      for (const userId of decision.userIds) leftOut[decision.isLeftOut ? 'add' : 'delete'](userId);
    else if (decision.kind === 'choose-single') {
      for (const { at, people } of judged.several)
        if (people.length === 1 && people[0] !== undefined) chosen.set(at, people[0].userId);
    } else if (decision.userId === null) chosen.delete(decision.at);
    else if (judged.several.some(({ at }) => at === decision.at)) chosen.set(decision.at, decision.userId);
    return ok(countTaken(judged, list.decisions));
  };

  /** The people that the list stands for; null: it is gone. */
  const findTaken = (scope: Scope, pasteId: string): readonly KnownPerson[] | null => {
    const list = find(scope, pasteId);
    return list === null ? null : listTaken(answerOf(list, scope).judged, list.decisions);
  };

  const forget = (): void => {
    if (last !== null) last.answer = null;
  };

  return { put, getOutcome, listRows, decide, findTaken, forget };
};

export type PasteLists = ReturnType<typeof createLists>;
