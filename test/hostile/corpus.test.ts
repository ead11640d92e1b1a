import { describe, expect, it } from 'vitest';
import { floods } from '../corpus/floods.ts';
import { corpus } from '../corpus/index.ts';
import { certificates, handshakes } from '../corpus/tls.ts';

const all = [...corpus, ...floods, ...certificates, ...handshakes];

describe('the corpus', () => {
  it('has no id twice, and says for each entry which rows it stands for', () => {
    expect(new Set(all.map((entry) => entry.id)).size).toBe(all.length);
    for (const entry of all) expect(entry.rows, entry.id).toMatch(/^[A-Z]+-?\d+( [A-Z]+-?\d+)*$/);
  });

  it('only ever grows', () => {
    expect(all.length).toBeGreaterThanOrEqual(711);
  });

  it('asks something of every entry', () => {
    for (const entry of [...corpus, ...floods]) expect(Object.keys(entry.expect), entry.id).not.toEqual([]);
  });
});
