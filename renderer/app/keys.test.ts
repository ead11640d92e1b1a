import { describe, expect, it } from 'vitest';
import { COMMANDS, type CommandSpec } from '#shared/contract/commands.ts';
import { type Press, toCommand } from './keys.ts';

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  ctrl: false,
  meta: false,
  shift: false,
  alt: false,
  ...more,
});
const linux = { isMac: false, isText: false };
const mac = { isMac: true, isText: false };

describe('keys and commands', () => {
  it('finds a command by Control on Linux and Windows, by Command on macOS', () => {
    expect(toCommand(press('k', { ctrl: true }), linux)).toBe('palette.open');
    expect(toCommand(press('k', { meta: true }), mac)).toBe('palette.open');
    expect(toCommand(press('k', { meta: true }), linux)).toBeNull();
    expect(toCommand(press('k', { ctrl: true }), mac)).toBeNull();
  });

  it('tells a chord with Shift from the same without', () => {
    expect(toCommand(press('z', { ctrl: true }), linux)).toBe('draft.undo');
    expect(toCommand(press('Z', { ctrl: true, shift: true }), linux)).toBe('draft.redo');
    expect(toCommand(press('K', { ctrl: true, shift: true }), linux)).toBe('deployment.switch');
  });

  it('redoes with Control+Y, except on macOS', () => {
    expect(toCommand(press('y', { ctrl: true }), linux)).toBe('draft.redo');
    expect(toCommand(press('y', { meta: true }), mac)).toBeNull();
  });

  it('leaves undo, redo and select all to a text field, but still finds and reviews', () => {
    const text = { isMac: false, isText: true };
    expect(toCommand(press('z', { ctrl: true }), text)).toBeNull();
    expect(toCommand(press('y', { ctrl: true }), text)).toBeNull();
    expect(toCommand(press('a', { ctrl: true }), text)).toBeNull();
    expect(toCommand(press('f', { ctrl: true }), text)).toBe('grid.search');
    expect(toCommand(press('P', { ctrl: true, shift: true }), text)).toBe('plan.review');
  });

  it('never acts on a bare letter or with Alt held', () => {
    expect(toCommand(press('a'), linux)).toBeNull();
    expect(toCommand(press('k', { ctrl: true, alt: true }), linux)).toBeNull();
    expect(toCommand(press('F1'), linux)).toBe('help.keys');
  });

  it('has no two commands on one key', () => {
    const specs: readonly CommandSpec[] = COMMANDS;
    const keys = specs.flatMap((spec) => (spec.key === null ? [] : [spec.key]));
    expect(new Set(keys).size).toBe(keys.length);
  });
});
