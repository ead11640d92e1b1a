import { describe, expect, it } from 'vitest';
import type { Ability } from '#shared/model/capability.ts';
import { setUpRig } from '#test/kit/account-rig.ts';
import { toGeneration, toStanding } from './report.ts';

const UNSEEN = { scopes: null, permissions: null, fields: null, defaults: null };

const missing = (abilities: readonly Ability[]): readonly string[] =>
  abilities.filter(({ has }) => !has).map(({ key, why }) => `${key}: ${why}`);
const has = (abilities: readonly Ability[] | undefined): readonly string[] =>
  (abilities ?? []).filter((ability) => ability.has).map(({ key }) => key);

describe.each([
  ['2.24', 'v2.24.0', 9, 'Comes with Coder 2.27.'],
  ['2.31', 'v2.31.0', 6, 'Comes with Coder 2.32.'],
  ['2.35', 'v2.35.1', 0, null],
] as const)('a server of %s', (generation, version, count, firstWhy) => {
  const rig = setUpRig({ generation });

  it('says what its version lacks and which version brings it', async () => {
    const { id } = await rig.connect();
    const report = await rig.now().store.must('capability.detect', { id });
    expect(report).toMatchObject({ generation, licence: 'licensed', experiments: [] });
    expect(report.version.startsWith(version)).toBe(true);
    const lacks = report.api.filter(({ has: is }) => !is);
    expect(lacks.length).toBe(count);
    expect(lacks[0]?.why ?? null).toBe(firstWhy);
    expect(report.text).toContain(`Coder ${report.version}, API generation ${generation}`);
    for (const { label, why } of lacks)
      expect(report.text).toContain(`no   ${label} (${why?.replace('.', '').slice(0, 5)}`);
    expect(report.text).not.toContain(rig.now().twin.url);
    expect(report.text).not.toContain('admin@');
  });
});

describe('what the token may do', () => {
  const rig = setUpRig();
  const detectAs = async (actor: 'orgUserAdmin' | 'auditor' | 'member' | 'owner') => {
    const { twin, store } = rig.now();
    const { id } = await rig.connect(twin.url, twin.actors[actor]);
    return store.must('capability.detect', { id });
  };
  const inCoder = (report: Awaited<ReturnType<typeof detectAs>>) =>
    report.organizations.find(({ organizationId }) => organizationId === rig.now().twin.organizations.coder)
      ?.may;

  it('is everything for an owner, in every organization', async () => {
    const report = await detectAs('owner');
    expect(report.organizations.length).toBe(3);
    for (const { may } of report.organizations) expect(missing(may)).toEqual([]);
    expect(missing(report.site)).toEqual([]);
  });

  it('is told per organization and right by right', async () => {
    const report = await detectAs('orgUserAdmin');
    expect(has(inCoder(report))).toContain('organization_member:create');
    expect(has(inCoder(report))).not.toContain('assign_org_role:create');
    expect(has(report.site)).not.toContain('user:create');
    const lines = missing(report.site).join();
    expect(lines).toContain('It needs a role that may');
  });

  it('is next to nothing for a plain member', async () => {
    const report = await detectAs('member');
    expect(has(inCoder(report))).not.toContain('organization_member:delete');
    expect(has(report.site)).not.toContain('assign_role:assign');
    expect(has(report.site)).not.toContain('audit_log:read');
  });

  it('lets an auditor read the audit log', async () => {
    expect(has((await detectAs('auditor')).site)).toContain('audit_log:read');
  });
});

describe('asking', () => {
  const rig = setUpRig({ licensed: false });

  it('happens once per connection, and again after signing in again or when told to', async () => {
    const { id } = await rig.connect();
    const { store, twin } = rig.now();
    expect(await store.must('capability.get', { id })).toBeNull();
    const first = await store.must('capability.detect', { id });
    const asked = twin.requests.length;
    expect(await store.must('capability.detect', { id })).toEqual(first);
    expect(await store.must('capability.get', { id })).toEqual(first);
    expect(twin.requests.length).toBe(asked);
    await store.must('capability.detect', { id, again: true });
    expect(twin.requests.length).toBeGreaterThan(asked);
    await store.must('deployment.signIn', { id, token: twin.actors.orgAdmin });
    expect(await store.must('capability.get', { id })).toBeNull();
  });

  it('tells the licence and what hangs on it', async () => {
    const { id } = await rig.connect();
    const report = await rig.now().store.must('capability.detect', { id });
    expect(report.licence).toBe('none');
    expect(has(report.features)).toEqual([]);
    expect(missing(report.features)[0]).toContain('Not in the licence');
    expect(report.text).toContain('Licence: no licence');
  });

  it('knows the build that has no licence at all, and a server that does not tell', async () => {
    const { front, store } = rig.now();
    const { id } = await rig.connect(front.url);
    front.state.fateOf = (call) => (call === 'GET /api/v2/entitlements' ? 'no-route' : 'pass');
    const report = await store.must('capability.detect', { id });
    expect(report.licence).toBe('agpl');
    expect(missing(report.features)[0]).toContain('Not in this build');
    front.state.fateOf = (call) =>
      call.endsWith('/entitlements') || call.endsWith('/experiments') ? 'fail' : 'pass';
    const silent = await store.must('capability.detect', { id, again: true });
    expect(silent).toMatchObject({ licence: 'unknown', experiments: null });
    expect(missing(silent.features)[0]).toContain('did not tell');
  });

  it('fails as one call when the rights cannot be asked for, and offline', async () => {
    const { front, store } = rig.now();
    const { id } = await rig.connect(front.url);
    front.state.fateOf = (call) => (call === 'POST /api/v2/authcheck' ? 'fail' : 'pass');
    expect(await rig.codeOf('capability.detect', { id })).toBe('server-error');
    await front.close();
    expect(await rig.codeOf('capability.detect', { id })).toBe('connection-refused');
    expect(await store.must('capability.get', { id })).toBeNull();
  });
});

describe('a version', () => {
  it.each([
    ['v2.24.0+9b1c5a3', 24, '2.24'],
    ['v2.27.9', 27, '2.24'],
    ['v2.28.0', 28, '2.31'],
    ['v2.31.14+abc', 31, '2.31'],
    ['v2.32.0-rc.0+abc', 32, '2.35'],
    ['v2.36.0', 36, '2.35'],
    ['v3.0.0', Number.MAX_SAFE_INTEGER, '2.35'],
    ['v0.0.0-devel+abc', 9_999, '2.35'],
    ['my own build', 9_999, '2.35'],
  ])('%s is minor %d and generation %s where nothing could be seen', (version, minor, generation) => {
    const standing = toStanding(version, UNSEEN);
    expect(standing.minor).toBe(minor);
    expect(toGeneration(UNSEEN, standing)).toBe(generation);
  });

  it('yields to what the answers have', () => {
    const old = { scopes: false, permissions: false, fields: false, defaults: false };
    for (const version of ['v0.0.0-devel', 'v2.35.1'])
      expect(toGeneration(old, toStanding(version, old))).toBe('2.24');
    const middle = { ...old, scopes: true, permissions: true };
    expect(toGeneration(middle, toStanding('v0.0.0-devel', middle))).toBe('2.31');
    const backported = { ...middle, fields: true };
    expect(toGeneration(backported, toStanding('v2.24.0', backported))).toBe('2.35');
  });
});

describe.each(['2.24', '2.31', '2.35'] as const)('a %s built without a tag', (generation) => {
  const rig = setUpRig({ generation, version: 'v0.0.0-devel+abc', zone: '-03:30' });

  it('is told by what its answers have', async () => {
    const { id } = await rig.connect();
    const report = await rig.now().store.must('capability.detect', { id });
    expect(report).toMatchObject({ generation, version: 'v0.0.0-devel+abc' });
    const lacks = report.api.filter(({ has: is }) => !is);
    expect(lacks.map(({ key }) => key)).toEqual(
      {
        '2.24': [
          'token-scopes',
          'member-permissions',
          'all-members',
          'member-fields',
          'member-search',
          'service-accounts',
          'key-expiry',
          'user-roles-at-creation',
          'default-roles',
        ],
        // Which release it is cannot be seen, so what no answer shows is not promised.
        '2.31': [
          'all-members',
          'member-fields',
          'member-search',
          'service-accounts',
          'key-expiry',
          'user-roles-at-creation',
          'default-roles',
        ],
        '2.35': [],
      }[generation],
    );
    const unseen = lacks.find(({ key }) => key === 'all-members');
    if (unseen !== undefined)
      expect(unseen.why).toBe('Comes with Coder 2.30. This build does not say which release it is.');
  });
});
