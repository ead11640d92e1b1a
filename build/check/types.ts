import { capture } from '../base/command.ts';
import { toToolPath } from '../base/tool.ts';

/** Each project is a place with its own globals. `e25` checks main and preload against the oldest Electron's types. */
export const projects = ['shared', 'electron', 'renderer', 'test', 'e25'] as const;

/** Type-checks every project, shows what is wrong, and returns 0 or the first exit code that is not. */
export const checkTypes = async (): Promise<number> => {
  let worst = 0;
  for (const project of projects) {
    const args = [toToolPath('tsc'), '-p', `tsconfig.${project}.json`];
    const { code, stdout, stderr } = await capture(process.execPath, args);
    if (code === 0) continue;
    process.stderr.write(`tsconfig.${project}.json\n${stdout}${stderr}\n`);
    if (worst === 0) worst = code;
  }
  return worst;
};
