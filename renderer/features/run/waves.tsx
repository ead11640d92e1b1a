import { cx } from '#renderer/ui/cx.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { Progress } from '#renderer/ui/progress.tsx';
import { countEnded } from '#shared/core/plan/counts.ts';
import { toStandingWord } from '#shared/core/plan/standing.ts';
import type { RunStatus } from './text.ts';
import { listWaves, type ShownWave, toWaveText } from './wave-text.ts';
import styles from './waves.module.css';

const SIGNS = {
  verified: { sign: '✓', word: 'verified' },
  halted: { sign: '!', word: 'halted' },
  now: { sign: '…', word: 'at work' },
  here: { sign: '!', word: 'paused' },
  reading: { sign: '…', word: 'being read back' },
  untouched: { sign: '', word: 'untouched' },
  cancelled: { sign: '–', word: 'cancelled' },
} as const satisfies Record<ShownWave['state'], { sign: string; word: string }>;

type LineProps = { readonly wave: ShownWave; readonly of: number; readonly status: RunStatus };

const Line = ({ wave, of, status }: LineProps) => {
  const { sign, word } = SIGNS[wave.state];
  const isOpen = wave.done > 0 && wave.done < wave.size;
  return (
    <li
      className={cx(styles.wave, styles[wave.state])}
      aria-current={wave.state === 'now' ? 'step' : undefined}
    >
      <span aria-hidden="true">{sign}</span> {toWaveText(wave, of)},{' '}
      <span className={styles.word}>{wave.state === 'here' ? toStandingWord(status).word : word}</span>
      {isOpen && `, ${formatCount(wave.done)} ended`}
    </li>
  );
};

/** The whole apply as one bar to scale, with a tick where each further wave begins, and what each wave came to. */
export const Waves = ({ status }: { readonly status: RunStatus }) => {
  const waves = listWaves(status);
  const all = Math.max(1, status.people);
  return (
    <div className={styles.whole}>
      <div className={styles.bar}>
        <Progress label="Progress of the apply" value={countEnded(status.counts) / all} />
        {waves.slice(0, -1).map(({ number, end }) => (
          <span
            key={number}
            className={styles.tick}
            style={{ insetInlineStart: `${(end * 100) / all}%` }}
            aria-hidden="true"
          />
        ))}
      </div>
      <ol className={styles.waves} aria-label="Waves">
        {waves.map((wave) => (
          <Line key={wave.number} wave={wave} of={waves.length} status={status} />
        ))}
      </ol>
    </div>
  );
};
