import { countOf, formatCount } from '#renderer/ui/format.ts';
import { countEnded, tellOutcomes } from '#shared/core/plan/counts.ts';
import { toWaveEnds } from '#shared/core/plan/waves.ts';
import type { RunStatus } from './text.ts';

type Waves = NonNullable<RunStatus['waves']>;
type Halt = NonNullable<Waves['halted']>;
export type News = Halt['news'][number];

/** `here`: the plan stands still in it; `reading`: it is read back. The word for `here` is the plan's own. */
type WaveState = 'verified' | 'halted' | 'now' | 'here' | 'reading' | 'untouched' | 'cancelled';

/** One wave of a plan: its number from 1, how many changes it holds, how many of them have ended, and its last one. */
export type ShownWave = {
  readonly number: number;
  readonly size: number;
  readonly done: number;
  readonly end: number;
  readonly state: WaveState;
};

const changes = (count: number): string => countOf(count, 'change', 'changes');

/** The state of the wave that the plan is in, by the state of the plan. */
const toStateHere = ({ state, counts }: RunStatus): WaveState => {
  switch (state) {
    case 'approved':
      return 'untouched';
    case 'running':
      return 'now';
    case 'paused':
      return 'here';
    case 'verifying':
      return 'reading';
    case 'closed':
    case 'needs-review':
      return counts.cancelled > 0 ? 'cancelled' : 'verified';
  }
};

const toState = (number: number, status: RunStatus, { at, halted }: Waves): WaveState => {
  if (halted !== null && number === halted.wave) return 'halted';
  // The waves behind it were worked and read back.
  if (number < at) return 'verified';
  if (number > at || halted !== null) return status.counts.cancelled > 0 ? 'cancelled' : 'untouched';
  return toStateHere(status);
};

/** The waves of a plan in order, or none when it is worked in one go. Changes are worked in the order of waves. */
export const listWaves = (status: RunStatus): readonly ShownWave[] => {
  const { waves, people, counts } = status;
  if (waves === null) return [];
  const ended = countEnded(counts) - counts.cancelled;
  let from = 0;
  return toWaveEnds(waves.sizes, people).map((end, index): ShownWave => {
    const size = end - from;
    const done = Math.min(size, Math.max(0, ended - from));
    from = end;
    return { number: index + 1, size, done, end, state: toState(index + 1, status, waves) };
  });
};

/** "Wave 2 of 3: 100 changes". */
export const toWaveText = (wave: ShownWave, of: number): string =>
  `Wave ${formatCount(wave.number)} of ${formatCount(of)}: ${changes(wave.size)}`;

const SAID: Readonly<Record<News['kind'], (count: number) => string>> = {
  refusal: (count) => countOf(count, 'refusal of a new kind', 'refusals of a new kind'),
  conflicts: (count) => `${formatCount(count)} changed by somebody else meanwhile`,
  failures: (count) => `${formatCount(count)} could not be changed`,
  different: (count) => `${formatCount(count)} read back other than sent`,
};

/** "6 refusals of a new kind". */
export const toNewsText = ({ kind, people }: News): string => SAID[kind](people);

/** The words of the server behind a piece of news, or the kind of refusal; empty when the count says all. */
export const toNewsDetail = ({ kind, code, message }: News): string => {
  if (message !== null) return `The server said: ${message}`;
  return kind === 'refusal' ? (code.split(':')[0] ?? '').replaceAll('-', ' ') : '';
};

/** "Wave 1: 10 changes, verified. Wave 2: 100 changes, halted: 6 refusals of a new kind. 104 applied, 6 refused, 4,890 waiting." */
export const toHaltText = (status: RunStatus): string => {
  const halted = status.waves?.halted ?? null;
  if (halted === null) return '';
  const told = listWaves(status)
    .filter((wave) => wave.number <= halted.wave)
    .map(({ number, size, state }) => {
      const how = state === 'halted' ? `halted: ${halted.news.map(toNewsText).join(', ')}` : 'verified';
      return `Wave ${formatCount(number)}: ${changes(size)}, ${how}.`;
    });
  return [...told, `${tellOutcomes(status.counts, formatCount)}.`].join(' ');
};
