import { describe, expect, it } from 'vitest';
import { ok } from '#shared/base/result.ts';
import { DEFAULT_SORT, NO_FILTER } from '#shared/model/member-filter.ts';
import { toDeployment } from '#test/kit/deployment.ts';
import { openStore } from '#test/kit/store.ts';
import { saveDeployment } from '../db/journal/deployment.ts';
import { VIEW_LIMITS } from './view.ts';

const scope = { deploymentId: 'd', organizationId: 'a6b7c8d9-0000-4000-8000-000000000001' };
const list = { filter: NO_FILTER, sort: DEFAULT_SORT };

type Store = ReturnType<typeof openStore>;
const withStore = async (use: (store: Store) => Promise<void>, store = openStore()): Promise<void> => {
  saveDeployment(store.data.journal.write, toDeployment('d'));
  try {
    await use(store);
  } finally {
    await store.dispose();
  }
};

describe('saved views', () => {
  it('keeps a hundred of a list, says so to the next, and still replaces one of the same name', () =>
    withStore(async ({ call, must }) => {
      for (let i = 0; i < VIEW_LIMITS.perList; i += 1)
        await must('view.save', { ...scope, ...list, name: `View ${i}` });
      const refused = await call('view.save', { ...scope, ...list, name: 'One more' });
      expect(refused).toMatchObject({ ok: false, failure: { code: 'too-many-views' } });
      expect(refused.ok ? '' : refused.failure.message).toMatch(/100 saved views.*Remove one/s);
      const { id } = await must('view.save', { ...scope, ...list, name: 'View 7' });
      await must('view.remove', { id });
      await must('view.save', { ...scope, ...list, name: 'One more' });
      expect(await must('view.list', scope)).toHaveLength(VIEW_LIMITS.perList);
    }));

  it('keeps one view of names that look the same, and none of a name that cannot be seen', () =>
    withStore(async ({ call, must }) => {
      const names = ['Équipe', 'Équipe'.normalize('NFD'), 'Équi\u200Bpe', ' Équipe ', '\u202EÉquipe'];
      for (const name of names) await must('view.save', { ...scope, ...list, name });
      expect(await must('view.list', scope)).toHaveLength(1);
      await must('view.save', { ...scope, ...list, name: 'Équipe  2' });
      await must('view.save', { ...scope, ...list, name: 'Équipe 2' });
      await must('view.save', { ...scope, ...list, name: 'Equipe' });
      expect(await must('view.list', scope)).toHaveLength(3);
      expect(await call('view.save', { ...scope, ...list, name: '\u200B\u2060' })).toMatchObject({
        ok: false,
      });
      expect(await must('view.list', scope)).toHaveLength(3);
    }));

  it('keeps no more when many are saved at once', () =>
    withStore(async ({ call, must }) => {
      const names = Array.from({ length: VIEW_LIMITS.perList + 20 }, (_, i) => `View ${i}`);
      const saved = await Promise.all(names.map((name) => call('view.save', { ...scope, ...list, name })));
      expect(saved.filter(({ ok }) => ok)).toHaveLength(VIEW_LIMITS.perList);
      expect(await must('view.list', scope)).toHaveLength(VIEW_LIMITS.perList);
    }));

  it('seals those that are first saved at the same time under one key, so that a restart finds both', () =>
    withStore(async ({ main, profileDir, call, close }) => {
      const names = ['One', 'Two'] as const;
      const save = (name: string) => call('view.save', { ...scope, ...list, name });
      let first: Promise<unknown> | null = null;
      let keys = 0;
      // A keychain that takes longer over a second key than the first list takes to be saved.
      main.state.intercept = (ask) => {
        if (ask.ask !== 'secret.write') return null;
        keys += 1;
        if (keys === 1) return null;
        main.secrets.set(ask.account, ask.secret);
        return Promise.resolve(first).then(() => ok({ backend: 'memory' }));
      };
      first = save(names[0]);
      await Promise.all([first, save(names[1])]);
      await close();
      await withStore(
        async ({ must }) => expect((await must('view.list', scope)).map(({ name }) => name)).toEqual(names),
        openStore(main, profileDir),
      );
    }));

  it('keeps a number in all, however many lists a script invents', () =>
    withStore(async ({ data, call, must }) => {
      await must('view.save', { ...scope, ...list, name: 'The first' });
      const save = data.journal.write.prepare(
        "INSERT INTO saved_view (id, deployment_id, organization_id, name, filter, sort) VALUES (?, 'd', ?, 'v', 'v1:', '')",
      );
      data.journal.write.transaction(() => {
        for (let i = 0; i < VIEW_LIMITS.inAll - 2; i += 1) save(`id-${i}`, `organization-${i}`);
      });
      await must('view.save', { ...scope, ...list, name: 'The last' });
      await must('view.save', { ...scope, ...list, name: 'The last' });
      const refused = await call('view.save', { ...scope, ...list, name: 'One more' });
      expect(refused).toMatchObject({ ok: false, failure: { code: 'too-many-views' } });
    }));

  it('keeps no filter that is too long, and says how long it may be', () =>
    withStore(async ({ call }) => {
      const names = Array.from({ length: 64 }, (_, i) => `${i}`.padEnd(256, 'x'));
      const filter = { ...NO_FILTER, roles: { mode: 'any' as const, names } };
      const refused = await call('view.save', { ...scope, ...list, filter, name: 'Long' });
      expect(refused).toMatchObject({ ok: false, failure: { code: 'view-too-large' } });
      expect(refused.ok ? '' : refused.failure.message).toContain(`${VIEW_LIMITS.characters}`);
    }));
});
