import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { organizationNumber, userNumber } from '#test/kit/role-arbitraries.ts';
import { quote, toComment } from '../../../kinds/command.ts';
import type { Change } from '../../../model/change.ts';
import { NO_USER_ID, SITE_ORGANIZATION_ID, type StagedKind } from '../../../model/subject.ts';
import { diffRoles } from '../../roles/role-set.ts';
import { toCommands } from './index.ts';

const URL = 'https://coder.acme.example';

const change = (
  kind: Exclude<StagedKind, 'token-expiry'>,
  base: readonly string[],
  target: readonly string[],
  roleName = '',
): Change => ({
  kind,
  organizationId:
    kind === 'site-roles' || kind === 'user-status' ? SITE_ORGANIZATION_ID : organizationNumber(1),
  userId: kind === 'custom-role' ? NO_USER_ID : userNumber(1),
  roleName,
  intent: { kind: 'exactly', roles: target },
  base,
  target,
  ...diffRoles(base, target),
});

/** What a shell makes of a line: the arguments, one by one, of a function in place of the command. */
const runInShell = (name: string, text: string): readonly string[] => {
  const script = `${name}() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${text}`;
  const env = { PATH: '/usr/bin:/bin', CODER_SESSION_TOKEN: 'SECRET' };
  return execFileSync('/bin/sh', ['-c', script], { env, encoding: 'utf8' }).split('\0').slice(0, -1);
};

const HOSTILE = [
  "it's",
  '$(touch /tmp/x)',
  '`id`',
  '"; rm -rf / #',
  'a b',
  '',
  '\n',
  'a\nrm x',
  '--org=evil',
  '-O',
  '$CODER_SESSION_TOKEN',
  '\\',
  "'\\''",
  '*',
  '~root',
  '!!',
  '\u202etxt',
  'é日本',
];

describe('quoting', () => {
  it.each(HOSTILE)('keeps %j one word, exactly as it is', (word) => {
    expect(runInShell('show', `show ${quote(word)}`)).toEqual([word]);
  });

  it('keeps any words what they are', () => {
    const words = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 });
    fc.assert(
      fc.property(words, (list) => {
        const clean = list.map((word) => word.replaceAll('\0', ''));
        expect(runInShell('show', `show ${list.map(quote).join(' ')}`)).toEqual(clean);
      }),
      { numRuns: 60 },
    );
  });

  it.each(HOSTILE)('keeps a comment about %j one harmless line', (text) => {
    expect(runInShell('show', `${toComment(text)}\nshow end`)).toEqual(['end']);
    expect(toComment(text)).not.toMatch(/[\n\r\u2028\u2029]/);
  });
});

describe('commands as curl', () => {
  it('puts the roles of a member, with the token as a variable and never in the text', () => {
    const { text } = toCommands('curl', URL, [
      { change: change('member-roles', ['b'], ['a', 'c']), name: 'dana' },
    ]);
    const words = runInShell('curl', text);
    expect(words).toContain('Coder-Session-Token: SECRET');
    expect(text).not.toContain('SECRET');
    expect(words).toContain('{"roles":["a","c"]}');
    expect(words.at(-1)).toBe(
      `${URL}/api/v2/organizations/${organizationNumber(1)}/members/${userNumber(1)}/roles`,
    );
  });

  it.each(HOSTILE)('sends a role called %j as it is, and nothing else', (role) => {
    const rows = [{ change: change('member-roles', [], [role]), name: role }];
    const words = runInShell('curl', toCommands('curl', URL, rows).text);
    expect(words.filter((word) => word.startsWith('{')).map((word) => JSON.parse(word))).toEqual([
      { roles: [role] },
    ]);
    expect(words.filter((word) => word === '-X')).toHaveLength(1);
  });

  it.each(HOSTILE)('names a custom role called %j in the path so that it cannot leave it', (role) => {
    const rows = [{ change: change('custom-role', ['exists'], [], role), name: role }];
    const words = runInShell('curl', toCommands('curl', URL, rows).text);
    const path = new globalThis.URL(words.at(-1) ?? '').pathname;
    expect(path.split('/').slice(0, 7).join('/')).toBe(
      `/api/v2/organizations/${organizationNumber(1)}/members/roles`,
    );
    expect(decodeURIComponent(path.split('/')[7] ?? '')).toBe(role);
  });
});

describe('commands of coder', () => {
  const words = (row: Change, name = 'coder') =>
    runInShell(name, toCommands('coder', URL, [{ change: row, name: 'dana' }]).text);
  const O = ['organizations', '-O', organizationNumber(1)];

  it('gives each kind of change its command', () => {
    expect(words(change('member-roles', [], ['a', 'b']))).toEqual([
      ...O,
      'members',
      'edit-roles',
      userNumber(1),
      'a',
      'b',
    ]);
    expect(words(change('membership', [], ['member']))).toEqual([...O, 'members', 'add', userNumber(1)]);
    expect(words(change('membership', ['member'], []))).toEqual([...O, 'members', 'remove', userNumber(1)]);
    expect(words(change('user-status', [], ['suspended']))).toEqual(['users', 'suspend', userNumber(1)]);
    expect(words(change('user-status', ['suspended'], []))).toEqual(['users', 'activate', userNumber(1)]);
    expect(words(change('site-roles', [], ['auditor', 'owner']))).toEqual([
      ...['users', 'edit-roles', userNumber(1), '--yes', '--roles=auditor', '--roles=owner'],
    ]);
    expect(words(change('custom-role', [], ['exists', 'org:file:read'], 'deploy'))).toEqual([
      ...[...O, 'roles', 'create', '--stdin', '--yes'],
    ]);
  });

  it('keeps a role that looks like an option from being one', () => {
    expect(words(change('member-roles', [], ['--yes']))).toEqual([
      ...O,
      'members',
      'edit-roles',
      '--',
      userNumber(1),
      '--yes',
    ]);
  });

  it('says where coder has no command, and gives the curl one', () => {
    const row = change('custom-role', ['exists'], [], 'deploy');
    const made = toCommands('coder', URL, [{ change: row, name: 'deploy' }]);
    expect(made.withoutCommand).toBe(1);
    expect(made.text).toContain('# deploy (coder has no command for this)\ncurl ');
    expect(words(row, 'curl')).toContain('DELETE');
  });
});

describe('commands as JSON', () => {
  it('has one entry for each change, in order', () => {
    const rows = HOSTILE.map((role) => ({ change: change('member-roles', [], [role]), name: role }));
    const parsed: unknown = JSON.parse(toCommands('json', URL, rows).text);
    expect(parsed).toMatchObject(
      HOSTILE.map((role) => ({ method: 'PUT', body: { roles: [role] }, for: role })),
    );
  });
});
