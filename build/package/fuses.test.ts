import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FUSES, readFuses, setFuses } from './fuses.ts';

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
let dir = '';
let program = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rollcall-fuses-'));
  program = join(dir, 'program');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A program of nothing but a wire: version 1, its length, one digit for each fuse. */
const write = (fuses: string): void =>
  writeFileSync(
    program,
    Buffer.concat([Buffer.from(`code${sentinel}`), Buffer.from([1, fuses.length]), Buffer.from(fuses)]),
  );
const toWire = (): string => readFileSync(program, 'latin1').split(sentinel)[1]?.slice(2) ?? '';

describe('FUS-1', () => {
  it('names all fuses that there are', () => {
    const known = Object.values(FuseV1Options).filter((one) => typeof one === 'number');
    expect(known).toHaveLength(9);
    expect(Object.keys(FUSES).map(Number)).toEqual(known);
  });

  it('sets them as they must be, and reads that back', async () => {
    write('101100011');
    expect((await readFuses(program)).wrong).toEqual([
      'RunAsNode',
      'EnableCookieEncryption',
      'EnableNodeOptionsEnvironmentVariable',
      'EnableNodeCliInspectArguments',
      'EnableEmbeddedAsarIntegrityValidation',
      'OnlyLoadAppFromAsar',
      'GrantFileProtocolExtraPrivileges',
    ]);
    await setFuses(program);
    expect(toWire()).toBe('010011001');
    expect(await readFuses(program)).toEqual({ wrong: [], absent: [] });
  });

  it('sets what an old wire has a place for, and says what it has not', async () => {
    write('1011000');
    await setFuses(program);
    expect(toWire()).toBe('0100110');
    expect(await readFuses(program)).toEqual({
      wrong: [],
      absent: ['GrantFileProtocolExtraPrivileges', 'WasmTrapHandlers'],
    });
  });

  it('fails on a fuse that nobody has decided about', async () => {
    write('1011000111');
    await expect(setFuses(program)).rejects.toThrow(/strictlyRequireAllFuses/);
    write('0100110011');
    expect((await readFuses(program)).wrong).toEqual(['fuse 9']);
  });
});
