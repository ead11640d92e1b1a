import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLists } from '#electron/store/copy/paste/lists.ts';
import { readText } from '#shared/core/people/paste/read-text.ts';
import type { PastedCase } from '#test/corpus/pasted/entry.ts';
import { pastedCases } from '#test/corpus/pasted/index.ts';
import { addressOf, named, nameOf, traps, twins } from '#test/corpus/pasted/people.ts';
import { addMembers, addOrganization, ORGANIZATION, openProfile } from '#test/kit/cache.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';

const scope = { deploymentId: DEPLOYMENT, organizationId: ORGANIZATION };
let profile: ReturnType<typeof openProfile>;

beforeAll(() => {
  profile = openProfile();
  const people = [...named, ...twins, ...traps];
  addMembers(
    profile.cache,
    addOrganization(profile.cache),
    people.map((one, n) => ({ n: n + 1, username: one.username, name: nameOf(one), email: addressOf(one) })),
  );
});
afterAll(() => profile.dispose());

const open = (text: string) => {
  const lists = createLists({ copyOf: () => profile.cache.read });
  lists.put(scope, 'p', { at: 0, pieces: [text], isLast: true }, readText);
  const outcome = lists.getOutcome(scope, 'p');
  if (outcome === null) throw new Error('No outcome');
  const rowsOf = (part: Parameters<typeof lists.listRows>[2]['part']) =>
    lists.listRows(scope, 'p', { part, offset: 0, limit: 200 })?.rows ?? [];
  const rows = (['found', 'again', 'several', 'not-found', 'not-person', 'unreadable'] as const).flatMap(
    rowsOf,
  );
  return { outcome, rows };
};

/** What became of a text, in the words of the corpus. */
const toOutcome = (text: string) => {
  const { outcome, rows } = open(text);
  return {
    found: rows.flatMap((row) => (row.part === 'found' ? [row.username] : [])),
    several: rows.flatMap((row) =>
      row.part === 'several' ? [[row.value, row.candidates.map(({ username }) => username)]] : [],
    ),
    notFound: rows.flatMap((row) => (row.part === 'not-found' ? [row.value] : [])),
    notPerson: rows.flatMap((row) => (row.part === 'not-person' ? [[row.line, row.reason]] : [])),
    unreadable: rows.flatMap((row) => (row.part === 'unreadable' ? [[row.line, row.reason]] : [])),
    again: outcome.entries.again,
    blank: outcome.lines.blank,
  };
};

const toExpected = (one: PastedCase) => ({
  found: one.found,
  several: one.several ?? [],
  notFound: one.notFound ?? [],
  notPerson: one.notPerson ?? [],
  unreadable: one.unreadable ?? [],
  again: one.again ?? 0,
  blank: one.blank ?? 0,
});

describe('a pasted text of the corpus', () => {
  it.each(pastedCases.map((one) => [one.name, one] as const))(
    '%s: becomes exactly what it says',
    (_name, one) => {
      expect(toOutcome(one.text)).toEqual(toExpected(one));
    },
  );

  it('is one of at least 200, each under its own name', () => {
    expect(pastedCases.length).toBeGreaterThanOrEqual(200);
    expect(new Set(pastedCases.map(({ name }) => name)).size).toBe(pastedCases.length);
  });

  it('finds nobody wrong, and at least 98 in 100 of those meant', () => {
    let right = 0;
    let wrong = 0;
    let meant = 0;
    for (const { text, found } of pastedCases) {
      const got = toOutcome(text).found;
      right += got.filter((username) => found.includes(username)).length;
      wrong += got.filter((username) => !found.includes(username)).length;
      meant += found.length;
    }
    expect(wrong).toBe(0);
    expect(right / meant).toBeGreaterThanOrEqual(0.98);
  });

  it('is accounted for to the last line and the last entry', () => {
    for (const { name, text } of pastedCases) {
      const { lines, entries, people } = open(text).outcome;
      expect([name, lines.people + lines.notPerson + lines.unreadable + lines.blank]).toEqual([
        name,
        lines.all,
      ]);
      expect([name, entries.found + entries.again + entries.several + entries.notFound]).toEqual([
        name,
        entries.all,
      ]);
      expect([name, people.members + people.outsiders]).toEqual([name, people.found]);
    }
  });

  it('gives no secret away, in nothing that is kept or told', () => {
    const withSecrets = pastedCases.filter(({ secrets = [] }) => secrets.length > 0);
    expect(withSecrets.length).toBeGreaterThan(40);
    for (const { name, text, secrets = [] } of withSecrets) {
      const all = JSON.stringify([readText(text), open(text)]);
      expect([name, secrets.filter((secret) => all.includes(secret))]).toEqual([name, []]);
    }
  });
});
