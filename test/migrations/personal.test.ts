import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { listMigrations, migrate } from '#electron/store/db/migrate.ts';

/**
 * What a column of the journal may hold of people. `id`: ids, which say nothing without the copy. `word`: words of ours,
 * numbers, times, names of roles. `place`: the deployment, and the account that Rollcall acts as. `typed`: what the
 * admin typed about the work, kept as evidence. `server`: a sentence of the server about a change, cut. `sealed`: under
 * a key in the keychain.
 */
type Class = 'id' | 'word' | 'place' | 'typed' | 'server' | 'sealed';

const CLASSES: Readonly<Record<string, Readonly<Record<string, Class>>>> = {
  chain_start: { hash: 'id', id: 'id', journal_id: 'id', seq: 'word' },
  change: {
    base_roles: 'word',
    before_roles: 'word',
    intent: 'word',
    item: 'word',
    kind: 'word',
    message: 'server',
    n: 'word',
    organization_id: 'id',
    plan_id: 'id',
    planned_roles: 'word',
    put_attempts: 'word',
    reason: 'word',
    request_id: 'id',
    state: 'word',
    target_roles: 'word',
    user_id: 'id',
    verdict: 'word',
  },
  change_tally: { people: 'word', plan_id: 'id', reason: 'word', state: 'word' },
  deployment: {
    actor_id: 'id',
    actor_name: 'place',
    colour: 'word',
    created_at: 'word',
    demo: 'word',
    environment: 'word',
    environment_first: 'word',
    has_proxy_secret: 'word',
    has_secret: 'word',
    id: 'id',
    idle_minutes: 'word',
    key_id: 'id',
    kind: 'word',
    name: 'place',
    proxy_mode: 'word',
    proxy_url: 'place',
    read_only: 'word',
    secret_backend: 'word',
    server_id: 'id',
    url: 'place',
    version: 'word',
  },
  deployment_ca: {
    deployment_id: 'id',
    n: 'word',
    pem: 'place',
    sha256: 'word',
    subject: 'place',
    valid_to: 'word',
  },
  draft_person: {
    base: 'word',
    intent: 'word',
    item: 'word',
    kind: 'word',
    organization_id: 'id',
    rebased: 'word',
    step_id: 'id',
    user_id: 'id',
  },
  draft_step: {
    at: 'word',
    deployment_id: 'id',
    id: 'id',
    kind: 'word',
    label: 'word',
    undoes_plan: 'word',
    undone: 'word',
  },
  event: {
    attempt: 'word',
    boot_id: 'id',
    data: 'server',
    hash: 'id',
    kind: 'word',
    mono_ms: 'word',
    n: 'word',
    plan_id: 'id',
    seq: 'word',
    wall_utc: 'word',
  },
  key_fact: {
    checked_at: 'word',
    deployment_id: 'id',
    expires_at: 'word',
    key_id: 'id',
    key_name: 'word',
    last_used_at: 'word',
    made_at: 'word',
    max_lifetime_days: 'word',
  },
  known_server: { environment: 'word', key: 'word' },
  legal_transition: { becomes: 'word', was: 'word' },
  meta: { key: 'word', value: 'word' },
  plan: {
    actor_id: 'id',
    app_version: 'word',
    changes: 'word',
    created_at: 'word',
    deployment_id: 'id',
    ended_at: 'word',
    hash: 'id',
    id: 'id',
    reason: 'word',
    reasons: 'typed',
    server_id: 'id',
    server_version: 'word',
    state: 'word',
    undoes: 'word',
    verified: 'word',
  },
  saved_view: {
    deployment_id: 'id',
    filter: 'sealed',
    id: 'id',
    name: 'sealed',
    organization_id: 'id',
    sort: 'word',
  },
};

const readColumns = (): Readonly<Record<string, readonly string[]>> => {
  const db = new BetterSqlite3(':memory:');
  migrate(db, listMigrations('journal'), () => undefined);
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    .pluck()
    .all()
    .map(String);
  const columns = Object.fromEntries(
    tables.map((table) => [
      table,
      db.prepare('SELECT name FROM pragma_table_info(?) ORDER BY name').pluck().all(table).map(String),
    ]),
  );
  db.close();
  return columns;
};

it('says of every column of the journal what of a person it may hold', () => {
  const said = Object.fromEntries(
    Object.entries(CLASSES).map(([table, columns]) => [table, Object.keys(columns).sort()]),
  );
  expect(said).toEqual(readColumns());
});
