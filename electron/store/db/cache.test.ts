import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { saveOrganization } from '../copy/organization.ts';
import { writeCopy } from './cache.ts';
import type { Opened } from './open.ts';
import { sql } from './sql.ts';
import { openTestCopy, TEST_COPY, toTestPlace } from './testing/copy.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rollcall-cache-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const fillWith =
  (name: string) =>
  ({ write }: Opened): void => {
    const at = { isDefault: true, defaultRoles: null, roleSync: null };
    saveOrganization(write, TEST_COPY, { id: 'org' as never, name, displayName: name, ...at });
  };
const breakOff = (opened: Opened): void => {
  fillWith('half')(opened);
  throw new Error('broken off');
};

it('writes a copy whole or not at all: one that breaks off leaves none, or the one that was', () => {
  const place = toTestPlace(dir);
  expect(() => writeCopy(place, breakOff)).toThrow('broken off');
  expect(existsSync(place.file)).toBe(false);
  expect(writeCopy(place, fillWith('whole')).ok).toBe(true);
  expect(() => writeCopy(place, breakOff)).toThrow('broken off');
  const opened = openTestCopy(dir);
  expect(opened.read.column(sql`SELECT name FROM organization`)).toEqual(['whole']);
  opened.close();
});
