import { cx } from '#renderer/ui/cx.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { Progress } from '#renderer/ui/progress.tsx';
import { listWaves, toWaveText, type Wave } from './wave-words.ts';
import styles from './waves.module.css';
import type { PlanStatus } from './words.ts';

const SIGNS = {
  verified: { sign: '✓', word: 'verified' },
  halted: { sign: '!', word: 'halted' },
  now: { sign: '…', word: 'at work' },
  untouched: { sign: '', word: 'untouched' },
} as const satisfies Record<Wave['state'], { sign: string; word: string }>;

const Segment = ({ wave, of }: { readonly wave: Wave; readonly of: number }) => {
  const { sign, word } = SIGNS[wave.state];
  return (
    <li
      className={cx(styles.wave, styles[wave.state])}
      aria-current={wave.state === 'now' ? 'step' : undefined}
    >
      <Progress label={toWaveText(wave, of)} value={wave.done / Math.max(1, wave.size)} />
      <p>
        <span aria-hidden="true">{sign}</span> Wave {formatCount(wave.number)}: {formatCount(wave.size)},{' '}
        <span className={styles.word}>{word}</span>
      </p>
    </li>
  );
};

/** The waves of an apply side by side, each with its size and how far it is. */
export const Waves = ({ status }: { readonly status: PlanStatus }) => {
  const waves = listWaves(status);
  return (
    <ol className={styles.waves} aria-label="Waves">
      {waves.map((wave) => (
        <Segment key={wave.number} wave={wave} of={waves.length} />
      ))}
    </ol>
  );
};
