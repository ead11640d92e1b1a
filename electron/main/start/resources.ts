import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, type StartRefusal } from './refusal.ts';

/**
 * Fewer open files than this, and Chromium aborts or starts without ever showing a row (measured on Electron 25: it
 * aborts at 64, hangs at 96, works at 128); an apply on several deployments wants some of its own.
 */
const fewestFiles = 256;

/** What a start asks of a Linux system, as read from it. */
export type System = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The text of a file, or null when it cannot be read. */
  readonly read: (path: string) => string | null;
  readonly exists: (path: string) => boolean;
};

/** This machine. */
export const thisSystem: System = {
  platform: process.platform,
  env: process.env,
  read: (path) => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      // No /proc here: nothing is known, so nothing is held against the start.
      return null;
    }
  },
  exists: existsSync,
};

/**
 * How many files may be open at once, or null when that is not known. The hard limit: Chromium raises its own soft one
 * to it.
 */
const findFileLimit = (system: System): number | null => {
  const limits = system.read('/proc/self/limits') ?? '';
  const hard = /^Max open files\s+\S+\s+(\d+)/m.exec(limits)?.[1];
  return hard === undefined ? null : Number(hard);
};

/**
 * False when a local X server is named that nobody serves. One on another machine, or behind a forwarded port, is
 * believed: to ask it would take longer than the start.
 */
const isServedX = (display: string, { read, exists }: System): boolean => {
  const number = /^(?:unix)?:(\d+)(?:\.\d+)?$/.exec(display)?.[1];
  if (number === undefined) return true;
  const path = `/tmp/.X11-unix/X${number}`;
  const sockets = read('/proc/net/unix');
  return sockets === null || exists(path) || sockets.split(/\s+/).some((word) => word === `@${path}`);
};

const isServedWayland = (name: string, { env, exists }: System): boolean =>
  exists(name.startsWith('/') ? name : join(env.XDG_RUNTIME_DIR ?? '/nonexistent', name));

const hasDisplay = (system: System): boolean => {
  const { DISPLAY: x = '', WAYLAND_DISPLAY: wayland = '' } = system.env;
  return (x !== '' && isServedX(x, system)) || (wayland !== '' && isServedWayland(wayland, system));
};

/**
 * Why there is too little here to start with, or null when there is enough. Linux only: elsewhere Chromium is given
 * what it needs. Call before Electron is ready, since Chromium aborts over both without a word to a person.
 */
export const findShortage = (system: System): StartRefusal | null => {
  if (system.platform !== 'linux') return null;
  const files = findFileLimit(system);
  if (files !== null && files < fewestFiles) {
    return {
      message: `Rollcall was not started because only ${files} files may be open at once here and it needs ${fewestFiles}; raise the limit (ulimit -n 1024) and start it again.`,
      exitCode: EXIT.system,
    };
  }
  if (hasDisplay(system)) return null;
  return {
    message:
      'Rollcall was not started because there is no display to draw on: neither DISPLAY nor WAYLAND_DISPLAY names one that answers; start it from a desktop session.',
    exitCode: EXIT.system,
  };
};
