import { readdirSync, readFileSync } from 'node:fs';

/** What a process of the app is there for. */
export type Role = 'main' | 'renderer' | 'store' | 'other';

export type Process = { readonly pid: number; readonly role: Role; readonly peakMb: number };

const readProc = (pid: number, file: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // It has just ended: whoever asks goes on without it.
    return '';
  }
};

const toRole = (pid: number, mainPid: number): Role => {
  if (pid === mainPid) return 'main';
  const command = readProc(pid, 'cmdline').replaceAll('\0', ' ');
  if (command.includes('--type=renderer')) return 'renderer';
  // As a child of Node, or as a utility process of Electron.
  return command.includes('store.cjs') || command.includes('node.mojom.NodeService') ? 'store' : 'other';
};

/** The app's processes with the most memory that each ever held, from /proc (VmHWM). Linux only. */
export const listProcesses = (mainPid: number): readonly Process[] => {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const match = /^PPid:\s+(\d+)$/m.exec(/^\d+$/.test(name) ? readProc(Number(name), 'status') : '');
    if (match !== null) parents.set(Number(name), Number(match[1]));
  }
  const isOurs = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at))
      if (at === mainPid) return true;
    return false;
  };
  return [...parents.keys()].filter(isOurs).map((pid) => {
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readProc(pid, 'status'));
    return { pid, role: toRole(pid, mainPid), peakMb: Number(peak?.[1] ?? 0) / 1024 };
  });
};
