import { existsSync, readFileSync } from 'node:fs';
import { arch, release } from 'node:os';
import { capture } from '../base/command.ts';
import { hasApt, isRoot } from '../system/apt.ts';
import { hasDisplay } from '../system/display.ts';
import { findMissingCommands, findMissingLibraries, toSummary } from '../system/missing.ts';
import { KEYRING_COMMANDS, toRemedy } from '../system/prepare.ts';
import type { Row } from './row.ts';

const isLinux = process.platform === 'linux';

export const findNodeRow = (): Row => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isFit = major > 22 || (major === 22 && minor >= 18);
  const remedy = 'npm ci (it brings its own Node; run scripts through npm)';
  return { name: 'node', found: process.version, ...(isFit ? { state: 'ok' } : { state: 'bad', remedy }) };
};

export const findNpmRow = async (): Promise<Row> => {
  const { code, stdout } = await capture('npm', ['--version', '--loglevel=error']);
  return { name: 'npm', state: code === 0 ? 'ok' : 'note', found: code === 0 ? stdout.trim() : 'not found' };
};

export const findPlatformRow = (): Row => ({
  name: 'platform',
  state: 'ok',
  found: `${process.platform} ${arch()}, ${release()}${isRoot() ? ', root (the app runs without its sandbox)' : ''}`,
});

/** What is missing can be installed by us (as root, with apt): then it is worth a note and no more. */
const toMissingRow = async (name: string, missing: readonly string[]): Promise<Row> => {
  if (missing.length === 0) return { name, state: 'ok', found: 'nothing missing' };
  const found = `missing: ${toSummary(missing)}`;
  if (isRoot() && (await hasApt()))
    return { name, state: 'note', found, remedy: 'installed by the next npm start or npm test' };
  return { name, state: 'bad', found, remedy: await toRemedy(missing) };
};

export const findLibraryRow = async (executablePath: string): Promise<Row> =>
  toMissingRow('libraries', await findMissingLibraries(executablePath));

export const findDisplayRow = async (): Promise<Row> => {
  const name = 'display';
  if (!isLinux) return { name, state: 'ok', found: 'the desktop' };
  if (hasDisplay())
    return { name, state: 'ok', found: process.env.WAYLAND_DISPLAY ?? process.env.DISPLAY ?? '' };
  const row = await toMissingRow(name, await findMissingCommands(['Xvfb']));
  return row.state === 'ok' ? { ...row, found: 'none; an unseen one (Xvfb) is used' } : row;
};

export const findKeyringRow = async (): Promise<Row> => {
  const name = 'keychain';
  if (!isLinux) return { name, state: 'ok', found: 'of the system' };
  const row = await toMissingRow(name, await findMissingCommands(KEYRING_COMMANDS));
  if (row.state !== 'ok') return row;
  const hasBus = process.env.DBUS_SESSION_BUS_ADDRESS !== undefined;
  return {
    ...row,
    found: hasBus
      ? 'message bus in this session'
      : 'no message bus here: tokens last for a session; tests bring their own',
  };
};

const restriction = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';

/** Ubuntu 24.04 and later keep ordinary users' programs from making a sandbox. */
export const findSandboxRow = (): Row => {
  const name = 'sandbox';
  if (!isLinux || isRoot()) return { name, state: 'ok', found: isLinux ? 'off for root' : 'of the system' };
  const isRestricted = existsSync(restriction) && readFileSync(restriction, 'utf8').trim() === '1';
  if (!isRestricted) return { name, state: 'ok', found: 'user namespaces' };
  const remedy = 'sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0';
  return { name, state: 'bad', found: 'the system forbids user namespaces', remedy };
};
