import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { personSubject, roleNameOf, userIdOf } from '#shared/core/plan/subject.ts';
import { roleSubject } from '#shared/kinds/subject-form.ts';
import { EXISTS, MEMBER } from '#shared/model/subject.ts';
import { subjectOf } from '#test/kit/history.ts';
import { delta, exactly, READS, startVillage, type Village } from './village.ts';

let village: Village;
beforeAll(async () => {
  village = await startVillage();
});
afterAll(() => village.close());
beforeEach(() => village.begin());

describe('a plan of every kind of change', () => {
  it('makes it all come true, in the order of its phases, and sees it when it reads again', async () => {
    const { wanted, made, newcomer, holder } = village.everything();
    const changes = village.plan(wanted);
    const { status, rows } = await village.start(changes);
    expect(rows.filter((row) => row.outcome !== 'applied')).toEqual([]);
    expect(status).toMatchObject({ state: 'closed', verified: { confirmed: changes.length, different: 0 } });
    for (const change of changes)
      if (userIdOf(change) !== holder || change.kind !== 'member-roles')
        expect([subjectOf(change), village.wordsNow(change)]).toEqual([subjectOf(change), change.target]);
    // The server took the deleted role from its holder by itself.
    expect(village.wordsNow(personSubject('member-roles', village.organization, holder))).toEqual([
      'organization-auditor',
    ]);
    const order = village.puts().map((entry) => entry.subject);
    const at = (subject: string): number => order.indexOf(subject);
    expect(at(`custom-role ${made}`)).toBeLessThan(at(newcomer));
    expect(at(`membership ${newcomer}`)).toBeLessThan(at(newcomer));
    expect(order.at(-1)).toMatch(/^custom-role deleted/);
    expect(order).toHaveLength(changes.length);
  });

  it('does nothing the second time', async () => {
    const { wanted } = village.everything();
    const changes = village.plan(wanted);
    await village.start(changes);
    village.begin();
    const { rows } = await village.start(changes);
    expect(village.puts()).toEqual([]);
    expect(new Set(rows.map((row) => row.outcome))).toEqual(new Set(['already']));
  });
});

describe('what an earlier change did not bring about', () => {
  it('is said, and what needs it is not sent', async () => {
    const { wanted, made, newcomer } = village.everything();
    const { status, rows } = await village.start(
      village.plan(
        wanted.map(([subject, intent]) => [
          subject,
          roleNameOf(subject) === made ? exactly(EXISTS, 'org:nonsense:read') : intent,
        ]),
      ),
    );
    const of = (subject: string) => rows.find((row) => subjectOf(row) === subject);
    expect(of(`custom-role ${made}`)).toMatchObject({ outcome: 'refused' });
    expect(of(newcomer)).toMatchObject({ outcome: 'skipped' });
    expect(of(newcomer)?.reason).toContain(`The role ${made} was not created.`);
    expect(village.puts().map((entry) => entry.subject)).not.toContain(newcomer);
    expect(status.counts).toMatchObject({ refused: 1, skipped: 1 });
  });
});

describe('a token that lost its rights', () => {
  it('does not take people for gone whom it may no longer see', async () => {
    const stays = village.createUser('stays');
    const changes = village.plan([
      [personSubject('membership', village.organization, stays), delta([], [MEMBER])],
    ]);
    const { edit } = village.twin;
    edit.setSiteRoles('admin', []);
    edit.removeMember('admin');
    const { status, rows } = await village
      .start(changes, () => false)
      .finally(() => {
        edit.setSiteRoles('admin', ['owner']);
        edit.addMember('admin');
      });
    expect(rows.map((row) => row.outcome)).toEqual(['waiting']);
    expect(status).toMatchObject({ state: 'paused', reasonCode: 'organization-gone' });
    expect(village.puts()).toEqual([]);
  });
});

describe('somebody who was quicker', () => {
  it('is seen by the read, so that nothing is sent a second time', async () => {
    const late = village.createUser('late', { organization: null });
    const changes = village.plan([
      [personSubject('membership', village.organization, late), delta([MEMBER])],
    ]);
    village.twin.edit.addMember(late);
    const { rows } = await village.start(changes);
    expect(rows.map((row) => row.outcome)).toEqual(['already']);
    expect(village.puts()).toEqual([]);
  });

  it('between the read and the write is told by the server, and a read settles it', async () => {
    const late = village.createUser('race', { organization: null });
    const changes = village.plan([
      [personSubject('membership', village.organization, late), delta([MEMBER])],
    ]);
    village.faultd.use({
      onRead: () => null,
      onPut: (subject) => {
        if (
          subject === `membership ${late}` &&
          village.wordsNow(personSubject('membership', village.organization, late)).length === 0
        )
          village.twin.edit.addMember(late);
        return null;
      },
    });
    const { rows } = await village.start(changes);
    expect(rows.map((row) => row.outcome)).toEqual(['already']);
    expect(village.puts()).toHaveLength(1);
  });

  it('deleted the role that is to be changed: a conflict, and no half role is made', async () => {
    const name = village.nameRole('gone');
    village.twin.edit.putRole({ name, permissions: [] });
    const changes = village.plan([[roleSubject(village.organization, name), delta([READS])]]);
    village.twin.edit.deleteRole(name);
    const { rows } = await village.start(changes);
    expect(rows.map((row) => row.outcome)).toEqual(['conflict']);
    expect(village.puts()).toEqual([]);
  });
});

describe('names that belong to the server', () => {
  it('are never sent, whatever the review let through', async () => {
    const changes = village.plan([
      [roleSubject(village.organization, 'organization-member'), exactly(EXISTS, READS)],
    ]);
    const { rows } = await village.start(changes);
    expect(rows.map((row) => row.outcome)).toEqual(['refused']);
    expect(village.puts()).toEqual([]);
  });
});
