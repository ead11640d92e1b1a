import { describe, expect, it } from 'vitest';
import { pressOf } from '#shared/base/testing/press.ts';
import { COMMANDS, type CommandSpec } from '#shared/contract/commands.ts';
import { toRunCommand } from './run-keys.ts';

const specs: readonly CommandSpec[] = COMMANDS;

describe('letters on the run screen', () => {
  it('are those that the menus show', () => {
    const shown = specs.filter((spec) => spec.id.startsWith('run.') && spec.gridKey !== undefined);
    expect(shown).not.toHaveLength(0);
    for (const { id, gridKey } of shown) expect(toRunCommand(pressOf(gridKey?.toLowerCase() ?? ''))).toBe(id);
  });

  it('mean nothing with a modifier, and nothing else means anything', () => {
    expect(toRunCommand(pressOf('c', { ctrlKey: true }))).toBeNull();
    expect(toRunCommand(pressOf('x'))).toBeNull();
  });
});
