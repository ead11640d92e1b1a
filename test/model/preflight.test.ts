import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type ActorName, type Generation, startTwin, type Twin } from '#electron/demo/index.ts';
import { readSubjects, type SubjectCopy } from '#electron/store/change/kinds/subject-copy.ts';
import { readWorld } from '#electron/store/change/plan/worlds.ts';
import { openTestCopy, shareOne } from '#electron/store/db/testing/copy.ts';
import { createCoderApi } from '#electron/store/remote/coder-api.ts';
import { createSync } from '#electron/store/sync/sync.ts';
import { readHere } from '#electron/store/sync/testing/read-here.ts';
import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import { ok } from '#shared/base/result.ts';
import { applyIntent } from '#shared/core/plan/intent.ts';
import { createPreflight } from '#shared/core/plan/preflight.ts';
import { personSubject } from '#shared/core/plan/subject.ts';
import { diffRoles, hasSameRoles } from '#shared/core/roles/role-set.ts';
import type { Change } from '#shared/model/change.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import { seeded } from '#test/faults/fault-rules.ts';
import { realClock, silentLog } from '#test/kit/clock.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { must } from '#test/kit/must.ts';

const ROWS_EACH = 1_000;
/** Who asks, of which server: everybody whose roles decide otherwise. */
const CASES: readonly (readonly [Generation, ActorName])[] = [
  ['2.35', 'owner'],
  ['2.35', 'userAdmin'],
  ['2.35', 'orgAdmin'],
  ['2.35', 'orgUserAdmin'],
  ['2.35', 'assigner'],
  ['2.35', 'secondOwner'],
  ['2.35', 'member'],
  ['2.24', 'owner'],
  ['2.24', 'orgAdmin'],
  ['2.31', 'owner'],
];

/** Asks the server without our client, whose opinion is not wanted here. */
const createAsk = (twin: Twin, token: string) => {
  const agent = new Agent({ keepAlive: true });
  const put = (path: string, roles: readonly string[]): Promise<number> =>
    new Promise((resolve, reject) => {
      const headers = { 'Coder-Session-Token': token, 'Content-Type': 'application/json' };
      const out = request(`${twin.url}/api/v2${path}`, { method: 'PUT', headers, agent }, (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode ?? 0));
      });
      out.on('error', reject);
      out.end(JSON.stringify({ roles }));
    });
  return { put, close: (): void => agent.destroy() };
};

/** A copy of the twin, fetched with this token, as the app would. */
const copyOf = async (twin: Twin, token: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-preflight-'));
  const cache = openTestCopy(folder);
  const api = createCoderApi({ url: twin.url, token, clock: realClock, log: silentLog });
  const self = must(await api.readSelf());
  const deps = {
    openReader: async () => ok(readHere(api)),
    copies: shareOne(cache),
    clock: realClock,
    log: silentLog,
  };
  await createSync({ ...deps, announce: () => undefined, pageRows: 200 }).start(DEPLOYMENT);
  const close = (): void => {
    api.close();
    cache.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { cache: cache.read, actorId: self.userId, close };
};

type Row = Change & { readonly organizationName: string };

/** Everybody in every organization, and everybody on the site, members or not. */
const listSubjects = (twin: Twin) => {
  const users = twin.dump().users.map(({ id }) => id as UserId);
  const organizations = Object.values(twin.organizations).map((id) => id as OrganizationId);
  return {
    members: users.flatMap((userId) => organizations.map((id) => personSubject('member-roles', id, userId))),
    sites: users.map((userId) => personSubject('site-roles', SITE_ORGANIZATION_ID, userId)),
  };
};
type Subjects = ReturnType<typeof listSubjects>;

/** Random changes of people and roles that are there, and of some that are not. */
const rowsOf = function* (twin: Twin, subjects: Subjects, copy: SubjectCopy, seed: number) {
  const random = seeded(seed);
  const pick = <T>(from: readonly T[]): T => {
    const found = from[Math.floor(random() * from.length)];
    if (found === undefined) throw new Error('There is nothing to pick from.');
    return found;
  };
  const { findWords, roles } = copy;
  const names = [...new Set(roles.map(({ name }) => name)), 'ghost'];
  const organizations = new Map(Object.entries(twin.organizations).map(([name, id]) => [id, name]));
  // Nothing can be staged for an organization that this token does not see.
  const isSeen = (id: OrganizationId): boolean => roles.some(({ organizationId }) => organizationId === id);
  const members = subjects.members.filter(({ organizationId }) => isSeen(organizationId));
  for (let found = 0; found < ROWS_EACH; ) {
    const subject = pick(random() < 0.8 ? members : subjects.sites);
    const base = findWords(subject) ?? [];
    const isHere = (name: string): boolean =>
      roles.some((role) => role.name === name && role.organizationId === subject.organizationId);
    const add = [pick(random() < 0.9 && names.some(isHere) ? names.filter(isHere) : names)].filter(
      () => random() < 0.8,
    );
    const intent = { kind: 'delta', add, remove: base.filter(() => random() < 0.4) } as const;
    const target = applyIntent(intent, base);
    if (hasSameRoles(base, target)) continue;
    found += 1;
    const organizationName = organizations.get(subject.organizationId) ?? '';
    yield { ...subject, organizationName, intent, base, target, ...diffRoles(base, target) } satisfies Row;
  }
};

const tell = async ([generation, actor]: (typeof CASES)[number], seed: number) => {
  const twin = await startTwin({ members: 150, seed: 5, generation, rateLimit: false });
  const token = twin.actors[actor];
  const copy = await copyOf(twin, token);
  const ask = createAsk(twin, token);
  const counts = { rows: 0, both: 0, foretold: 0, refused: 0, unknowable: 0, misses: [] as string[] };
  const held = new Map(twin.dump().members.map((row) => [`${row.organization} ${row.userId}`, row.roles]));
  const siteHeld = new Map(twin.dump().users.map((user) => [user.id, user.roles]));
  const subjects = listSubjects(twin);
  const known = readSubjects(copy.cache, DEPLOYMENT, [...subjects.members, ...subjects.sites]);
  const nothing = { changes: [], unchanged: 0, swallowed: 0, subjects: [], conflicts: [] };
  const world = readWorld(
    copy.cache,
    DEPLOYMENT,
    copy.actorId,
    { ...known, ...nothing },
    { hasCustomRoles: true },
  );
  for (const row of rowsOf(twin, subjects, known, seed)) {
    const { verdict, code } = createPreflight(world, [row])(row);
    const isSite = row.kind === 'site-roles';
    const status = await ask.put(
      isSite
        ? `/users/${row.userId}/roles`
        : `/organizations/${row.organizationId}/members/${row.userId}/roles`,
      row.target,
    );
    const isRefused = status !== 200;
    // As it was, or the copy would be out of date for the rows to come.
    if (!isRefused && isSite) twin.edit.setSiteRoles(row.userId, siteHeld.get(row.userId) ?? []);
    else if (!isRefused)
      twin.edit.setRoles(
        row.userId,
        held.get(`${row.organizationName} ${row.userId}`) ?? [],
        row.organizationName,
      );
    const isForetold = verdict === 'will-be-refused';
    counts.rows += 1;
    counts.refused += isRefused ? 1 : 0;
    counts.foretold += isForetold ? 1 : 0;
    counts.both += isRefused && isForetold ? 1 : 0;
    counts.unknowable += verdict === 'cannot-know' ? 1 : 0;
    if (isRefused !== isForetold && verdict !== 'cannot-know')
      counts.misses.push(
        `${generation} ${actor} ${row.kind} +${row.added} -${row.removed}: ${verdict} ${code}, ${status}`,
      );
  }
  ask.close();
  copy.close();
  await twin.close();
  return counts;
};

it(`foretells refusals as the server's own rules make them, in ${ROWS_EACH * CASES.length} rows`, async () => {
  const sums = { rows: 0, both: 0, foretold: 0, refused: 0, unknowable: 0, misses: [] as string[] };
  for (const [at, one] of CASES.entries()) {
    const counts = await tell(one, 100 + at);
    for (const key of ['rows', 'both', 'foretold', 'refused', 'unknowable'] as const)
      sums[key] += counts[key];
    sums.misses.push(...counts.misses);
  }
  expect(sums.rows).toBe(ROWS_EACH * CASES.length);
  expect(sums.refused).toBeGreaterThan(sums.rows / 10);
  expect(sums.rows - sums.refused).toBeGreaterThan(sums.rows / 10);
  expect(
    sums.both / sums.foretold,
    `precision; ${sums.misses.slice(0, 5).join('; ')}`,
  ).toBeGreaterThanOrEqual(0.99);
  expect(sums.both / sums.refused, `recall; ${sums.misses.slice(0, 5).join('; ')}`).toBeGreaterThanOrEqual(
    0.99,
  );
}, 300_000);
