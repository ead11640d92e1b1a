import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Unconfirmed } from '#shared/contract/failures.ts';
import {
  FIRST_PEOPLE,
  PERSON_LENGTH,
  QUESTION_ENTRIES,
  QUESTION_LINES,
  type StoreAsk,
} from '#shared/contract/host.ts';
import { toDisplayText } from '#shared/core/text/display-text.ts';
import { type Environment, toGraver } from '#shared/model/deployment.ts';
import type { DeploymentRecord } from '../db/journal/deployment.ts';
import { findKnownServer } from '../db/journal/known-server.ts';
import type { Journal } from '../db/journal.ts';
import type { Ask } from './secrets.ts';

type Question = Extract<StoreAsk, { readonly ask: 'approve' }>;
type Subject = NonNullable<Question['subject']>;

/** A deployment that is kept, or one that is about to be (then without what only a kept one knows). */
export type Confirmable = Pick<DeploymentRecord, 'name' | 'url' | 'environment'> &
  Partial<Pick<DeploymentRecord, 'id' | 'environmentFirst' | 'actorName' | 'serverId'>>;

/** What a person is asked. Texts may hold whatever a server or a page said: they are made safe to look at here. */
export type Confirmation = {
  readonly kind: Question['kind'];
  readonly title: string;
  readonly lines: readonly string[];
  readonly moves?: readonly Question['moves'][number][];
  /** Everybody it is about, in the order in which to name them; the first few are named, the others counted. */
  readonly people?: readonly string[] | { readonly first: readonly string[]; readonly more: number };
  readonly reasons?: Question['reasons'];
  readonly confirmLabel: string;
  readonly tone?: Question['tone'];
  /** What a no leaves as it is, in a sentence; where it is missing, nothing was sent and nothing was changed. */
  readonly otherwise?: string;
};

/** The answer of a person: yes, or why it is none. */
export type Confirmed = Result<null, Unconfirmed>;

/**
 * Succeeds only for a yes that a person gave in a window of main, and who was there all the time that it was open; a
 * failure says what did not happen, and what to do.
 */
export type Confirm = (about: Confirmable | null, question: Confirmation) => Promise<Confirmed>;

const NOTHING = 'Nothing was sent, and nothing was changed.';
const AWAY = 'You were away while the question was open, so it does not count.';

/** Room for what a longer text is cut with. */
const ELLIPSIS = '…';

/**
 * One line of text as the window shows it, at most `most` characters: what is invisible or turns the direction is
 * written out, and blanks are one blank, so that no text can push a part of itself to where another one would be.
 */
export const toShown = (raw: string, most: number): string => {
  const { text } = toDisplayText(raw, most);
  const line = text.replace(/\p{Zs}+/gu, ' ').trim();
  const cut = Array.from(line);
  if (line.length <= most) return line;
  let short = '';
  for (const character of cut) {
    if (short.length + character.length + ELLIPSIS.length > most) break;
    short += character;
  }
  return `${short}${ELLIPSIS}`;
};

const toHost = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);

const toPeople = (people: Confirmation['people']): Question['people'] => {
  if (people === undefined) return null;
  const { first, more } = 'first' in people ? people : { first: people, more: 0 };
  if (first.length + more === 0) return null;
  return {
    first: first.slice(0, FIRST_PEOPLE).map((name) => toShown(name, PERSON_LENGTH)),
    more: more + Math.max(0, first.length - FIRST_PEOPLE),
  };
};

/** As many lines as fit; the last one says how many did not. */
const toLines = (lines: readonly string[]): string[] => {
  const shown = lines.map((line) => toShown(line, 400));
  if (shown.length <= QUESTION_LINES) return shown;
  return [...shown.slice(0, QUESTION_LINES - 1), `and ${shown.length - QUESTION_LINES + 1} more lines`];
};

/** As many entries as fit; where some do not, the last one is what `more` makes of how many. */
const toEntries = <Entry>(all: readonly Entry[], more: (left: number) => Entry): readonly Entry[] => {
  if (all.length <= QUESTION_ENTRIES) return all;
  const shown = all.slice(0, QUESTION_ENTRIES - 1);
  return [...shown, more(all.length - shown.length)];
};

/**
 * Asks a person in a window that no script of the page can reach. Nothing but an explicit yes is one, and none to a
 * question that was left open over an absence: whoever came back to it may be somebody else.
 */
export const createConfirm = (deps: {
  readonly ask: Ask;
  /** How often nobody was there so far. */
  readonly countAbsences: () => number;
  readonly journal: Pick<Journal, 'read'>;
  /** A question was opened or answered. */
  readonly changed?: () => void;
}): Confirm & { readonly isAsking: () => boolean } => {
  let open = 0;
  const ask: typeof deps.ask = async (question) => {
    open += 1;
    deps.changed?.();
    try {
      return await deps.ask(question);
    } finally {
      open -= 1;
      deps.changed?.();
    }
  };
  const toFirst = (about: Confirmable): Environment => {
    if (about.environmentFirst !== undefined) return about.environmentFirst;
    const known = findKnownServer(deps.journal.read, { url: about.url, serverId: about.serverId ?? null });
    return known === null ? about.environment : toGraver(known, about.environment);
  };
  const toSubject = (about: Confirmable): Subject => ({
    name: toShown(about.name, 200),
    host: toShown(toHost(about.url), 300),
    account: about.actorName === null || about.actorName === undefined ? null : toShown(about.actorName, 200),
    environment: about.environment,
    environmentFirst: toFirst(about),
  });
  const confirm: Confirm = async (
    about,
    {
      kind,
      title,
      lines,
      moves = [],
      people,
      reasons = [],
      confirmLabel,
      tone = 'normal',
      otherwise = NOTHING,
    },
  ) => {
    const absences = deps.countAbsences();
    const answer = await ask({
      ask: 'approve',
      kind,
      about: about?.id ?? '',
      title: toShown(title, 200),
      lines: toLines(lines),
      moves: toEntries(moves, (left) => ({
        what: 'More',
        from: 'as it is',
        to: `${left} more changes that have no room here`,
      })).map(({ what, from, to }) => ({
        what: toShown(what, 120),
        from: from === null ? null : toShown(from, 300),
        to: toShown(to, 300),
      })),
      people: toPeople(people),
      reasons: toEntries(reasons, (left) => ({
        what: `${left} more guards`,
        reason: 'There is no room for their reasons here.',
      })).map(({ what, reason }) => ({
        what: toShown(what, 200),
        reason: toShown(reason, 600),
      })),
      confirmLabel: toShown(confirmLabel, 80),
      tone,
      subject: about === null ? null : toSubject(about),
    });
    if (answer.ok && answer.value.approved && deps.countAbsences() !== absences)
      return fail('not-approved', `${AWAY} ${otherwise} Ask again.`, { retry: true });
    if (answer.ok)
      return answer.value.approved ? ok(null) : fail('not-approved', `You did not confirm. ${otherwise}`);
    const { message, detail = 'Try again.' } = answer.failure;
    return fail('not-asked', `${message} ${otherwise} ${detail}`, { retry: true });
  };
  return Object.assign(confirm, { isAsking: (): boolean => open > 0 });
};
