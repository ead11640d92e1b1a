import type { ElectronApplication } from '@playwright/test';

export type Size = { readonly width: number; readonly height: number };

const usual = '1280x800';

/** The size of the window's content in pixels, from `--size 1920x1080`; 1280x800 when nothing was said. */
export const readSize = (args: readonly string[]): Size => {
  const text = args[args.indexOf('--size') + 1];
  const [, width, height] = /^(\d+)x(\d+)$/.exec(args.includes('--size') ? (text ?? '') : usual) ?? [];
  if (width === undefined || height === undefined) throw new Error('Give the size as --size 1920x1080.');
  return { width: Number(width), height: Number(height) };
};

/** Gives the first window that content size. */
export const resizeTo = (app: ElectronApplication, size: Size): Promise<void> =>
  app.evaluate(
    ({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
    size,
  );
