import { expect, test } from '@playwright/test';
import type { Twin } from '#electron/demo/index.ts';
import {
  countWrites,
  listWrites,
  type PageScript,
  type Stage,
  startPageScript,
} from './harness/page-script.ts';

/**
 * A script in the page, on the real store, tries to have changes sent that a person would want to see first. For every
 * attack: how many questions a person got, and what the server saw. Nobody says yes here, so nothing may be sent.
 */
let script: PageScript;
let twin: Twin;
let sandbox = '';
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  script = await startPageScript();
  twin = await script.serve();
  twin.edit.putRole({ name: 'ghost-everything', permissions: [grant('*', '*')] });
  twin.edit.putRole({ name: 'ghost-resource', permissions: [grant('quantum_key', 'read')] });
  twin.edit.putRole({ name: 'ghost-action', permissions: [grant('workspace', 'teleport')] });
  twin.edit.putRole({ name: 'reads-files', permissions: [grant('file', 'read')] });
  twin.edit.putRole({ name: 'all-of-it', permissions: [grant('template', '*')] });
  twin.edit.putRole({ name: 'watcher', permissions: [grant('template', 'read')] });
  twin.edit.putRole({ name: 'mover', displayName: 'Watcher', permissions: [grant('workspace', 'ssh')] });
  for (const { username } of script.people(twin).slice(200, 212)) twin.edit.setRoles(username, ['watcher']);
  sandbox = await script.keep(twin);
});
test.afterAll(() => script.close());

const grant = (resource_type: string, action: string) => ({ negate: false, resource_type, action });
const one = (from = 0, count = 1): readonly string[] =>
  script
    .people(twin)
    .slice(from, from + count)
    .map(({ userId }) => userId);
const CODER = (): string => twin.organizations.coder;
const NIL = '00000000-0000-0000-0000-000000000000';

/** Tries it with a person who says no: one question, nothing sent, and the draft empty again. */
const expectAsked = async (
  name: string,
  stages: readonly Stage[],
  deploymentId = sandbox,
): Promise<string> => {
  // That a no holds up the next question is a protection of its own (`asking-again.e2e.ts`).
  await script.askAgain();
  const [questions, writes] = [script.shown.length, countWrites(twin)];
  for (const stage of stages) {
    const reply = await script.stage(deploymentId, { organizationId: CODER(), ...stage });
    expect(script.codeOf(reply), name).toBe('ok');
  }
  const reply = await script.start(deploymentId);
  expect([name, script.codeOf(reply)]).toEqual([name, 'not-approved']);
  expect([name, script.shown.length - questions, listWrites(twin).slice(writes)]).toEqual([name, 1, []]);
  await script.discard(deploymentId);
  return script.shown.at(-1)?.text ?? '';
};

test('one harmless role for one person needs nobody, and shows that the counting counts', async () => {
  await script.stage(sandbox, { organizationId: CODER(), userIds: one(), add: ['watcher'] });
  const [questions, writes] = [script.shown.length, countWrites(twin)];
  await script.settle(await script.start(sandbox));
  expect([script.shown.length - questions, countWrites(twin) - writes]).toEqual([0, 1]);
});

test('a role is weighed by what it permits, however it is called and however it is given', async () => {
  const roles = [
    ...['role-assigner', 'release-manager', 'template-author', 'incident-commander', 'data-steward'],
    ...['support-l2', 'deploy-lead', 'ghost-everything', 'ghost-resource', 'ghost-action', 'reads-files'],
    ...['all-of-it', 'mover', 'organization-admin', 'organization-auditor', 'organization-user-admin'],
    ...['organization-template-admin', 'no-such-role', '__proto__', 'constructor', 'Organization-Admin'],
  ];
  for (const role of roles) await expectAsked(role, [{ userIds: one(), add: [role] }]);
  await expectAsked('exactly', [{ userIds: one(), exactly: ['role-assigner'] }]);
  await expectAsked('a harmless one beside it', [{ userIds: one(), add: ['watcher', 'role-assigner'] }]);
  await expectAsked('one of two people', [
    { userIds: one(0, 2), add: ['watcher'] },
    { userIds: one(1), add: ['mover'] },
  ]);
  const labs = twin.organizations.labs;
  const there = script.people(twin, 'labs').map(({ userId }) => userId);
  await expectAsked('elsewhere', [
    { organizationId: labs, userIds: there.slice(0, 1), add: ['labs-curator'] },
  ]);
  for (const role of ['owner', 'user-admin', 'template-admin', 'auditor'])
    await expectAsked(`site ${role}`, [
      { kind: 'site-roles', organizationId: NIL, userIds: one(), add: [role] },
    ]);
});

test('a role that is made, widened or both made and given is weighed as well', async () => {
  const SSH = 'org:workspace:ssh';
  const role = (roleName: string, add: readonly string[], remove: readonly string[] = []): Stage => ({
    ...{ kind: 'custom-role', roleName, add, remove },
  });
  const wide = [
    'exists',
    SSH,
    'org:workspace:update',
    'org:workspace:application_connect',
    'org:template:update',
  ];
  await expectAsked('made', [role('helper', wide)]);
  await expectAsked('made and given', [role('helper', wide), { userIds: one(), add: ['helper'] }]);
  const widened = await expectAsked('widened, with 12 holders', [role('watcher', [SSH])]);
  expect(widened).toContain('is held by 1');
  expect(widened).toContain('get into other people’s workspaces');
  await expectAsked('widened and given', [role('watcher', [SSH]), { userIds: one(), add: ['watcher'] }]);
  await expectAsked('unknown permission', [role('watcher', ['org:quantum_key:read'])]);
  await expectAsked('all of a resource', [role('watcher', ['org:template:*'])]);
  await expectAsked('everything', [role('watcher', ['org:*:*'])]);
  await expectAsked('odd words', [role('watcher', ['org:workspace:ssh\u0000'])]);
  await expectAsked('for members', [role('watcher', ['member:assign_org_role:assign'])]);
  await expectAsked('hands out roles', [role('watcher', ['org:assign_org_role:assign'])]);
  await expectAsked('made exactly', [
    { kind: 'custom-role', roleName: 'helper', exactly: ['exists', 'org:api_key:create'] },
  ]);
  await expectAsked('deleted', [role('mover', [], ['exists', SSH, 'display:Watcher'])]);
});

test('what takes away, and what lets people in again, asks however few they are', async () => {
  const suspended = twin.dump().users.filter(({ status }) => status === 'suspended');
  const ids = suspended.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(1);
  const onUsers = { kind: 'user-status', organizationId: NIL } as const;
  await expectAsked('one activated', [{ ...onUsers, userIds: ids.slice(0, 1), remove: ['suspended'] }]);
  await expectAsked('ten activated', [{ ...onUsers, userIds: ids.slice(0, 10), remove: ['suspended'] }]);
  await expectAsked('exactly active', [{ ...onUsers, userIds: ids.slice(0, 1), exactly: [] }]);
  await expectAsked('one suspended', [{ ...onUsers, userIds: one(), add: ['suspended'] }]);
  await expectAsked('a membership', [{ kind: 'membership', userIds: one(), remove: ['member'] }]);
  const watchers = twin.dump().members.filter(({ roles }) => roles.length === 1 && roles[0] === 'watcher');
  const watcher = watchers.slice(0, 1).map(({ userId }) => userId);
  await expectAsked('the last role', [{ userIds: watcher, remove: ['watcher'] }]);
  await expectAsked('the last role, by exactly', [{ userIds: watcher, exactly: [] }]);
});

test('the end of a token asks, whosever it is, and a few at a time as well', async () => {
  const { keys, users } = twin.dump();
  const admin = users.find(({ username }) => username === 'admin')?.id ?? '';
  const end = (userIds: readonly string[], tokenIds: readonly string[]): Stage => ({
    ...{ kind: 'token-expiry', organizationId: NIL, userIds, tokenIds, remove: ['live'] },
  });
  const live = keys.filter(({ isExpired, userId }) => !isExpired && userId !== admin);
  const [other] = live;
  expect(other).toBeDefined();
  const text = await expectAsked('one', [end([other?.userId ?? ''], [other?.id ?? ''])]);
  expect(text).toContain('Expire 1 token');
  const own: string[] = [];
  for (const n of [1, 2]) {
    const made = await fetch(`${twin.url}/api/v2/users/me/keys/tokens`, {
      ...{ method: 'POST', headers: { 'Coder-Session-Token': twin.ownerToken } },
      body: JSON.stringify({ token_name: `ci-${n}` }),
    });
    own.push(((await made.json()) as { readonly key: string }).key.split('-')[0] ?? '');
  }
  await script.must('sync.start', { deploymentId: sandbox });
  await expectAsked('one’s own', [end([admin], own.slice(0, 1))]);
  await expectAsked('the next one', [end([admin], own.slice(1))]);
});

test('fifty people are fifty people, in one plan, in several, over organizations and over two addresses', async () => {
  const harmless = { add: ['support-l1'] };
  await expectAsked('fifty at once', [{ userIds: one(20, 50), ...harmless }]);
  const other = await script.keep(twin, { name: 'Second', url: twin.url.replace('127.0.0.1', 'localhost') });

  await script.stage(sandbox, { organizationId: CODER(), userIds: one(20, 45), ...harmless });
  const questions = script.shown.length;
  await script.settle(await script.start(sandbox));
  expect(script.shown.length - questions).toBe(0);

  const text = await expectAsked('45 and 10 more', [{ userIds: one(120, 10), ...harmless }]);
  expect(text).toMatch(/Within the last hour \d+ people were changed here without a question\./);
  await expectAsked('over the other address', [{ userIds: one(140, 10), ...harmless }], other);
  const there = script.people(twin, 'labs').slice(0, 10);
  await expectAsked('in another organization', [
    {
      organizationId: twin.organizations.labs,
      userIds: there.map(({ userId }) => userId),
      add: ['deploy-lead'],
    },
    { userIds: one(160, 5), ...harmless },
  ]);
});

test('an order that was made up starts nothing and asks nobody', async () => {
  const [questions, writes] = [script.shown.length, countWrites(twin)];
  await script.stage(sandbox, { organizationId: CODER(), userIds: one(250), add: ['role-assigner'] });
  const { hash } = await script.review(sandbox);
  const code = async (over: Parameters<PageScript['start']>[1]) =>
    script.codeOf(await script.start(sandbox, over));
  expect(await code({ hash: 'f'.repeat(64) })).toBe('review-stale');
  expect(await code({ hash: '' })).toBe('review-stale');
  expect(await code({ hash: `${hash} ` })).toBe('review-stale');
  expect(await code({ hash: hash.toUpperCase() })).toBe('review-stale');
  await script.discard(sandbox);
  expect(await code({ hash })).toMatch(/review-stale|nothing-staged/);

  twin.edit.putRole({ name: 'lonely' });
  const [holder] = script.people(twin).slice(260);
  if (holder === undefined) throw new Error('There are too few people.');
  twin.edit.setRoles(holder.username, ['lonely']);
  await script.must('sync.start', { deploymentId: sandbox });
  await script.stage(sandbox, { organizationId: CODER(), userIds: [holder.userId], remove: ['lonely'] });
  for (const reason of [' '.repeat(10), '\u00a0'.repeat(12), 'too short', '\t\n \t\n \t\n '])
    expect(await code({ reasons: { 'last-holder': reason } })).toBe('guarded');
  expect(await code({ reasons: { 'many-lose': 'a reason for another guard' } })).toBe('guarded');
  expect([script.shown.length - questions, countWrites(twin) - writes]).toEqual([0, 0]);
  await script.askAgain();
  const reply = await script.start(sandbox);
  expect(script.codeOf(reply)).toBe('not-approved');
  expect(script.shown.at(-1)?.request.reasons).toEqual([
    { what: 'A role loses its last holder.', reason: 'the page says that it is meant' },
  ]);
  await script.discard(sandbox);
});

test('no text of the page or of a server passes for a line of the window', async () => {
  const name = 'Sandbox\nServer\nsafe.example\u202E\u0000';
  const asked = script.shown.length;
  await script.call('deployment.update', { id: sandbox, name, environment: 'other', colour: 'red' });
  expect(script.shown.length - asked).toBe(0);
  twin.edit.putRole({
    name: 'evil',
    displayName: 'Nothing\nServer safe.example\u202E',
    permissions: [grant('workspace', 'ssh')],
  });
  const [victim] = script.people(twin).slice(270);
  if (victim === undefined) throw new Error('There are too few people.');
  await script.must('sync.start', { deploymentId: sandbox });
  const text = await expectAsked('a hostile role', [{ userIds: [victim.userId], add: ['evil'] }]);
  const lines = text.split('\n').map((line) => line.trim());
  expect(lines.filter((line) => line === 'Server')).toHaveLength(1);
  expect(lines.some((line) => line.startsWith('safe.example'))).toBe(false);
  expect(text).toContain('⟨U+000A⟩');
  expect(lines.join(' ')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  const request = script.shown.at(-1)?.request;
  expect(request?.subject?.host).toBe(new URL(twin.url).host);
  expect(request?.people?.first).toEqual([victim.username]);
});
