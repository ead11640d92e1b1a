import type { Clock } from '#shared/base/ports.ts';
import type { QuestionKind } from '#shared/contract/host.ts';

/** What a question is known by again. `about`: the id of a kept deployment, or empty where it is about none. */
export type AskedQuestion = { readonly kind: QuestionKind; readonly about: string };

/** From so many times no on, nothing is asked for so long. */
type Wait = { readonly nos: number; readonly waitMs: number; readonly why: string };

/** After a no to one kind of question about one deployment, the same is not asked for a while. */
export const WAITS_FOR_ONE: readonly Wait[] = [
  { nos: 1, waitMs: 5_000, why: 'a second window must not meet the click or key that closed the first' },
  { nos: 2, waitMs: 30_000, why: 'whoever pressed Cancel by mistake had their second chance' },
  { nos: 3, waitMs: 300_000, why: 'three times no is an answer: what still asks is seldom the person' },
];

/** After so many times no in a row to whatever, nothing is asked for a while: else kinds and deployments take turns. */
export const WAITS_FOR_ALL: readonly Wait[] = [
  {
    nos: 4,
    waitMs: 30_000,
    why: 'the question before said that something keeps asking, and was answered no',
  },
  { nos: 6, waitMs: 300_000, why: 'twelve windows an hour are left, each of which offers to end them' },
];

/** Who said no this often in a row is told that something keeps asking, and may have it stopped. */
export const TOLD_FROM = 3;

/** A no is forgotten when none came after it for so long: by then it is another piece of work. */
export const REMEMBERED_MS = 3_600_000;

/** Why something is not asked. `waitMs`: for how much longer. */
export type QuestionRefusal =
  | { readonly why: 'one' | 'all'; readonly waitMs: number }
  | { readonly why: 'stopped'; readonly waitMs: null };

type Nos = { readonly count: number; readonly lastMs: number };

const toKey = ({ kind, about }: AskedQuestion): string => `${kind} ${about}`;

const findWaitMs = (waits: readonly Wait[], count: number): number =>
  waits.findLast(({ nos }) => count >= nos)?.waitMs ?? 0;

/**
 * Keeps a script in the page from asking until somebody says yes. It lives in main, where no restart of the store
 * forgets it, and knows only what a person answered: a yes ends what led to it, and `allow`, which only the menu bar
 * calls, ends everything.
 */
export const createQuestionLimit = (clock: Pick<Clock, 'monotonicMs'>) => {
  const ones = new Map<string, Nos>();
  let all: Nos | null = null;
  let isStopped = false;
  let listener: (isHolding: boolean) => void = () => undefined;

  const read = (nos: Nos | null | undefined): Nos | null =>
    nos == null || clock.monotonicMs() - nos.lastMs >= REMEMBERED_MS ? null : nos;
  const addTo = (nos: Nos | null | undefined): Nos => ({
    count: (read(nos)?.count ?? 0) + 1,
    lastMs: clock.monotonicMs(),
  });
  const findLeftMs = (waits: readonly Wait[], nos: Nos | null | undefined): number => {
    const kept = read(nos);
    return kept === null ? 0 : findWaitMs(waits, kept.count) - (clock.monotonicMs() - kept.lastMs);
  };
  const tell = (): void => listener(isStopped || all !== null || ones.size > 0);

  return {
    /** Null: it may be shown. */
    findRefusal: (asked: AskedQuestion): QuestionRefusal | null => {
      if (isStopped) return { why: 'stopped', waitMs: null };
      const one = findLeftMs(WAITS_FOR_ONE, ones.get(toKey(asked)));
      const any = findLeftMs(WAITS_FOR_ALL, all);
      if (one <= 0 && any <= 0) return null;
      return one >= any ? { why: 'one', waitMs: one } : { why: 'all', waitMs: any };
    },
    /** A person answered, or closed the window, which is a no. */
    note: (asked: AskedQuestion, isYes: boolean): void => {
      const key = toKey(asked);
      if (isYes) {
        ones.delete(key);
        all = null;
      } else {
        ones.set(key, addTo(ones.get(key)));
        all = addTo(all);
      }
      tell();
    },
    /** How often in a row somebody said no, whatever was asked. */
    countNos: (): number => read(all)?.count ?? 0,
    /** Nothing is asked any more until `allow`, or until the program ends. */
    stop: (): void => {
      isStopped = true;
      tell();
    },
    /** Everything may be asked again, as at the start. */
    allow: (): void => {
      ones.clear();
      all = null;
      isStopped = false;
      tell();
    },
    /** Calls back when there comes to be something that `allow` would end, or nothing any more. One listener. */
    listen: (changed: (isHolding: boolean) => void): void => {
      listener = changed;
      tell();
    },
  };
};

export type QuestionLimit = ReturnType<typeof createQuestionLimit>;

const sayTime = (ms: number): string => {
  const seconds = Math.ceil(ms / 1_000);
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
};

/** The words of the item in the menu bar that lets everything be asked again. */
export const ASK_AGAIN = 'Let Rollcall ask again';
const IN_MENU = `choose “${ASK_AGAIN}” in the File menu`;

const CAUSE: Readonly<Record<QuestionRefusal['why'], string>> = {
  one: 'Rollcall did not ask: you said no to this a moment ago.',
  all: 'Rollcall did not ask: you said no to one question after the other.',
  stopped: 'Rollcall did not ask: you chose to be asked nothing more in this session.',
};

/** A refusal in words: what happened, and the way on. */
export const sayRefusal = ({
  why,
  waitMs,
}: QuestionRefusal): { readonly cause: string; readonly wayOn: string } => ({
  cause: CAUSE[why],
  wayOn:
    waitMs === null
      ? `To be asked again, ${IN_MENU}, or start Rollcall again.`
      : `Try again in ${sayTime(waitMs)}, or ${IN_MENU} first.`,
});
