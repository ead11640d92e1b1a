import { describe, expect, it } from 'vitest';
import { fail, ok } from '#shared/base/result.ts';
import { setUpRig } from '#test/kit/account-rig.ts';
import { sql } from '../db/sql.ts';

const rig = setUpRig({ members: 200 });
const open = async () => {
  const { store, twin } = rig.now();
  const server = await rig.connectTls();
  await store.must('sync.start', { deploymentId: server.id });
  return { ...server, store, twin };
};

/** As main would write lines that no rule of its own had looked at. */
const toLines = (secrets: readonly string[]): string =>
  secrets
    .flatMap((secret) => [
      `2026-01-02T03:04:05.678Z error sync.failed ${JSON.stringify({ detail: secret, id: secret, [secret]: 1 })}`,
      `2026-01-02T03:04:05.678Z error store: ended ${JSON.stringify({ error: `Error | ${secret}`, code: `${secret}!` })}`,
      `2026-01-02T03:04:05.678Z error ${secret} {}`,
      secret,
    ])
    .join('\n');

describe('a diagnostics file', () => {
  it('names none of 500 people, hosts and tokens, wherever they stand', async () => {
    const { store, twin, id, url } = await open();
    const { users, keys } = twin.dump();
    const names = users.flatMap((user) => [user.username, user.email, user.name]);
    const record = await store.must('deployment.list', {});
    const hosts = [url, new URL(url).host, record[0]?.name ?? '', id, twin.ownerToken];
    const secrets = [...new Set([...names, ...keys.map((key) => key.id), ...hosts])].filter(
      (one) => one.length > 3,
    );
    expect(secrets.length).toBeGreaterThanOrEqual(500);
    const [person = ''] = names;
    store.data.journal.write.run(
      sql`UPDATE deployment SET version = ${`v2.34.1-${person}`}, secret_backend = ${person}`,
    );
    store.data.journal.write.run(sql`INSERT INTO plan
      (id, deployment_id, server_id, actor_id, hash, changes, state, reason, created_at, app_version)
      VALUES ('p', ${id}, ${url}, ${person}, 'h', 1, 'closed', ${`${person} was here`}, '2026-01-02T03:04:05Z', '1')`);
    store.main.state.log = toLines(secrets);
    store.main.state.intercept = (ask) =>
      ask.ask === 'secret.probe' ? ok({ backend: `Keychain of ${person}` }) : null;

    const prepared = await store.must('app.prepareDiagnostics', {});
    const saved = await store.must('app.saveDiagnostics', { id: prepared.id });
    const [file] = store.main.files.slice(-1);
    const text = `${file?.name} ${file?.content} ${JSON.stringify(prepared.sections)}`;
    expect(saved.saved).toBe(true);
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    expect(text).toMatch(/"rows": \d{3}/);
    expect(text).toContain('2.34.1');
  });

  it('tells of each deployment, the journal and the keychain, and is saved as it was shown', async () => {
    const { store } = await open();
    const { id, bytes, sections } = await store.must('app.prepareDiagnostics', {});
    expect(sections.map(({ name }) => name)).toEqual(['app', 'keychain', 'journal', 'deployments', 'log']);
    const [first] = JSON.parse(sections[3]?.text ?? '') as readonly unknown[];
    expect(first).toMatchObject({
      number: 1,
      environment: 'other',
      isSignedIn: true,
      certificates: 1,
      copy: { where: 'file', reason: null, users: 'all' },
    });
    expect(JSON.parse(sections[2]?.text ?? '')).toMatchObject({ isInOrder: true, plans: {} });
    store.main.state.log = 'what is written meanwhile is not in what was looked at';
    expect(await store.must('app.saveDiagnostics', { id })).toMatchObject({ saved: true });
    const content = store.main.files.at(-1)?.content ?? '';
    expect(content).toHaveLength(bytes);
    for (const { text } of sections) expect(content).toContain(text);
    expect(store.main.asked.filter(({ ask }) => ask === 'log-tail')).toHaveLength(1);
  });

  it('is not saved when it is not the one that was looked at last', async () => {
    const { store } = rig.now();
    const { id } = await store.must('app.prepareDiagnostics', {});
    await store.must('app.prepareDiagnostics', {});
    expect(await rig.codeOf('app.saveDiagnostics', { id })).toBe('not-prepared');
    expect(store.main.files).toEqual([]);
  });

  it('is made all the same where keychain and log do not answer', async () => {
    const { store } = rig.now();
    store.main.state.keychain = 'locked';
    store.main.state.intercept = (ask) =>
      ask.ask === 'log-tail' ? fail('not-read', 'The log could not be read.') : null;
    const { sections } = await store.must('app.prepareDiagnostics', {});
    expect(JSON.parse(sections[1]?.text ?? '')).toEqual({ state: 'keychain-locked' });
    expect(JSON.parse(sections[4]?.text ?? '')).toEqual({ problem: 'not-read' });
  });
});
