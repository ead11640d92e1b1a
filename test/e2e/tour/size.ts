const usual = '1280x800';

/** The size of the window's content in pixels, from `--size 1920x1080`; 1280x800 when nothing was said. */
export const readSize = (args: readonly string[]): { readonly width: number; readonly height: number } => {
  const text = args[args.indexOf('--size') + 1];
  const [, width, height] = /^(\d+)x(\d+)$/.exec(args.includes('--size') ? (text ?? '') : usual) ?? [];
  if (width === undefined || height === undefined) throw new Error('Give the size as --size 1920x1080.');
  return { width: Number(width), height: Number(height) };
};
