import { describe, expect, it } from 'vitest';
import { findPointed, listCells, type MatrixState, toMatrix, walk } from './matrix-model.ts';

const known = [
  { resourceType: 'template', actions: ['read', 'update', 'use'].map((action) => ({ action, held: true })) },
  {
    resourceType: 'workspace',
    actions: [
      { action: 'create', held: true },
      { action: 'read', held: true },
      { action: 'ssh', held: false },
      { action: 'start', held: null },
    ],
  },
];
const state = (after: readonly string[] = []): MatrixState => ({
  known,
  before: new Set(['template:read']),
  after: new Set(after),
});
const keys = (text: string) =>
  toMatrix(state(), text).flatMap((row) => listCells(row).map((cell) => cell.key));

describe('the matrix of permissions', () => {
  it('has a place for each of the four usual actions, and the others behind them', () => {
    const [template] = toMatrix(state(), '');
    expect(template?.usual.map((cell) => cell?.action ?? null)).toEqual([null, 'read', 'update', null]);
    expect(template?.others.map((cell) => cell.action)).toEqual(['use']);
  });

  it('finds actions and resources by any part of their names', () => {
    expect(keys('ssh')).toEqual(['workspace:ssh']);
    expect(keys('work re')).toEqual(['workspace:create', 'workspace:read']);
    expect(keys('workspace:ssh')).toEqual(['workspace:ssh']);
    expect(keys('template')).toEqual(['template:read', 'template:update', 'template:use']);
    expect(keys('nothing')).toEqual([]);
  });

  it('tells what is granted and taken against what the server has', () => {
    const cells = toMatrix(state(['workspace:ssh']), '').flatMap(listCells);
    expect(cells.filter((cell) => cell.change !== null).map(({ key, change }) => [key, change])).toEqual([
      ['template:read', 'removed'],
      ['workspace:ssh', 'added'],
    ]);
  });

  it('gives the reason where the actor does not hold a permission, and none where that is not known', () => {
    const cells = toMatrix(state(), 'workspace').flatMap(listCells);
    expect(cells.filter((cell) => cell.reason !== null).map((cell) => cell.action)).toEqual(['ssh']);
  });

  it('points at the box that is meant: an action that begins so, and one that can be changed, first', () => {
    expect(findPointed(toMatrix(state(), 're'), 're')?.key).toBe('template:read');
    expect(findPointed(toMatrix(state(), 'ssh'), 'ssh')?.key).toBe('workspace:ssh');
    expect(findPointed(toMatrix(state(), ''), '')).toBeNull();
  });

  it('is walked with the arrows, staying in the column where there is one', () => {
    const rows = toMatrix(state(), '');
    expect(walk(rows, 'template:read', 'ArrowDown')).toBe('workspace:read');
    expect(walk(rows, 'template:read', 'ArrowRight')).toBe('template:update');
    expect(walk(rows, 'template:use', 'ArrowRight')).toBe('template:use');
    expect(walk(rows, 'workspace:read', 'ArrowUp')).toBe('template:read');
    expect(walk(rows, 'workspace:start', 'ArrowDown')).toBe('workspace:start');
    expect(walk(rows, 'gone', 'ArrowDown')).toBe('template:read');
  });
});
