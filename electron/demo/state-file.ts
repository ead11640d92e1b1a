import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { SavedTwin } from './open-world.ts';
import { GENERATIONS } from './rules/generation.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const TABLES = [
  ...['organizations', 'users', 'members', 'customRoles', 'keys', 'audit', 'groups'],
  ...['workspaces', 'personal', 'sshKeys', 'passcodes', 'loginTroubles', 'notifications'],
];

/** Looks at the outline only: the file is written by this program and says so in its first field. */
const isSavedTwin = (value: unknown): value is SavedTwin => {
  if (!isRecord(value) || value.format !== 'rollcall-demo-state' || value.version !== 1) return false;
  const { plan, world } = value;
  if (!isRecord(plan) || !isRecord(world) || !isRecord(value.tokens)) return false;
  const isPlan = GENERATIONS.some((generation) => generation === plan.generation);
  return isPlan && TABLES.every((name) => Array.isArray(world[name]));
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // Told apart from a state just below, like any other file that is none.
    return undefined;
  }
};

/** Reads a saved state, or undefined when there is no such file. Throws when the file is something else. */
export const readStateFile = (path: string): SavedTwin | undefined => {
  if (!existsSync(path)) return undefined;
  const value = parse(readFileSync(path, 'utf8'));
  if (!isSavedTwin(value)) throw new Error(`${path} is not a saved state of the demo`);
  return value;
};

/** Writes a state whole or not at all, readable by nobody else: it holds tokens. */
export const writeStateFile = (path: string, state: SavedTwin): void => {
  const draft = `${path}.part`;
  writeFileSync(draft, `${JSON.stringify(state)}\n`, { mode: 0o600 });
  renameSync(draft, path);
};
