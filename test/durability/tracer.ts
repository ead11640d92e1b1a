import { capture, findCommand } from '#build/base/command.ts';
import { hasApt, install, isRoot } from '#build/system/apt.ts';
import { toPackageChoice } from '#build/system/packages.ts';

const findOrInstall = async (): Promise<string | null> => {
  const found = await findCommand('strace');
  if (found !== null || !isRoot() || !(await hasApt())) return found;
  const choice = toPackageChoice('strace');
  if (choice !== null) await install([choice]);
  return findCommand('strace');
};

/** Where strace is, installed first where this process may do that; null where it cannot be had or may not trace. */
export const findTracer = async (): Promise<string | null> => {
  if (process.platform !== 'linux') return null;
  const strace = await findOrInstall();
  if (strace === null) return null;
  const { code } = await capture(strace, ['-f', '-e', 'trace=fsync', 'true']);
  return code === 0 ? strace : null;
};
