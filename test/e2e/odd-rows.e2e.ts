import { z } from 'zod';
import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { rewriteAnswers } from './base/rewrite.ts';
import { expect, test } from './base/test.ts';
import { membersScreen } from './pages/members.ts';
import { shellParts } from './pages/shell.ts';
import { usersScreen } from './pages/users.ts';

const listSchema = z.looseObject({
  members: z.array(z.looseObject({ username: z.string() })).optional(),
  users: z.array(z.looseObject({ username: z.string() })).optional(),
});

/** A time as a server in India writes it. */
const toOffsetTime = (atMs: number): string =>
  new Date(atMs + 330 * 60_000).toISOString().replace('Z', '+05:30');

/** What an answer says of somebody in place of what is so, and what their row must say then. */
const ODD: readonly (readonly [what: Readonly<Record<string, unknown>>, shown: RegExp])[] = [
  [{ name: 'admin\u202Egnp.exe' }, /admin⟨U\+202E⟩gnp\.exe/],
  [{ name: 'ad\u200Bmin' }, /ad⟨U\+200B⟩min/],
  [{ name: 'two\r\nlines' }, /two⟨U\+000D⟩⟨U\+000A⟩lines/],
  [{ name: 'x'.repeat(4_000) }, /x{50}… ⟨\+3800⟩/],
  [{ status: 'archived' }, /archived/],
  [{ last_seen_at: toOffsetTime(Date.now() - 38 * 60_000 - 5_000) }, /38 min/],
  [{ last_seen_at: '0001-01-01T00:00:00Z' }, /never/],
  [{ name: null, avatar_url: null, theme_preference: null, global_roles: null }, /no role/],
  // What somebody holds is not guessed: nobody may be written to by it.
  [{ roles: null }, /not readable/],
];

test('rows with odd values are shown as what they say, and break nothing', async ({ start, serve }) => {
  const twin = await serve();
  for (const at of ODD.keys()) twin.edit.createUser({ username: `odd-${at}`, name: `Plain ${at}` });
  const server = await rewriteAnswers(twin.url, (path, body) => {
    if (!/\/(paginated-members|users)\?/.test(path)) return body;
    const list = listSchema.parse(JSON.parse(body));
    for (const row of [...(list.members ?? []), ...(list.users ?? [])]) {
      const [, at] = /^odd-(\d+)$/.exec(row.username) ?? [];
      Object.assign(row, at === undefined ? {} : ODD[Number(at)]?.[0]);
    }
    return JSON.stringify(list);
  });
  const { page } = await start();
  const [members, users, shell, hands] = [
    membersScreen(page),
    usersScreen(page),
    shellParts(page),
    createHands(page),
  ];
  await connectTo(page, { url: server.url, ownerToken: twin.ownerToken });
  for (const screen of [members, users]) {
    await hands.press('Control+f');
    await hands.type('odd-');
    await hands.press('Enter');
    await expect(screen.rows).toHaveCount(ODD.length);
    for (const [at, [, shown]] of ODD.entries())
      if (screen === members || !/role|readable/.test(shown.source))
        await expect(screen.row(at)).toContainText(shown);
    const heights = await screen.rows.evaluateAll((rows) =>
      rows.map((row) => Math.round(row.getBoundingClientRect().height)),
    );
    expect(new Set(heights).size).toBe(1);
    await hands.click(shell.place('Users'));
  }
  await expect(shell.state).toContainText('online');
  server.close();
});
