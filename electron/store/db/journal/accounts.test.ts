import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeploymentId } from '#shared/base/brand.ts';
import { openJournal } from '../journal.ts';
import { listMigrations, migrate } from '../migrate.ts';
import { deleteDeployment, findDeployment, listDeployments, saveDeployment, saveLock } from './deployment.ts';
import { listCertificates, listPems, replaceCertificates } from './deployment-ca.ts';
import { findKeyFact, saveKeyFact } from './key-fact.ts';

const ID = 'd1' as DeploymentId;
const CERTIFICATE = { pem: 'PEM', subject: 'CN=Acme', sha256: 'aa:bb', validTo: '2027-01-01T00:00:00.000Z' };
const FACT = {
  keyId: 'aB3dE5gH7j',
  name: 'console',
  createdAt: null,
  expiresAt: '2027-01-01T00:00:00.000Z',
  lastUsedAt: null,
  maxLifetimeDays: 7,
  checkedAt: '2026-12-01T00:00:00.000Z',
};

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rollcall-journal-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A journal as the version before wrote it, with one deployment. */
const writeOld = (): void => {
  mkdirSync(join(dir, 'store'));
  const db = new BetterSqlite3(join(dir, 'store', 'journal.db'));
  migrate(db, listMigrations('journal').slice(0, 1), () => undefined);
  db.pragma(`application_id = ${0x52634a6f}`);
  db.prepare(
    `INSERT INTO deployment (id, name, url, kind, environment, colour, has_secret, key_id, created_at)
     VALUES ('d1', 'Acme', 'https://coder.example.com', 'remote', 'production', 'red', 1, 'aB3dE5gH7j', '2026-01-01')`,
  ).run();
  db.close();
};

const open = () => {
  const opened = openJournal(dir, 0);
  if (!opened.ok) throw new Error(opened.failure.message);
  return opened.value;
};

describe('accounts in the journal', () => {
  it('of the version before are used as they were: unlocked, by the system’s proxy, nothing known of the key', () => {
    writeOld();
    const journal = open();
    expect(findDeployment(journal.read, ID)).toMatchObject({
      hasSecret: true,
      readOnly: false,
      proxyMode: 'system',
      proxyUrl: null,
      hasProxySecret: false,
    });
    expect(findKeyFact(journal.read, ID)).toBeNull();
    expect(listCertificates(journal.read, ID)).toEqual([]);
    journal.close();
  });

  it('come back as they were saved, and take certificates and facts along when they go', () => {
    writeOld();
    const journal = open();
    const before = findDeployment(journal.read, ID);
    if (before === null) throw new Error('The deployment is gone');
    const changed = {
      ...before,
      readOnly: true,
      proxyMode: 'manual',
      proxyUrl: 'http://proxy.acme.example:3128',
      hasProxySecret: true,
    } as const;
    replaceCertificates(journal.write, ID, [CERTIFICATE, { ...CERTIFICATE, pem: 'PEM 2' }]);
    saveKeyFact(journal.write, ID, FACT);
    // Saved again and again as versions and tokens change: what belongs to it must not go with an update.
    saveDeployment(journal.write, changed);
    // The lock is turned by nobody but those who mean it.
    expect(findDeployment(journal.read, ID)?.readOnly).toBe(false);
    saveLock(journal.write, ID, true);
    expect(listDeployments(journal.read)).toEqual([changed]);
    expect(listPems(journal.read, ID)).toEqual(['PEM', 'PEM 2']);
    expect(findKeyFact(journal.read, ID)).toEqual(FACT);
    replaceCertificates(journal.write, ID, [CERTIFICATE]);
    expect(listPems(journal.read, ID)).toEqual(['PEM']);
    deleteDeployment(journal.write, ID);
    expect(listPems(journal.read, ID)).toEqual([]);
    expect(findKeyFact(journal.read, ID)).toBeNull();
    journal.close();
  });
});
