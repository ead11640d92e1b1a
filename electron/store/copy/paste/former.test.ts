import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '#electron/store/db/sql.ts';
import { readText } from '#shared/core/people/paste/read-text.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import { addMembers, addOrganization, ORGANIZATION, openProfile, userId } from '#test/kit/cache.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { createLists } from './lists.ts';

const scope = { deploymentId: DEPLOYMENT, organizationId: ORGANIZATION };
let profile: ReturnType<typeof openProfile>;

beforeEach(() => {
  profile = openProfile();
  const people = [
    { n: 1, username: 'asmith', name: 'Anna Smith', email: 'anna.smith@acme.example' },
    { n: 2, username: 'bjones', name: 'Bob Jones', email: 'bob@acme.example' },
    { n: 3, username: 'carla', name: 'Carla Ruiz', email: 'carla@acme.example' },
  ];
  addMembers(profile.cache, addOrganization(profile.cache), people);
  addMembers(profile.cache, addOrganization(profile.cache, { id: SITE_ORGANIZATION_ID }), people);
});
afterEach(() => profile.dispose());

const rename = (n: number, username: string): void =>
  void profile.cache.write.run(sql`UPDATE member SET username = ${username} WHERE user_id = ${userId(n)}`);
const listFormer = () =>
  profile.cache.read
    .all<{ user_id: string; username: string }>(
      sql`SELECT user_id, username FROM former_username ORDER BY seq`,
    )
    .map(
      (row) =>
        `${row.user_id === userId(1) ? 'anna' : row.user_id === userId(2) ? 'bob' : 'carla'} ${row.username}`,
    );
const look = (text: string) => {
  const lists = createLists({ copyOf: () => profile.cache.read });
  lists.put(scope, 'p1', { at: 0, pieces: [text], isLast: true }, readText);
  const rows = (part: 'found' | 'unusual' | 'several' | 'not-found') =>
    (lists.listRows(scope, 'p1', { part, offset: 0, limit: 100 })?.rows ?? []).map((row) => {
      if (row.part === 'found')
        return `${row.value} = ${row.username}${row.was === null ? '' : ` was ${row.was}`}`;
      if (row.part === 'several')
        return `${row.value} ? ${row.candidates.map((one) => one.username).join(' ')}`;
      return row.part === 'not-found' ? row.value : '';
    });
  return { rows, people: lists.getOutcome(scope, 'p1')?.people };
};

describe('usernames of before', () => {
  it('find whoever had them, and are told and counted as unusual', () => {
    rename(1, 'anna.smith');
    const { rows, people } = look('asmith\nbjones\ncarla');
    expect(rows('found')).toEqual(['asmith = anna.smith was asmith', 'bjones = bjones', 'carla = carla']);
    expect(rows('unusual')).toEqual(['asmith = anna.smith was asmith']);
    expect(people).toMatchObject({ found: 3, byUsername: 3, byFormer: 1, unusual: 1, takenMembers: 3 });
  });

  it('mean one person once, by whatever name they are written', () => {
    rename(1, 'anna.smith');
    expect(look('anna.smith\nASMITH\nanna.smith@acme.example').people).toMatchObject({
      found: 1,
      byFormer: 0,
    });
  });

  it('are asked about when somebody else has them now, or several had them', () => {
    rename(1, 'anna.smith');
    rename(2, 'asmith');
    const swapped = look('asmith\ncarla');
    expect(swapped.rows('several')).toEqual(['asmith ? asmith anna.smith']);
    expect(swapped.rows('found')).toEqual(['carla = carla']);
    rename(2, 'robert');
    expect(look('asmith\ncarla').rows('several')).toEqual(['asmith ? robert anna.smith']);
  });

  it('never stand for an address, and find nobody beside one', () => {
    rename(1, 'anna.smith');
    const { rows } = look('asmith <other@acme.example>\nasmith@acme.example');
    expect(rows('found')).toEqual([]);
  });

  it('are no names of before when they come back, or differ in nothing but case', () => {
    rename(1, 'anna.smith');
    rename(1, 'asmith');
    expect(listFormer()).toEqual(['anna anna.smith']);
    rename(2, 'BJones');
    expect(look('bjones').rows('found')).toEqual(['bjones = BJones']);
  });

  it('are kept three for each person, the last ones, and go with them', () => {
    for (const name of ['a1', 'a2', 'a3', 'a4']) rename(1, name);
    rename(3, 'carla.ruiz');
    expect(listFormer()).toEqual(['anna a1', 'anna a2', 'anna a3', 'carla carla']);
    const leave = (n: number, id: string): void =>
      void profile.cache.write.run(
        sql`DELETE FROM member WHERE user_id = ${userId(n)}
          AND organization_key = (SELECT key FROM organization WHERE id = ${id})`,
      );
    leave(1, ORGANIZATION);
    expect(listFormer()).toHaveLength(4);
    leave(1, SITE_ORGANIZATION_ID);
    expect(listFormer()).toEqual(['carla carla']);
  });

  it('are not made of rows that could not be read', () => {
    const read = (username: string, status: string): void =>
      void profile.cache.write.run(
        sql`UPDATE member SET username = ${username}, status = ${status} WHERE user_id = ${userId(1)}`,
      );
    read('?', 'unreadable');
    read('asmith', 'active');
    expect(listFormer()).toEqual([]);
  });
});
