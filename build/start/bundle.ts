import { capture } from '../base/command.ts';
import { toToolPath } from '../base/tool.ts';

/** Bundles main, store, twin, preload and the pages into out/. Throws with the bundler's own words. */
export const bundle = async (): Promise<void> => {
  const args = [toToolPath('electron-vite'), 'build', '--logLevel', 'warn'];
  const { code, stdout, stderr } = await capture(process.execPath, args);
  if (code !== 0) throw new Error(`The build failed.\n${stdout}${stderr}`);
};
