import { describe, expect, it } from 'vitest';
import { EXIT } from './refusal.ts';
import { findShortage, type System } from './resources.ts';

const limits = (hard: string): string =>
  `Limit  Soft Limit  Hard Limit  Units\nMax open files            64                   ${hard}                 files\n`;

const system = (more: Partial<System> & { readonly files?: Readonly<Record<string, string>> }): System => ({
  platform: 'linux',
  env: { DISPLAY: ':7' },
  read: (path) => more.files?.[path] ?? null,
  exists: (path) => path === '/tmp/.X11-unix/X7' || path === '/run/user/1/wayland-0',
  ...more,
});

describe('findShortage', () => {
  it.each(['32', '64', '96', '255'])('ends where only %s files may be open', (hard) => {
    const found = findShortage(system({ files: { '/proc/self/limits': limits(hard) } }));
    expect(found).toMatchObject({ exitCode: EXIT.system });
    expect(found?.message).toContain(`only ${hard} files`);
  });

  it.each(['256', '1048576', 'unlimited'])('starts where %s may be', (hard) => {
    expect(findShortage(system({ files: { '/proc/self/limits': limits(hard) } }))).toBeNull();
  });

  it('holds nothing against a system that tells nothing', () => {
    expect(findShortage(system({}))).toBeNull();
    expect(findShortage(system({ platform: 'win32', env: {} }))).toBeNull();
  });

  const sockets = { '/proc/net/unix': '0: 00000002 00000000 00010000 0001 01 123 @/tmp/.X11-unix/X8\n' };
  it.each<[Record<string, string>, boolean]>([
    [{}, false],
    [{ DISPLAY: '' }, false],
    [{ DISPLAY: ':7' }, true],
    [{ DISPLAY: ':7.0' }, true],
    [{ DISPLAY: ':8' }, true],
    [{ DISPLAY: ':80' }, false],
    [{ DISPLAY: 'unix:9' }, false],
    [{ DISPLAY: 'localhost:10.0' }, true],
    [{ DISPLAY: ':9', WAYLAND_DISPLAY: 'wayland-0', XDG_RUNTIME_DIR: '/run/user/1' }, true],
    [{ WAYLAND_DISPLAY: 'wayland-1', XDG_RUNTIME_DIR: '/run/user/1' }, false],
    [{ WAYLAND_DISPLAY: 'wayland-0' }, false],
    [{ WAYLAND_DISPLAY: '/run/user/1/wayland-0' }, true],
  ])('looks for a display that answers: %j', (env, isThere) => {
    const found = findShortage(system({ env, files: sockets }));
    expect(found === null).toBe(isThere);
    if (!isThere) expect(found).toMatchObject({ exitCode: EXIT.system });
  });
});
