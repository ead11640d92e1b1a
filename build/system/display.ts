import { readFirstLine, startLeashed } from './leash.ts';

/** A display to draw on. `env` goes to the programs that draw; `close` ends what was started for it. */
export type Display = {
  readonly env: Readonly<Record<string, string>>;
  /** True for an own X server that no person can see. */
  readonly isUnseen: boolean;
  readonly close: () => void;
};

/** True when programs have somewhere to draw (always, outside Linux). */
export const hasDisplay = (env: Readonly<Record<string, string | undefined>> = process.env): boolean =>
  process.platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);

/** Starts an own X server on a free number. It ends with `close` or with this process, whichever comes first. */
export const startXvfb = async (size = '1600x1000x24'): Promise<Display> => {
  const args = ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp', '-dpi', '96'];
  const { child, close } = startLeashed('Xvfb', args);
  const number = await readFirstLine(child, 3, 'Xvfb');
  return { env: { DISPLAY: `:${number}` }, isUnseen: true, close };
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
