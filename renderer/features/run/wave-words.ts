import { countOf, formatCount } from '#renderer/ui/format.ts';
import { toWaveEnds } from '#shared/core/waves.ts';
import type { PlanStatus } from './words.ts';

type Waves = NonNullable<PlanStatus['waves']>;
type Halt = NonNullable<Waves['halted']>;
export type News = Halt['news'][number];

/** One wave of a plan: its number from 1, how many changes it holds and how many of them have ended. */
export type Wave = {
  readonly number: number;
  readonly size: number;
  readonly done: number;
  readonly state: 'verified' | 'halted' | 'now' | 'untouched';
};

const changes = (count: number): string => countOf(count, 'change', 'changes');

const toState = (number: number, status: PlanStatus, { at, halted }: Waves): Wave['state'] => {
  if (halted !== null && number === halted.wave) return 'halted';
  // A plan that has ended before its last wave was cancelled; the waves behind it were worked and read back.
  if (number < at || (status.state === 'closed' && number === at && status.counts.cancelled === 0))
    return 'verified';
  return number > at || halted !== null ? 'untouched' : 'now';
};

/** The waves of a plan in order, or none when it is worked in one go. Changes are worked in the order of waves. */
export const listWaves = (status: PlanStatus): readonly Wave[] => {
  const { waves, people, counts } = status;
  if (waves === null) return [];
  const ended = people - counts.waiting - counts.cancelled;
  let from = 0;
  return toWaveEnds(waves.sizes, people).map((end, index): Wave => {
    const size = end - from;
    const done = Math.min(size, Math.max(0, ended - from));
    from = end;
    return { number: index + 1, size, done, state: toState(index + 1, status, waves) };
  });
};

/** "Wave 2 of 3: 100 changes". */
export const toWaveText = (wave: Wave, of: number): string =>
  `Wave ${formatCount(wave.number)} of ${formatCount(of)}: ${changes(wave.size)}`;

const SAID: Readonly<Record<News['kind'], (count: number) => string>> = {
  refusal: (count) => countOf(count, 'refusal of a new kind', 'refusals of a new kind'),
  conflicts: (count) => `${formatCount(count)} changed by somebody else meanwhile`,
  failures: (count) => `${formatCount(count)} failed`,
  different: (count) => `${formatCount(count)} read back other than sent`,
};

/** "6 refusals of a new kind". */
export const toNewsText = ({ kind, people }: News): string => SAID[kind](people);

/** The words of the server behind a piece of news, or the kind of refusal; empty when the count says all. */
export const toNewsDetail = ({ kind, code, message }: News): string => {
  if (message !== null) return `The server said: ${message}`;
  return kind === 'refusal' ? (code.split(':')[0] ?? '').replaceAll('-', ' ') : '';
};

/** "Wave 1: 10 changes, verified. Wave 2: 100 changes, halted: 6 refusals of a new kind. 110 done, 4,890 untouched." */
export const toHaltText = (status: PlanStatus): string => {
  const halted = status.waves?.halted ?? null;
  if (halted === null) return '';
  const told = listWaves(status)
    .filter((wave) => wave.number <= halted.wave)
    .map(({ number, size, state }) => {
      const how = state === 'halted' ? `halted: ${halted.news.map(toNewsText).join(', ')}` : 'verified';
      return `Wave ${formatCount(number)}: ${changes(size)}, ${how}.`;
    });
  return [...told, `${formatCount(halted.done)} done, ${formatCount(halted.untouched)} untouched.`].join(' ');
};
