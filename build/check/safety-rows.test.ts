import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../base/root.ts';

/** How many rows each group of the bar has. */
const GROUPS: Readonly<Record<string, number>> = {
  SEC: 12,
  REN: 5,
  IPC: 8,
  NAV: 6,
  CSP: 2,
  FUS: 4,
  UPD: 4,
  SUP: 3,
  TLS: 7,
  CAC: 6,
  DUR: 11,
  MIG: 3,
  ENG: 16,
  RET: 8,
  OFF: 5,
  CSV: 8,
  HOS: 7,
  INS: 3,
  PER: 4,
  LOG: 4,
};

const text = readFileSync(inRoot('docs', 'safety-rows.md'), 'utf8');
const rows = [...text.matchAll(/^\| ([A-Z]+-\d+) \| (.+?) \| (\w+) \| (.*?) \| (.*?) \|$/gm)].map(
  ([, id = '', asks = '', state = '', held = '', note = '']) => ({
    id,
    asks,
    state,
    files: [...held.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file),
    note: note.trim(),
  }),
);

describe('docs/safety-rows.md', () => {
  it('has each of the 126 rows once', () => {
    const wanted = Object.entries(GROUPS).flatMap(([group, many]) =>
      Array.from({ length: many }, (_, at) => `${group}-${at + 1}`),
    );
    expect(wanted).toHaveLength(126);
    expect(rows.map(({ id }) => id).toSorted()).toEqual(wanted.toSorted());
  });

  it('says of each what it asks', () => {
    expect(rows.filter(({ asks }) => asks.length < 15)).toEqual([]);
    expect(new Set(rows.map(({ asks }) => asks)).size).toBe(rows.length);
  });

  it('names files that are there, for all that is done or partly done', () => {
    expect(rows.flatMap(({ files }) => files).filter((file) => !existsSync(inRoot(file)))).toEqual([]);
    expect(rows.filter(({ state, files }) => state !== 'open' && files.length === 0)).toEqual([]);
  });

  it('says of everything else than done why', () => {
    expect(rows.filter(({ state }) => !['done', 'partial', 'open'].includes(state))).toEqual([]);
    expect(rows.filter(({ state, note }) => state !== 'done' && note.length < 10)).toEqual([]);
  });

  it('counts them as they are', () => {
    const count = (wanted: string): number => rows.filter(({ state }) => state === wanted).length;
    const said = `**${count('done')} done, ${count('partial')} partial, ${count('open')} open.**`;
    expect(text).toContain(said);
  });
});
