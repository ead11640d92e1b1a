import { spawn } from 'node:child_process';
import { createReadStream, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type City, startCity } from '#test/faults/city.ts';
import { makeFolder } from '#test/kit/folder.ts';
import { copyDatabase } from './damage.ts';
import { note } from './note.ts';
import { readTrace, type TraceReport } from './read-trace.ts';
import type { TracedEnd, TracedOrders } from './traced-child.ts';
import { findTracer } from './tracer.ts';

const TRACED = 200;
/** Looking into the journal's files at each request is slow. */
const WATCHED = 40;
const CHILD = join(import.meta.dirname, 'traced-child.ts');
const CALLS = 'trace=fsync,fdatasync,pwrite64,write,writev,sendto,sendmsg';

let city: City;
let strace: string | null = null;
let folder = makeFolder();
beforeAll(async () => {
  [city, strace] = await Promise.all([startCity(TRACED), findTracer()]);
  if (strace === null)
    note(
      'no process can be traced here (strace): that each intent is written before its PUT is looked at from the server’s side, and that it is on the disk is taken from the setting.',
    );
}, 120_000);
afterAll(() => city.close());
beforeEach(() => {
  folder = makeFolder();
  city.reset();
});
afterEach(() => folder.remove());

const run = (command: string, args: readonly string[], isCareless: boolean): Promise<TracedEnd> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0
        ? resolve(JSON.parse(output) as TracedEnd)
        : reject(new Error(`The child ended with ${code}.`)),
    );
    const { faultd, twin } = city;
    const orders: TracedOrders = {
      dir: folder.dir,
      url: faultd.url,
      token: twin.ownerToken,
      plan: city.plan(countOf()),
      isCareless,
    };
    child.stdin.end(JSON.stringify(orders));
  });

const countOf = (): number => (strace === null ? WATCHED : TRACED);

type Report = TraceReport & TracedEnd;

const trace = async (tool: string, isCareless: boolean): Promise<Report> => {
  const file = join(folder.dir, 'trace');
  const args = ['-f', '-y', '-s', '5000', '-e', CALLS, '-o', file, process.execPath, CHILD];
  const end = await run(tool, args, isCareless);
  const lines: string[] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) lines.push(line);
  rmSync(file);
  return { ...end, ...readTrace(lines) };
};

/** What is in the journal's files at this moment, as another process finds it. */
const isIntended = (user: string): boolean => {
  const copy = makeFolder();
  const from = join(folder.dir, 'store', 'journal.db');
  copyDatabase(from, join(copy.dir, 'journal.db'));
  const raw = new BetterSqlite3(join(copy.dir, 'journal.db'));
  const state = raw.prepare('SELECT state FROM change WHERE user_id = ?').pluck().get(user);
  raw.close();
  copy.remove();
  return state === 'inflight';
};

const watch = async (isCareless: boolean): Promise<Report> => {
  const unsafe: string[] = [];
  let puts = 0;
  city.faultd.use({
    onRead: () => null,
    onPut: (user) => {
      puts += 1;
      if (!isIntended(user)) unsafe.push(user);
      return null;
    },
  });
  const end = await run(process.execPath, [CHILD], isCareless);
  return { ...end, puts, unsafe: end.synchronous === 2 ? unsafe : city.users.slice(0, puts) };
};

const look = (isCareless: boolean): Promise<Report> =>
  strace === null ? watch(isCareless) : trace(strace, isCareless);

describe('the intent of every PUT', () => {
  it('is on the disk before the first byte of the request leaves', async () => {
    const { puts, unsafe, applied } = await look(false);
    expect(applied).toBe(countOf());
    // On a very busy machine an answer may come too late, and a change be sent again after two reads.
    expect(puts).toBeGreaterThanOrEqual(countOf());
    expect(unsafe).toEqual([]);
  }, 60_000);

  it('is not, and this test sees it, when commits do not wait for the disk', async () => {
    const { puts, unsafe } = await look(true);
    // On a very busy machine an answer may come too late, and a change be sent again after two reads.
    expect(puts).toBeGreaterThanOrEqual(countOf());
    expect(unsafe.length).toBeGreaterThan(countOf() / 2);
  }, 60_000);
});
