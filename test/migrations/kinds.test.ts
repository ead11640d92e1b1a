import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { listMigrations, migrate } from '#electron/store/db/migrate.ts';

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
