import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from '#build/base/root.ts';
import { type CommandName, contract, type Name } from '#shared/contract/index.ts';
import { DEFAULT_SORT, NO_FILTER } from '#shared/model/member-filter.ts';
import { toDeployment } from '#test/kit/deployment.ts';
import { openStore } from '#test/kit/store.ts';
import { DEPLOYMENTS_AT_MOST } from '../account/connect.ts';
import { DEMOS_AT_MOST } from '../account/demo.ts';
import { saveDeployment } from '../db/journal/deployment.ts';

/**
 * What a command leaves behind when a page repeats it without end. `nothing`: neither memory nor disk. `replaces`: what
 * was there before. `refused`: a limit, told with this code. `last`: the newest so many. `person`: each
 * time a person is asked in a window or dialog of main.
 */
type Bound =
  | { readonly by: 'nothing' | 'replaces' | 'last' | 'person'; readonly why: string }
  | { readonly by: 'refused'; readonly code: string; readonly test: string };

const nothing = (why: string): Bound => ({ by: 'nothing', why });
const replaces = (why: string): Bound => ({ by: 'replaces', why });
const last = (why: string): Bound => ({ by: 'last', why });
const person = (why: string): Bound => ({ by: 'person', why });
const refused = (code: string, test: string): Bound => ({ by: 'refused', code, test });

const DRAFT = refused('draft-full', 'electron/store/change/draft/draft.test.ts');
const HERE = 'electron/store/api/growth.test.ts';

/** A new command does not compile here until somebody has thought about what it leaves. */
const BOUNDS: Readonly<Record<CommandName, Bound>> = {
  'apply.start': person('writes a plan for what is staged; beyond 50 people in an hour a person confirms'),
  'apply.pause': nothing('ends work; the event is written once for each resume'),
  'apply.resume': refused('resumed-too-often', 'electron/store/change/plan/resume.test.ts'),
  'apply.cancel': nothing('written once for a plan'),
  'apply.undo': refused('draft-not-empty', 'electron/store/change/plan/plan.test.ts'),
  'apply.restage': refused('draft-not-empty', 'electron/store/change/plan/plan.test.ts'),
  'apply.takeBack': refused('draft-not-empty', 'electron/store/change/plan/plan.test.ts'),
  'apply.acknowledge': nothing('each row of a plan once'),
  'apply.export': person('a dialog, one at a time'),
  'app.prepareDiagnostics': replaces('the one text that was prepared last'),
  'app.saveDiagnostics': person('a dialog, one at a time'),
  'capability.detect': replaces('the report of the deployment'),
  'copy.retry': nothing('opens what is there'),
  'copy.forget': person('asks in a window of main'),
  'copy.setLife': replaces('one setting'),
  'deployment.probe': last('what a person confirmed is kept until quit, and asked for slowly'),
  'deployment.connect': refused('too-many-deployments', HERE),
  'deployment.connectWithPassword': refused('too-many-deployments', HERE),
  'deployment.createFirstUser': refused('too-many-deployments', HERE),
  'deployment.openDemo': refused('too-many-deployments', HERE),
  'deployment.edit': replaces('one row of a deployment, its certificates and its proxy'),
  'deployment.update': replaces('its name, environment and colour'),
  'deployment.signIn': person('asks in a window of main; replaces the token'),
  'deployment.signInWithPassword': person('asks in a window of main; replaces the token'),
  'deployment.retryCredential': nothing('reads the keychain'),
  'deployment.signOut': person('asks in a window of main'),
  'deployment.remove': person('asks in a window of main'),
  'deployment.setReadOnly': replaces('one flag'),
  'deployment.setIdleLock': replaces('one number'),
  'deployment.pickCa': last('twenty certificates in memory, each from a dialog'),
  'deployment.setTrust': person('asks in a window of main; replaces the certificates'),
  'deployment.setProxy': person('asks in a window of main; replaces the proxy'),
  'deployment.openInBrowser': nothing('eight pages at once, then slowly'),
  'draft.stage': DRAFT,
  'draft.undo': replaces('marks a step that is there'),
  'draft.redo': replaces('marks a step that is there'),
  'draft.discard': nothing('each staged subject goes out once; staging it again is what is refused'),
  'history.retryJournal': nothing('starts the store anew, once'),
  'history.confirmJournal': person('asks in a window of main'),
  'paste.putText': refused('too-much-text', 'electron/store/copy/paste/lists.test.ts'),
  'paste.decide': nothing('marks an entry, or a person, of the list that is there'),
  'plan.export': person('a dialog, one at a time'),
  'plan.open': DRAFT,
  'plan.rejectShape': nothing('each staged subject goes out once; staging it again is what is refused'),
  'plan.rejectRefused': nothing('each staged subject goes out once; staging it again is what is refused'),
  'plan.resolveConflicts': DRAFT,
  'selection.change': nothing('people of the copy, in lists where somebody is selected'),
  'sync.start': replaces('the copy; one pass of a deployment at a time'),
  'sync.cancel': nothing('ends work'),
  'token.refresh': replaces('what is known of the token'),
  'token.rotate': person('asks in a window of main; replaces the token'),
  'view.save': refused('too-many-views', 'electron/store/api/view.test.ts'),
  'view.remove': nothing('takes away'),
};

const withStore = async (use: (store: ReturnType<typeof openStore>) => Promise<void>): Promise<void> => {
  const store = openStore();
  try {
    await use(store);
  } finally {
    await store.dispose();
  }
};

const LOOK = { name: 'Acme', environment: 'other', colour: 'teal' } as const;
const list = { filter: NO_FILTER, sort: DEFAULT_SORT };
const TOO_MANY = { ok: false, failure: { code: 'too-many-deployments' } };

describe('what calls leave behind', () => {
  it('is bounded for every command of the contract, by a test where there is a limit', () => {
    const commands = Object.keys(contract).filter((name) => contract[name as Name].kind === 'command');
    expect(Object.keys(BOUNDS).toSorted()).toEqual(commands.toSorted());
    for (const [name, bound] of Object.entries(BOUNDS)) {
      if (bound.by !== 'refused') continue;
      expect(existsSync(inRoot(bound.test)), bound.test).toBe(true);
      expect(contract[name as Name].fails, name).toContain(bound.code);
    }
  });

  it('is nothing for deployments, lists and plans that somebody invented', () =>
    withStore(async ({ call, data, services, main }) => {
      const ask = async (at: number): Promise<void> => {
        const deploymentId = `invented-${at}`;
        const scope = {
          deploymentId,
          organizationId: `a6b7c8d9-0000-4000-8000-${`${at}`.padStart(12, '0')}`,
        };
        const page = { offset: 0, limit: 10 };
        await call('member.list', { ...scope, ...list, ...page });
        await call('selection.change', { ...scope, ...list, change: { kind: 'add-matching' } });
        await call('selection.getSummary', { ...scope, filter: NO_FILTER });
        await call('draft.getSummary', { deploymentId });
        await call('plan.review', { deploymentId });
        await call('view.save', { ...scope, ...list, name: 'v' });
        await call('apply.pause', { planId: deploymentId });
        await call('organization.list', { deploymentId });
        await call('sync.start', { deploymentId });
      };
      await ask(0);
      const held = data.copies.countHeld();
      for (let at = 1; at <= 60; at += 1) await ask(at);
      expect(data.copies.countHeld()).toBe(held);
      expect(services.selection.countLists()).toBe(0);
      expect(services.engine.countPaused()).toBe(0);
      expect(main.secrets.size).toBe(0);
      expect(main.asked.filter(({ ask: what }) => what === 'secret.read')).toEqual([]);
    }));

  it('is a hundred deployments, and the next is refused before anybody is asked', () =>
    withStore(async ({ call, data, main }) => {
      for (let at = 0; at < DEPLOYMENTS_AT_MOST; at += 1)
        saveDeployment(data.journal.write, toDeployment(`d-${at}`));
      const url = 'https://one-more.example';
      const token = `${'a'.repeat(10)}-${'b'.repeat(22)}`;
      const user = { email: 'a@acme.example', password: 'not a real one', lifetimeDays: 7 };
      for (const reply of [
        await call('deployment.connect', { url, token, ...LOOK }),
        await call('deployment.connectWithPassword', { url, ...user, ...LOOK }),
        await call('deployment.createFirstUser', { url, username: 'a', ...user, ...LOOK }),
        await call('deployment.openDemo', { members: 50, generation: '2.35', seed: 1 }),
      ]) {
        expect(reply).toMatchObject(TOO_MANY);
        expect(reply.ok ? '' : reply.failure.message).toContain('Remove one');
      }
      expect(main.asked.filter(({ ask }) => ask === 'approve')).toEqual([]);
    }));

  it('is ten demos, of which each may be opened again', () =>
    withStore(async ({ call, data }) => {
      const world = (seed: number) => ({ members: 50, generation: '2.35', seed }) as const;
      for (let seed = 0; seed < DEMOS_AT_MOST; seed += 1)
        saveDeployment(
          data.journal.write,
          toDeployment(`demo-${seed}`, { kind: 'demo', demo: JSON.stringify(world(seed)) }),
        );
      expect(await call('deployment.openDemo', world(99))).toMatchObject(TOO_MANY);
      expect(await call('deployment.openDemo', world(3))).toMatchObject({ ok: true });
    }));
});
