import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intents, organizationNumber, roleLists, userNumber } from '#test/kit/role-arbitraries.ts';
import { NO_USER_ID, SITE_ORGANIZATION_ID } from '../../../model/subject.ts';
import { toRoleSet } from '../../roles/role-set.ts';
import { toSha256 } from '../sha256.ts';
import { type FileIntent, type PlanContent, writePlanFile } from './format.ts';
import { toMarkdown } from './markdown.ts';
import { readPlanFile, readPlanFileInSlices } from './read.ts';

const intent = (user: number, more: Partial<FileIntent> = {}): FileIntent => ({
  kind: 'member-roles',
  organizationId: organizationNumber(1),
  userId: userNumber(user),
  roleName: '',
  name: `member-${user}`,
  organization: 'Acme',
  intent: { kind: 'delta', add: ['auditor'], remove: [] },
  base: ['deploy'],
  ...more,
});
const content = (list: readonly FileIntent[] = [intent(1), intent(2)]): PlanContent => ({
  deployment: { serverId: 'server-1', url: 'https://coder.acme.example', name: 'Acme' },
  actor: { userId: userNumber(9), username: 'dana' },
  asOf: '2026-11-01T10:00:00Z',
  createdAt: '2026-11-01T11:00:00Z',
  appVersion: '0.1.0',
  note: 'Ticket 42',
  reasons: { 'many-lose': 'the team was closed' },
  intents: list,
});
const written = (of: PlanContent = content()): string => writePlanFile(of, toSha256);
const codeOf = (text: string): string | null => {
  const read = readPlanFile(text, toSha256);
  return read.ok ? null : read.failure.code;
};

describe('a plan file', () => {
  it('is read back as it was written, whoever laid it out', () => {
    const read = readPlanFile(written(), toSha256);
    expect(read).toEqual({ ok: true, value: content() });
    expect(codeOf(JSON.stringify(JSON.parse(written())))).toBeNull();
    expect(codeOf(`\uFEFF${written()}`)).toBeNull();
  });

  it('keeps any intents of any kind', () => {
    const lists = fc.uniqueArray(
      fc.record({ user: fc.nat(99), intent: intents, base: roleLists.map(toRoleSet) }),
      { selector: ({ user }) => user, minLength: 1, maxLength: 20 },
    );
    const named = (names: readonly string[]) => names.filter((name) => name !== '');
    fc.assert(
      fc.property(lists, (rows) => {
        const made = rows.map(({ user, base, intent: said }) =>
          intent(user, {
            base,
            intent:
              said.kind === 'exactly'
                ? { kind: 'exactly', roles: named(said.roles) }
                : { kind: 'delta', add: named(said.add), remove: named(said.remove) },
          }),
        );
        expect(readPlanFile(written(content(made)), toSha256)).toEqual({ ok: true, value: content(made) });
      }),
      { numRuns: 50 },
    );
  });

  it('lets others have a turn after each few hundred of its intents', () => {
    const many = content(Array.from({ length: 3_000 }, (_, at) => intent(at)));
    let hashed = '';
    const reading = readPlanFileInSlices(written(many), (text) => {
      hashed = text;
      return toSha256(text);
    });
    let turns = 0;
    for (let step = reading.next(); ; step = reading.next()) {
      if (step.done === true) {
        expect(step.value).toEqual({ ok: true, value: many });
        break;
      }
      if (hashed === '') turns += 1;
    }
    expect(turns).toBeGreaterThan(3_000 / 500);
  });

  it('has one line for each intent', () => {
    expect(
      written()
        .split('\n')
        .filter((line) => line.includes('"kind":"member-roles"')),
    ).toHaveLength(2);
  });

  it('is refused when anything in it was changed after it was saved', () => {
    for (const [from, to] of [
      ['"auditor"', '"owner"'],
      ['"deploy"', '"deplox"'],
      ['Ticket 42', 'Ticket 43'],
      ['coder.acme.example', 'coder.evil.example'],
      ['the team was closed', 'the team was opened'],
      [userNumber(1), userNumber(3)],
    ] as const)
      expect(codeOf(written().replace(from, to)), from).toBe('plan-damaged');
  });

  it('is refused when it is from the future, with its own words', () => {
    expect(codeOf(written().replace('"version": 1', '"version": 2'))).toBe('plan-newer');
  });
});

describe('a hostile file', () => {
  const whole: { content: Record<string, unknown> & { intents: unknown[] } } & Record<string, unknown> =
    JSON.parse(written());
  const spoilt = (change: (file: typeof whole) => void): string => {
    const copy = structuredClone(whole);
    change(copy);
    return JSON.stringify(copy);
  };

  it.each([
    ['nothing', ''],
    ['a word', 'null'],
    ['a number', '1e999'],
    ['junk', '\0\x01\x02{"format":'],
    ['another format', '{"format":"rollcall-result","version":1}'],
    ['a list', '[]'],
    ['half a file', written().slice(0, 200)],
    ['no version', '{"format":"rollcall-plan"}'],
    ['a version that is none', '{"format":"rollcall-plan","version":"1"}'],
  ])('that is %s is not a plan', (_, text) => {
    expect(codeOf(text)).toBe('not-a-plan');
  });

  it('that nests too deep is refused before it is parsed', () => {
    const deep = `{"format":"rollcall-plan","version":1,"content":${'['.repeat(5_000_000)}`;
    const startMs = performance.now();
    expect(codeOf(deep)).toBe('not-a-plan');
    expect(performance.now() - startMs).toBeLessThan(1_000);
    const nested = `${'['.repeat(20)}${']'.repeat(20)}`;
    expect(codeOf(written().replace('"Ticket 42"', nested))).toBe('not-a-plan');
    const brackets = content([intent(1, { name: '['.repeat(100) })]);
    expect(codeOf(written(brackets))).toBeNull();
  });

  it('that is 50 MB is refused by its length alone', () => {
    expect(codeOf(`${written()}${' '.repeat(50 * 1024 * 1024)}`)).toBe('not-a-plan');
  });

  it('with keys of the language itself is refused, and nothing is polluted', () => {
    for (const key of ['__proto__', 'constructor', 'prototype'])
      expect(codeOf(written().replace('"note"', `"${key}": {"polluted": true}, "note"`)), key).toBe(
        'not-a-plan',
      );
    expect('polluted' in {}).toBe(false);
  });

  it.each([
    ['a subject twice', written(content([intent(1), intent(1)]))],
    ['no intent', spoilt((file) => file.content.intents.splice(0))],
    ['a key more', spoilt((file) => Object.assign(file.content, { extra: 1 }))],
    ['a key less', spoilt((file) => Reflect.deleteProperty(file.content, 'note'))],
    [
      'an id that is none',
      spoilt((file) => Object.assign(file.content.intents[0] ?? {}, { userId: '../x' })),
    ],
    ['a kind that is none', spoilt((file) => Object.assign(file.content.intents[0] ?? {}, { kind: 'root' }))],
    ['a hash that is none', spoilt((file) => Object.assign(file, { sha256: 'x' }))],
    ['a reason for no guard', spoilt((file) => Object.assign(file.content, { reasons: { x: 'y' } }))],
    [
      'a word that is a list',
      spoilt((file) => Object.assign(file.content.intents[0] ?? {}, { base: [['a']] })),
    ],
  ])('with %s is refused', (_, text) => {
    expect(codeOf(text)).toBe('plan-damaged');
  });

  it('with ids that do not fit the kind is refused', () => {
    const odd: readonly Partial<FileIntent>[] = [
      { organizationId: SITE_ORGANIZATION_ID },
      { kind: 'site-roles' },
      { kind: 'custom-role', roleName: 'deploy' },
      { roleName: 'deploy' },
      { userId: NO_USER_ID },
      { kind: 'custom-role', userId: NO_USER_ID },
    ];
    for (const more of odd) expect(codeOf(written(content([intent(1, more)])))).toBe('plan-damaged');
  });

  it('refuses words that its kind does not have, which would be shown as something else than is sent', () => {
    const onSite = { organizationId: SITE_ORGANIZATION_ID };
    const role = { userId: NO_USER_ID, roleName: 'deploy' };
    const kinds: readonly (readonly [Partial<FileIntent>, readonly string[]])[] = [
      [{ kind: 'membership' }, ['member']],
      [{ kind: 'user-status', ...onSite }, ['suspended']],
      [{ kind: 'custom-role', ...role }, ['exists', 'display:Deploy', 'org:workspace:read']],
    ];
    for (const [subject, good] of kinds) {
      const code = (add: readonly string[], base: readonly string[] = []) =>
        codeOf(
          written(content([intent(1, { ...subject, intent: { kind: 'delta', add, remove: [] }, base })])),
        );
      expect(code(good, good)).toBeNull();
      expect(code([...good, 'x'])).toBe('plan-damaged');
      expect(code(good, ['x'])).toBe('plan-damaged');
    }
  });
});

describe('a plan as Markdown', () => {
  it('names the hash, the deployment, the reasons and every change', () => {
    const text = toMarkdown(content(), 'abc');
    for (const part of ['SHA-256: abc', 'Acme', 'the team was closed', '+ auditor', 'member-1', 'member-2'])
      expect(text).toContain(part);
  });

  it('keeps hostile names from being markup or a line of their own', () => {
    const text = toMarkdown(content([intent(1, { name: '[x](javascript:1)|\n# b\u202e' })]), 'abc');
    expect(text).toContain('\\[x\\](javascript:1)\\| \\# b');
    expect(text).not.toContain('\u202e');
  });
});
