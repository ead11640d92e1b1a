import { describe, expect, it } from 'vitest';
import { pressOf } from '#shared/base/testing/press.ts';
import { COMMANDS, type CommandSpec } from '#shared/contract/commands.ts';
import { toCommand } from './keys.ts';

const press = pressOf;
const linux = { isMac: false, isText: false };
const mac = { isMac: true, isText: false };

describe('keys and commands', () => {
  it('finds a command by Control on Linux and Windows, by Command on macOS', () => {
    expect(toCommand(press('k', { ctrlKey: true }), linux)).toBe('palette.open');
    expect(toCommand(press('k', { metaKey: true }), mac)).toBe('palette.open');
    expect(toCommand(press('k', { metaKey: true }), linux)).toBeNull();
    expect(toCommand(press('k', { ctrlKey: true }), mac)).toBeNull();
  });

  it('tells a chord with Shift from the same without', () => {
    expect(toCommand(press('z', { ctrlKey: true }), linux)).toBe('draft.undo');
    expect(toCommand(press('Z', { ctrlKey: true, shiftKey: true }), linux)).toBe('draft.redo');
    expect(toCommand(press('K', { ctrlKey: true, shiftKey: true }), linux)).toBe('deployment.switch');
  });

  it.each([
    ['Russian', 'л', 'KeyK', 'palette.open'],
    ['Russian', 'а', 'KeyF', 'grid.search'],
    ['Russian', 'я', 'KeyZ', 'draft.undo'],
    ['Russian', 'н', 'KeyY', 'draft.redo'],
    ['Greek', 'ζ', 'KeyZ', 'draft.undo'],
    ['Hebrew', 'ז', 'KeyZ', 'draft.undo'],
    ['kana', 'つ', 'KeyZ', 'draft.undo'],
    ['AZERTY', 'z', 'KeyW', 'draft.undo'],
    ['AZERTY', 'w', 'KeyZ', null],
    ['Dvorak', 'k', 'KeyV', 'palette.open'],
    ['Dvorak', ';', 'KeyZ', null],
  ] as const)('finds it on any layout: %s, Control+%s at %s', (_layout, key, code, id) => {
    expect(toCommand(press(key, { code, ctrlKey: true }), linux)).toBe(id);
    expect(toCommand(press(key, { code, metaKey: true }), mac)).toBe(id === 'draft.redo' ? null : id);
  });

  it('redoes with Control+Y, except on macOS', () => {
    expect(toCommand(press('y', { ctrlKey: true }), linux)).toBe('draft.redo');
    expect(toCommand(press('y', { metaKey: true }), mac)).toBeNull();
  });

  it('leaves undo, redo and select all to a text field, but still finds and reviews', () => {
    const text = { isMac: false, isText: true };
    expect(toCommand(press('z', { ctrlKey: true }), text)).toBeNull();
    expect(toCommand(press('y', { ctrlKey: true }), text)).toBeNull();
    expect(toCommand(press('a', { ctrlKey: true }), text)).toBeNull();
    expect(toCommand(press('f', { ctrlKey: true }), text)).toBe('grid.search');
    expect(toCommand(press('P', { ctrlKey: true, shiftKey: true }), text)).toBe('plan.review');
  });

  it('never acts on a bare letter or with Alt held', () => {
    expect(toCommand(press('a'), linux)).toBeNull();
    expect(toCommand(press('k', { ctrlKey: true, altKey: true }), linux)).toBeNull();
    expect(toCommand(press('F1'), linux)).toBe('help.keys');
  });

  it('has no two commands on one key', () => {
    const specs: readonly CommandSpec[] = COMMANDS;
    const keys = specs.flatMap((spec) => (spec.key === null ? [] : [spec.key]));
    expect(new Set(keys).size).toBe(keys.length);
  });
});
