import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCommand } from '../base/command.ts';
import { toInstallCommand } from './apt.ts';
import { hasDisplay } from './display.ts';
import { toMissingLibraries, toSummary } from './missing.ts';
import { toPackageChoice } from './packages.ts';
import { PreparationError, prepareSystem } from './prepare.ts';
import { toSwitches } from './switches.ts';

const ldd = `
	linux-vdso.so.1 (0x00007ffd)
	libgtk-3.so.0 => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)
	libnss3.so => not found
	libgtk-3.so.0 => not found
`;

describe('what a system lacks', () => {
  it('is read from ldd, each library once', () => {
    expect(toMissingLibraries(ldd)).toEqual(['libgtk-3.so.0', 'libnss3.so']);
  });

  it('fits into one line', () => {
    expect(toSummary(['liba', 'Xvfb'])).toBe('liba, Xvfb');
    expect(toSummary(['liba', 'libb', 'libc', 'libd', 'Xvfb'])).toBe('4 libraries, Xvfb');
  });

  it('has packages under the newest name first', () => {
    expect(toPackageChoice('libgtk-3.so.0')).toEqual(['libgtk-3-0t64', 'libgtk-3-0']);
    expect(toPackageChoice('Xvfb')).toEqual(['xvfb']);
    expect(toPackageChoice('libunheard.so.9')).toBeNull();
  });

  it('ends in one command to paste', () => {
    expect(toInstallCommand(['xvfb', 'libgtk-3-0'])).toBe(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends xvfb libgtk-3-0',
    );
  });

  it.runIf(process.platform === 'linux')(
    'is told, not guessed at, where it cannot be installed',
    async () => {
      const bin = mkdtempSync(join(tmpdir(), 'rollcall-bin-'));
      const path = process.env.PATH;
      const which = await findCommand('which');
      // A system with nothing on its path but the one tool that looks for others.
      symlinkSync(which ?? '', join(bin, 'which'));
      process.env.PATH = bin;
      try {
        const needs = { executablePath: process.execPath, xvfb: true, keyring: false };
        const prepared = prepareSystem(needs);
        await expect(prepared).rejects.toThrow(PreparationError);
        await expect(prepared).rejects.toThrow(/lacks Xvfb/);
      } finally {
        process.env.PATH = path;
        rmSync(bin, { recursive: true });
      }
    },
  );
});

describe.runIf(process.platform === 'linux')('the display', () => {
  it('is there with X or Wayland, and with neither it is not', () => {
    expect(hasDisplay({ DISPLAY: ':0' })).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(hasDisplay({ DISPLAY: '' })).toBe(false);
  });

  it('costs the sandbox for root alone', () => {
    const isRoot = process.getuid?.() === 0;
    expect(toSwitches({ isUnseen: false })).toEqual(isRoot ? ['--no-sandbox'] : []);
    expect(toSwitches({ isUnseen: true })).toContain('--disable-gpu');
  });
});
