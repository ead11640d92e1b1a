import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contract, type Name } from '#shared/contract/index.ts';
import { openStore } from '#test/kit/store.ts';
import { sql } from '../db/sql.ts';

/** Half of them anything at all, half in the shape that the contract asks for. */
const VALUES = 1_000;

/** These talk to a server when they are right: they are given deployments that nobody keeps. */
const ASK_SERVERS: ReadonlySet<Name> = new Set([
  'capability.detect',
  'sync.start',
  'token.refresh',
  'token.rotate',
  'deployment.retryCredential',
]);
/** Starts a server each time it is right. */
const ONLY_JUNK: ReadonlySet<Name> = new Set(['deployment.openDemo']);

const junk: readonly unknown[] = fc.sample(
  fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.dictionary(
      fc.constantFrom('__proto__', 'constructor', 'id', 'deploymentId', 'planId'),
      fc.jsonValue(),
    ),
    fc.constantFrom(undefined, null, Number.NaN, -0, 10n, new Date(Number.NaN), new Map(), [], '\ud800'),
  ),
  { numRuns: VALUES / 2, seed: 3 },
);

/** Numbers in [0, 1) that are the same in each run. */
const createRandom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

type Known = Readonly<Record<string, readonly unknown[]>>;
type Schema = z.core.JSONSchema.BaseSchema;

const TEXTS = [
  '',
  'a',
  'organization-auditor',
  '\u0000',
  '\u202e',
  'x'.repeat(300),
  '%_',
  '2026-01-01',
  '../..',
];

/** A value in the shape of a schema, with ids that exist as often as not. */
const createShaped = (random: () => number, known: Known) => {
  const oneOf = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
  const shape = (given: unknown, key: string, depth: number): unknown => {
    const schema = z.record(z.string(), z.unknown()).catch({}).parse(given) as Schema;
    const there = known[key];
    if (there !== undefined && random() < 0.6) return oneOf(there);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum !== undefined) return oneOf(schema.enum);
    const choice = schema.anyOf ?? schema.oneOf;
    if (choice !== undefined) return shape(oneOf(choice), key, depth);
    if (schema.allOf !== undefined) return shape(schema.allOf[0], key, depth);
    if (schema.type === 'array') {
      const length = depth > 6 ? 0 : Math.floor(random() * 4);
      return Array.from({ length: Math.max(length, schema.minItems ?? 0) }, () =>
        shape(schema.items, key, depth + 1),
      );
    }
    if (schema.type === 'object') {
      const wanted = new Set(schema.required ?? []);
      const entries = Object.entries(schema.properties ?? {}).filter(
        ([name]) => wanted.has(name) || random() < 0.5,
      );
      return Object.fromEntries(entries.map(([name, of]) => [name, shape(of, name, depth + 1)]));
    }
    if (schema.type === 'boolean') return random() < 0.5;
    if (schema.type === 'null') return null;
    if (schema.type === 'integer' || schema.type === 'number')
      return oneOf([schema.minimum ?? 0, 1, 7, 50, 200, 2 ** 31, Number.MAX_SAFE_INTEGER]);
    return oneOf(TEXTS);
  };
  return (schema: unknown): unknown => shape(schema, '', 0);
};

let store: ReturnType<typeof openStore>;
let known: Known;
const uncaught: unknown[] = [];
const note = (error: unknown): void => void uncaught.push(error);

beforeAll(async () => {
  process.on('unhandledRejection', note);
  store = openStore();
  const { must } = store;
  const { id } = await must('deployment.openDemo', { members: 50, generation: '2.35', seed: 1 });
  await must('sync.start', { deploymentId: id });
  const organizations = await must('organization.list', { deploymentId: id });
  const organizationId = organizations[0]?.id ?? '';
  known = { deploymentId: [id], id: [id], organizationId: [organizationId], selectionOf: [organizationId] };
  // From here on nobody says yes to anything, so that nothing leaves.
  store.main.state.approves = false;
}, 60_000);
afterAll(async () => {
  process.off('unhandledRejection', note);
  await store.dispose();
});

/** All that is kept: each row of each table of the journal and of the copy. */
const digest = (): string => {
  const hash = createHash('sha256');
  const copy = store.data.copies.of(contractId());
  for (const { read } of [store.data.journal, copy])
    for (const { name } of read.all<{ name: string }>(
      sql`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    ))
      hash.update(JSON.stringify(read.all({ text: `SELECT * FROM "${name}"`, values: [] }), toText));
  return hash.digest('hex');
};
const toText = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
const contractId = (): Parameters<typeof store.data.copies.of>[0] =>
  // Put there by `beforeAll`, which got it from the store.
  known.deploymentId?.[0] as Parameters<typeof store.data.copies.of>[0];
const countWrites = (): number =>
  [store.data.journal.write, store.data.copies.of(contractId()).write]
    .map((write) => write.get<{ n: number }>(sql`SELECT total_changes() AS n`)?.n ?? 0)
    .reduce((sum, n) => sum + n, 0);

/** Calls that were understood at least once: values that are all refused at the door would test nothing behind it. */
const understood = new Set<Name>();

const COMMON = ['invalid-input', 'cancelled', 'journal-in-use'];

const listValues = (name: Name, at: number): readonly unknown[] => {
  if (ONLY_JUNK.has(name)) return [...junk, ...junk];
  const { deploymentId: _, id: __, ...strangers } = known;
  const shaped = createShaped(createRandom(at + 1), ASK_SERVERS.has(name) ? strangers : known);
  const schema = z.toJSONSchema(contract[name].input, { io: 'input', unrepresentable: 'any' });
  return [...junk, ...Array.from({ length: VALUES / 2 }, () => shaped(schema))];
};

/** Sends them at once, and answers the codes of the refused. */
const sendAll = async (name: Name, values: readonly unknown[]): Promise<readonly string[]> => {
  const { signal } = new AbortController();
  const replies = await Promise.all(values.map((value) => store.dispatch(name, value, { signal })));
  if (replies.some((reply) => reply.ok || reply.failure.code !== 'invalid-input')) understood.add(name);
  return replies.flatMap((reply) => (reply.ok ? [] : [reply.failure.code]));
};

const names = (Object.keys(contract) as Name[]).toSorted();
const queries = names.filter((name) => contract[name].kind === 'query');
const commands = names.filter((name) => contract[name].kind === 'command');

const checkCodes = (name: Name, codes: readonly string[]): void => {
  const may = new Set<string>([...COMMON, ...contract[name].fails]);
  expect(
    [...new Set(codes)].filter((code) => !may.has(code)),
    `${name}: ${JSON.stringify(store.lines.at(-1))}`,
  ).toEqual([]);
};

describe('IPC-3: a thousand generated values for each call', () => {
  it('give a typed failure or a valid answer of every question, and change nothing', async () => {
    const before = digest();
    for (const [at, name] of queries.entries()) checkCodes(name, await sendAll(name, listValues(name, at)));
    expect(digest()).toBe(before);
    expect(uncaught).toEqual([]);
  }, 90_000);

  it('give a typed failure or a valid answer of every order, and a refused one changes nothing', async () => {
    const { signal } = new AbortController();
    for (const [at, name] of commands.entries()) {
      const codes: string[] = [];
      let last = { writes: countWrites(), digest: digest() };
      for (const value of listValues(name, at + 1_000)) {
        const reply = await store.dispatch(name, value, { signal });
        if (!reply.ok) codes.push(reply.failure.code);
        if (reply.ok || reply.failure.code !== 'invalid-input') understood.add(name);
        // A write that was taken back counts as one here, and leaves the rows as they were.
        if (countWrites() === last.writes) continue;
        const now = { writes: countWrites(), digest: digest() };
        if (!reply.ok) expect(now.digest, `${name}: ${reply.failure.code}`).toBe(last.digest);
        last = now;
      }
      checkCodes(name, codes);
    }
    expect(uncaught).toEqual([]);
    const never = names.filter((name) => !understood.has(name) && !ONLY_JUNK.has(name));
    expect(never.length, never.join()).toBeLessThan(names.length / 10);
  }, 90_000);
});
