import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

/** A display to draw on. `env` goes to the programs that draw; `close` ends what was started for it. */
export type Display = {
  readonly env: Readonly<Record<string, string>>;
  /** True for an own X server that no person can see. */
  readonly isUnseen: boolean;
  readonly close: () => void;
};

const startLimitMs = 10_000;

/** True when programs have somewhere to draw (always, outside Linux). */
export const hasDisplay = (env: Readonly<Record<string, string | undefined>> = process.env): boolean =>
  process.platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);

const readNumber = (stream: Readable): Promise<string> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Xvfb did not say its display number.')), startLimitMs);
    let text = '';
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (!text.includes('\n')) return;
      clearTimeout(timer);
      resolve(text.trim());
    });
    stream.on('close', () => {
      clearTimeout(timer);
      reject(new Error('Xvfb ended before it was ready.'));
    });
  });

/** Starts an own X server on a free number. It ends with `close` or with this process, whichever comes first. */
export const startXvfb = async (size = '1600x1000x24'): Promise<Display> => {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp', '-dpi', '96'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    // An own group: Ctrl-C must reach the app first, or the app dies of a lost display.
    detached: true,
  });
  const close = (): void => {
    process.off('exit', close);
    child.kill('SIGTERM');
  };
  process.on('exit', close);
  const failed = new Promise<never>((_, reject) => child.on('error', reject));
  const pipe = child.stdio[3];
  if (pipe === null || pipe === undefined || !('setEncoding' in pipe)) throw new Error('Xvfb has no pipe.');
  const display = await Promise.race([readNumber(pipe), failed]);
  child.unref();
  pipe.destroy();
  return { env: { DISPLAY: `:${display}` }, isUnseen: true, close };
};

/** The person's display if there is one (and `own` does not ask for another), else an own unseen one. */
export const openDisplay = (options: { readonly own?: boolean } = {}): Promise<Display> => {
  if (process.platform === 'linux' && (options.own === true || !hasDisplay())) return startXvfb();
  return Promise.resolve({ env: {}, isUnseen: false, close: () => undefined });
};

/** Does some work with a display, and closes it whatever happens. */
export const withDisplay = async <T>(
  work: (display: Display) => Promise<T>,
  options: { readonly own?: boolean } = {},
): Promise<T> => {
  const display = await openDisplay(options);
  try {
    return await work(display);
  } finally {
    display.close();
  }
};
