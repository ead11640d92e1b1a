import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { insertChanges } from '#electron/store/db/journal/change.ts';
import { addStep, writePeopleAside } from '#electron/store/db/journal/draft.ts';
import { IS_ABOUT_ROLE, toKindColumn } from '#electron/store/db/journal/subject.ts';
import { listMigrations, migrate } from '#electron/store/db/migrate.ts';
import { sql } from '#electron/store/db/sql.ts';
import type { PlanId } from '#shared/base/brand.ts';
import { runWhole } from '#shared/base/slices.ts';
import type { Intent } from '#shared/model/intent.ts';
import { CHANGE_KINDS, type ChangeKind, NO_USER_ID, type PersonKind } from '#shared/model/subject.ts';
import { ORGANIZATION, openProfile, userId } from '#test/kit/cache.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';

const STEPS = listMigrations('journal');
const open = (upTo: number) => {
  const db = new BetterSqlite3(':memory:');
  db.pragma('foreign_keys = ON');
  migrate(db, STEPS.slice(0, upTo), () => undefined);
  return db;
};

/** A journal as version 2 left it: a draft of two steps, and a plan in the middle of its apply. */
const openFilled = () => {
  const db = open(2);
  db.exec(`
    INSERT INTO draft_step (id, deployment_id, label, kind, at) VALUES (1, 'd', 'one', 'stage', 't'), (2, 'd', 'two', 'discard', 't');
    INSERT INTO draft_person VALUES (1, 'o', 'u1', '{"kind":"delta","add":["a"],"remove":[]}', '["b"]'), (2, 'o', 'u1', NULL, '[]');
    INSERT INTO plan (id, deployment_id, actor_id, hash, changes, state, created_at, app_version)
      VALUES ('p', 'd', 'a', 'h', 3, 'paused', 'now', '0');
    INSERT INTO change (plan_id, n, organization_id, user_id, intent, base_roles, planned_roles, verdict) VALUES
      ('p', 1, 'o', 'u1', '{}', '[]', '["a"]', 'will-succeed'),
      ('p', 2, 'o', 'u2', '{}', '[]', '["a"]', 'will-succeed'),
      ('p', 3, 'o', 'u3', '{}', '[]', '["a"]', 'cannot-know');
    UPDATE change SET state = 'inflight', before_roles = '[]', target_roles = '["a"]', put_attempts = 1 WHERE n = 1;
    UPDATE change SET state = 'applied', request_id = 'r' WHERE n = 1;
    UPDATE change SET state = 'skipped', reason = 'conflict' WHERE n = 2;
    INSERT INTO event (plan_id, n, kind, mono_ms, boot_id, wall_utc, data) VALUES ('p', 1, 'intent', 1, 'b', 'w', '{}');
  `);
  return db;
};
const TALLY = 'SELECT state, reason, people FROM change_tally WHERE people > 0 ORDER BY state';

describe('the journal that learns kinds of change', () => {
  it('keeps every change, step and count, all of them about member roles', () => {
    const db = openFilled();
    const before = db.prepare(TALLY).all();
    migrate(db, STEPS.slice(0, 3), () => undefined);
    expect(db.prepare(TALLY).all()).toEqual(before);
    expect(db.prepare('SELECT * FROM change ORDER BY n').all()).toMatchObject([
      { n: 1, kind: 'member-roles', user_id: 'u1', role_name: '', state: 'applied', request_id: 'r' },
      { n: 2, kind: 'member-roles', user_id: 'u2', role_name: '', state: 'skipped', reason: 'conflict' },
      { n: 3, kind: 'member-roles', user_id: 'u3', role_name: '', state: 'pending', verdict: 'cannot-know' },
    ]);
    expect(db.prepare('SELECT * FROM draft_person ORDER BY step_id').all()).toMatchObject([
      { step_id: 1, kind: 'member-roles', user_id: 'u1', base: '["b"]', rebased: 0 },
      { step_id: 2, kind: 'member-roles', user_id: 'u1', intent: null },
    ]);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    db.close();
  });

  it('guards changes and counts them as before', () => {
    const db = openFilled();
    migrate(db, STEPS.slice(0, 3), () => undefined);
    expect(() => db.exec(`UPDATE change SET message = 'x' WHERE n = 1`)).toThrow(/never changes/);
    expect(() => db.exec(`UPDATE change SET state = 'unknown' WHERE n = 3`)).toThrow(/illegal transition/);
    expect(() => db.exec('DELETE FROM change')).toThrow(/never deleted/);
    expect(() => db.exec(`UPDATE plan SET state = 'closed'`)).toThrow(/only when all its changes/);
    db.exec(`UPDATE change SET state = 'cancelled' WHERE n = 3`);
    expect(db.prepare(TALLY).all()).toEqual([
      { state: 'applied', reason: '', people: 1 },
      { state: 'cancelled', reason: '', people: 1 },
      { state: 'skipped', reason: 'conflict', people: 1 },
    ]);
    db.exec('DELETE FROM draft_step');
    expect(db.prepare('SELECT count(*) AS n FROM draft_person').get()).toEqual({ n: 0 });
    db.close();
  });

  it('takes several kinds for one person, and each of them once', () => {
    const db = openFilled();
    migrate(db, STEPS.slice(0, 3), () => undefined);
    const insert = db.prepare(
      `INSERT INTO change (plan_id, n, kind, organization_id, user_id, role_name, intent, base_roles, planned_roles,
        verdict) VALUES ('p', ?, ?, 'o', 'u1', '', '{}', '[]', '[]', 'will-succeed')`,
    );
    insert.run(4, 'membership');
    expect(() => insert.run(5, 'membership')).toThrow(/UNIQUE/);
    expect(() => insert.run(6, 'something')).toThrow(/CHECK/);
    db.close();
  });
});

describe('the journal that leaves the kinds to their registry', () => {
  const openEleven = () => {
    const db = openFilled();
    migrate(db, STEPS.slice(0, 10), () => undefined);
    const before = {
      changes: db.prepare('SELECT * FROM change ORDER BY n').all(),
      people: db.prepare('SELECT * FROM draft_person ORDER BY step_id').all(),
      tally: db.prepare(TALLY).all(),
    };
    migrate(db, STEPS.slice(0, 11), () => undefined);
    return { db, before };
  };

  it('keeps every change, step and count as it was', () => {
    const { db, before } = openEleven();
    expect(db.prepare('SELECT * FROM change ORDER BY n').all()).toEqual(before.changes);
    expect(db.prepare('SELECT * FROM draft_person ORDER BY step_id').all()).toEqual(before.people);
    expect(db.prepare(TALLY).all()).toEqual(before.tally);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    db.close();
  });

  it('guards changes and counts them as before', () => {
    const { db } = openEleven();
    expect(() => db.exec(`UPDATE change SET message = 'x' WHERE n = 1`)).toThrow(/never changes/);
    expect(() =>
      db.exec(
        `UPDATE change SET state = 'inflight' WHERE n = 3; UPDATE change SET state = 'skipped' WHERE n = 3`,
      ),
    ).toThrow(/illegal transition/);
    expect(() => db.exec(`UPDATE plan SET state = 'closed'`)).toThrow(/only when all its changes/);
    db.exec(`UPDATE change SET state = 'pending' WHERE n = 3`);
    expect(() => db.exec('DELETE FROM change')).toThrow(/never deleted/);
    db.exec(`UPDATE change SET state = 'cancelled' WHERE n = 3`);
    expect(db.prepare(TALLY).all()).toEqual([
      { state: 'applied', reason: '', people: 1 },
      { state: 'cancelled', reason: '', people: 1 },
      { state: 'skipped', reason: 'conflict', people: 1 },
    ]);
    db.exec('DELETE FROM draft_step');
    expect(db.prepare('SELECT count(*) AS n FROM draft_person').get()).toEqual({ n: 0 });
    db.close();
  });

  it('takes a new kind without new tables, and each subject once', () => {
    const { db } = openEleven();
    const insert = db.prepare(
      `INSERT INTO change (plan_id, n, kind, organization_id, user_id, role_name, intent, base_roles, planned_roles,
        verdict) VALUES ('p', ?, ?, 'o', 'u1', '', '{}', '[]', '[]', 'will-succeed')`,
    );
    insert.run(4, 'something');
    expect(() => insert.run(5, 'something')).toThrow(/UNIQUE/);
    db.close();
  });
});

describe('the journal that tells subjects by an item', () => {
  const openTwelve = () => {
    const db = openFilled();
    migrate(db, STEPS.slice(0, 11), () => undefined);
    db.exec(`
      INSERT INTO change (plan_id, n, kind, organization_id, user_id, role_name, intent, base_roles, planned_roles, verdict)
        VALUES ('p', 4, 'custom-role', 'o', '${NO_USER_ID}', 'deploy', '{}', '[]', '["exists"]', 'will-succeed');
      INSERT INTO draft_person (step_id, kind, organization_id, user_id, role_name, intent, base)
        VALUES (1, 'custom-role', 'o', '${NO_USER_ID}', 'deploy', NULL, '[]');
    `);
    const renamed = (rows: readonly unknown[]) =>
      rows.map((row) => {
        // The rows of a table are objects.
        const { role_name: item, ...rest } = row as Readonly<Record<string, unknown>>;
        return { ...rest, item };
      });
    const before = {
      changes: renamed(db.prepare('SELECT * FROM change ORDER BY n').all()),
      people: renamed(db.prepare('SELECT * FROM draft_person ORDER BY step_id, kind').all()),
      tally: db.prepare(TALLY).all(),
    };
    migrate(db, STEPS.slice(0, 12), () => undefined);
    return { db, before };
  };

  it('keeps every change, step and count as it was, the names of roles as items', () => {
    const { db, before } = openTwelve();
    expect(db.prepare('SELECT * FROM change ORDER BY n').all()).toEqual(before.changes);
    expect(db.prepare('SELECT * FROM draft_person ORDER BY step_id, kind').all()).toEqual(before.people);
    expect(db.prepare('SELECT item FROM change WHERE n = 4').get()).toEqual({ item: 'deploy' });
    expect(db.prepare(TALLY).all()).toEqual(before.tally);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    db.close();
  });

  it('guards changes and counts them as before', () => {
    const { db } = openTwelve();
    expect(() => db.exec(`UPDATE change SET message = 'x' WHERE n = 1`)).toThrow(/never changes/);
    expect(() => db.exec('DELETE FROM change')).toThrow(/never deleted/);
    db.exec(`UPDATE change SET state = 'cancelled' WHERE n > 2`);
    expect(db.prepare(TALLY).all()).toEqual([
      { state: 'applied', reason: '', people: 1 },
      { state: 'cancelled', reason: '', people: 2 },
      { state: 'skipped', reason: 'conflict', people: 1 },
    ]);
    db.close();
  });

  it('takes several items of one person, each once, and finds those of a kind by an index', () => {
    const { db } = openTwelve();
    const insert = db.prepare(
      `INSERT INTO change (plan_id, n, kind, organization_id, user_id, item, intent, base_roles, planned_roles,
        verdict) VALUES ('p', ?, 'something', 'o', 'u1', ?, '{}', '[]', '[]', 'will-succeed')`,
    );
    insert.run(5, 'one');
    insert.run(6, 'two');
    expect(() => insert.run(7, 'two')).toThrow(/UNIQUE/);
    const { text, values } =
      sql`EXPLAIN QUERY PLAN SELECT n FROM change AS c WHERE plan_id = ${'p'} AND ${IS_ABOUT_ROLE}`;
    expect(db.prepare(text).all(...values)).toMatchObject([
      { detail: expect.stringMatching(/USING (COVERING )?INDEX change_of_item \(plan_id=\? AND kind=\?/) },
    ]);
    db.close();
  });
});

describe('the writers of changes', () => {
  it('refuse a kind that the registry does not have, since the tables take any', () => {
    expect(CHANGE_KINDS.map(toKindColumn)).toEqual(CHANGE_KINDS);
    expect(() => toKindColumn('something' as ChangeKind)).toThrow(/no kind of change/);
    const profile = openProfile();
    const subject = { organizationId: ORGANIZATION, userId: userId(1) };
    const intent: Intent = { kind: 'delta', add: ['a'], remove: [] };
    const strange = { ...subject, kind: 'something' as PersonKind, intent, base: [] };
    const step = { deploymentId: DEPLOYMENT, label: 'x', kind: 'stage', undoesPlan: null, at: 't' } as const;
    expect(() => addStep(profile.journal.write, step, [strange])).toThrow(/no kind of change/);
    expect(() => runWhole(writePeopleAside(profile.journal.write, [strange]))).toThrow(/no kind of change/);
    const change = { ...strange, target: ['a'], added: ['a'], removed: [], verdict: 'will-succeed' } as const;
    expect(() => insertChanges(profile.journal.write, 'p' as PlanId, [change])).toThrow(/no kind of change/);
    profile.dispose();
  });
});
