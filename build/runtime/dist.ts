import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Runtime, RuntimeSource } from './types.ts';

/** Where Electron's folder holds the program, by platform. */
export const toBinaryName = (platform: NodeJS.Platform): string => {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
};

/** Reads an unpacked Electron folder; null when it holds no program or does not say its version. */
export const findDist = (distPath: string, source: RuntimeSource): Runtime | null => {
  const executablePath = join(distPath, toBinaryName(process.platform));
  const versionFile = join(distPath, 'version');
  if (!existsSync(executablePath) || !existsSync(versionFile)) return null;
  const version = readFileSync(versionFile, 'utf8').trim().replace(/^v/, '');
  const electronMajor = Number.parseInt(version, 10);
  if (Number.isNaN(electronMajor)) return null;
  return { executablePath, distPath, version, electronMajor, source };
};
