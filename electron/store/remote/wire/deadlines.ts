import type { RemoteLimits } from '../limits.ts';
import type { BreakReason } from './types.ts';

export type Deadlines = {
  /** The connection stands and the request goes out: now the answer is waited for. */
  readonly sent: () => void;
  /** The head of the answer or a piece of its body came. */
  readonly heard: () => void;
  readonly clear: () => void;
};

/** Who tries the ways ends by itself, and knows what was wrong with each; this only ends what does not. */
const GRACE_MS = 1_000;

/** The four time-outs of one exchange: connecting, first byte, silence in the body, and the whole of it. */
export const createDeadlines = (
  limits: Pick<RemoteLimits, 'connectAllMs' | 'firstByteMs' | 'idleBodyMs' | 'wholeMs'>,
  expire: (reason: BreakReason) => void,
): Deadlines => {
  const whole = setTimeout(() => expire('whole-timeout'), limits.wholeMs);
  let stage = setTimeout(() => expire('connect-timeout'), limits.connectAllMs + GRACE_MS);
  let isBody = false;
  const next = (ms: number, reason: BreakReason) => {
    clearTimeout(stage);
    stage = setTimeout(() => expire(reason), ms);
  };
  return {
    sent: () => next(limits.firstByteMs, 'answer-timeout'),
    heard: () => {
      if (isBody) stage.refresh();
      else next(limits.idleBodyMs, 'body-timeout');
      isBody = true;
    },
    clear: () => {
      clearTimeout(whole);
      clearTimeout(stage);
    },
  };
};
