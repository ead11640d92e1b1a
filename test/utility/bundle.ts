import { capture } from '#build/base/command.ts';
import { inRoot } from '#build/base/root.ts';
import { toToolPath } from '#build/base/tool.ts';

const build = async (): Promise<string> => {
  const config = inRoot('electron.vite.utility.config.ts');
  const args = [toToolPath('electron-vite'), 'build', '--config', config, '--logLevel', 'warn'];
  const { code, stdout, stderr } = await capture(process.execPath, args);
  if (code !== 0) throw new Error(`The store for the utility process was not built.\n${stdout}${stderr}`);
  return inRoot('test-results', 'utility', 'store.cjs');
};

let built: Promise<string> | null = null;

/** Arguments that run the real store in a utility process of the evaluation runtime. Bundled once per run. */
export const toUtilityArgs = async (): Promise<readonly string[]> => {
  built ??= build();
  return ['--store-launcher', 'utility-process', '--store-entry', await built];
};
