import { describe, expect, it } from 'vitest';
import type { DeploymentId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { StoreAsk } from '#shared/contract/host.ts';
import { type CommandName, contract, type Input } from '#shared/contract/index.ts';
import { asUser, LOOK, setUpRig } from '#test/kit/account-rig.ts';
import { deleteDeployment, patchDeployment } from '../db/journal/deployment.ts';
import type { Confirmed } from './confirm.ts';
import { createDecisions } from './decisions.ts';

const rig = setUpRig();

/** A deployment that is kept, and the address of a server that is not. */
type World = { readonly id: DeploymentId; readonly url: string; readonly other: string };

/** A person decides every time, in a window of main, before a byte is sent. */
type Asks<N extends CommandName> = {
  readonly asks: (world: World) => Input<N>;
  /** About a deployment that is kept, so that it may change while the question is open. */
  readonly isKept: boolean;
};
/** Why no question is needed, or who asks and which test holds that. */
type Row<N extends CommandName> = Asks<N> | { readonly free: string } | { readonly heldBy: string };

const LOCAL = 'stages or unstages on this computer; nothing leaves before an apply';
const STOPS = 'only stops what a person started';
const ASKS_THE_SERVER = 'sends the token in use to the server that it is kept for, and nothing else';

/** Every order that a page can give. One that is new does not compile before somebody has decided. */
const COMMANDS: { readonly [N in CommandName]: Row<N> } = {
  'deployment.probe': { asks: ({ other }) => ({ url: other }), isKept: false },
  'deployment.connect': {
    asks: ({ other }) => ({ url: other, token: rig.now().twin.ownerToken, ...LOOK }),
    isKept: false,
  },
  'deployment.connectWithPassword': {
    asks: ({ other }) => ({ url: other, ...LOOK, ...asUser('admin') }),
    isKept: false,
  },
  'deployment.createFirstUser': {
    asks: ({ other }) => ({ url: other, username: 'founder', ...LOOK, ...asUser('founder') }),
    isKept: false,
  },
  'deployment.openInBrowser': { asks: ({ url }) => ({ url, page: 'tokens' }), isKept: false },
  'deployment.signIn': { asks: ({ id }) => ({ id, token: rig.now().twin.ownerToken }), isKept: true },
  'deployment.signInWithPassword': { asks: ({ id }) => ({ id, ...asUser('admin') }), isKept: true },
  'deployment.signOut': { asks: ({ id }) => ({ id }), isKept: true },
  'deployment.remove': { asks: ({ id }) => ({ id }), isKept: true },
  'copy.forget': { asks: ({ id }) => ({ deploymentId: id }), isKept: true },
  'deployment.setTrust': { asks: ({ id }) => ({ id, mode: 'system' }), isKept: true },
  'deployment.setProxy': {
    asks: ({ id }) => ({
      id,
      mode: 'manual',
      url: 'http://127.0.0.1:9',
      credentials: { username: 'ada', password: 'made-up' },
    }),
    isKept: true,
  },
  'token.rotate': { asks: ({ id }) => ({ id, lifetimeDays: 3 }), isKept: true },
  'deployment.edit': {
    asks: ({ id }) => ({ id, ...LOOK, idleMinutes: 15, lifeDays: 3, caId: null, proxy: { mode: 'none' } }),
    isKept: true,
  },
  'deployment.update': { heldBy: 'asks towards less danger: account/relabel.ts and its test' },
  'deployment.setReadOnly': { heldBy: 'unlocking asks: lock.test.ts' },
  'deployment.setIdleLock': { heldBy: 'a lock that closes later asks: idle-lock.test.ts' },
  'history.confirmJournal': { heldBy: 'asks while there is something to confirm: journal.test.ts' },
  'history.retryJournal': {
    free: 'starts the store anew where the journal was held, and nothing is at work then',
  },
  'apply.start': { heldBy: 'asks by what a plan permits: change/plan/start.test.ts' },
  'deployment.pickCa': {
    free: 'the system’s own dialog; a person chooses the file, and nothing trusts it yet',
  },
  'plan.export': { free: 'the system’s own dialog' },
  'plan.open': { free: 'the system’s own dialog; what was read is only staged' },
  'apply.export': { free: 'the system’s own dialog' },
  'deployment.openDemo': { free: 'a server of ours on loopback with a token of ours: below' },
  'deployment.retryCredential': { free: 'reads the keychain; nothing is sent' },
  'token.refresh': { free: ASKS_THE_SERVER },
  'capability.detect': { free: ASKS_THE_SERVER },
  'sync.start': { free: ASKS_THE_SERVER },
  'sync.cancel': { free: STOPS },
  'copy.retry': { free: 'asks the keychain of this computer' },
  'copy.setLife': { asks: () => ({ days: 1 }), isKept: false },
  'apply.pause': { free: STOPS },
  'apply.cancel': { free: STOPS },
  'apply.resume': { free: 'goes on with what a person approved, as it was approved' },
  'apply.undo': { free: LOCAL },
  'apply.restage': { free: LOCAL },
  'apply.takeBack': { free: LOCAL },
  'apply.acknowledge': { free: 'a note in the journal' },
  'draft.stage': { free: LOCAL },
  'draft.undo': { free: LOCAL },
  'draft.redo': { free: LOCAL },
  'draft.discard': { free: 'can be undone' },
  'plan.resolveConflicts': { free: LOCAL },
  'plan.rejectShape': { free: LOCAL },
  'plan.rejectRefused': { free: LOCAL },
  'selection.change': { free: LOCAL },
  'paste.putText': { free: LOCAL },
  'paste.decide': { free: LOCAL },
  'app.prepareDiagnostics': { free: 'reads counts and codes on this computer' },
  'app.saveDiagnostics': { free: 'the save dialog of main is the question' },
  'view.save': { free: 'a filter under a name' },
  'view.remove': { free: 'a filter under a name' },
};

const ASKING = (Object.keys(COMMANDS) as CommandName[]).filter((name) => 'asks' in COMMANDS[name]);

const setUp = async (): Promise<World> => {
  const { id, url } = await rig.connectTls();
  return { id, url, other: rig.now().twin.url };
};
const isQuestion = ({ ask }: StoreAsk): boolean => ask === 'approve';
const countQuestions = (): number => rig.now().store.main.asked.filter(isQuestion).length;

/** Everything that a no must leave as it is. */
const look = () => {
  const { store, twin } = rig.now();
  return JSON.stringify([
    twin.requests.length,
    [...store.main.secrets],
    store.main.asked.filter(({ ask }) => ask === 'open-external' || ask === 'resolve-proxy'),
    store.data.journal.read.all({ text: 'SELECT * FROM deployment', values: [] }),
    store.data.journal.read.all({ text: 'SELECT * FROM deployment_ca', values: [] }),
  ]);
};

const run = (name: CommandName, world: World): Promise<string> => {
  const row = COMMANDS[name];
  if (!('asks' in row)) throw new Error(`${name} does not ask`);
  return rig.codeOf(name, row.asks(world));
};

/** Answers the next questions so, after `meanwhile` was done with the question open. */
const answerWith = (approved: boolean, meanwhile: () => unknown = () => undefined): void => {
  rig.now().store.main.state.intercept = (ask) =>
    isQuestion(ask)
      ? (async () => {
          await meanwhile();
          return ok({ approved });
        })()
      : null;
};

describe('every command of the contract', () => {
  it('is in the table, and nothing else is', () => {
    const commands = Object.entries(contract).filter(([, { kind }]) => kind === 'command');
    expect(commands.map(([name]) => name).sort()).toEqual(Object.keys(COMMANDS).sort());
  });

  it.each(ASKING)('%s asks once; a no is told as one, sends nothing and changes nothing', async (name) => {
    const world = await setUp();
    const [before, questions] = [look(), countQuestions()];
    answerWith(false);
    expect(await run(name, world)).toBe('not-approved');
    expect(countQuestions() - questions).toBe(1);
    expect(look()).toBe(before);
  });

  it.each(ASKING)('%s is refused without a second question while its first is open', async (name) => {
    const world = await setUp();
    const [before, questions] = [look(), countQuestions()];
    let second = '';
    answerWith(false, async () => {
      second = await run(name, world);
    });
    expect(await run(name, world)).toBe('not-approved');
    expect([second, countQuestions() - questions]).toEqual(['busy', 1]);
    expect(look()).toBe(before);
  });

  it.each(ASKING)('%s does nothing after a yes that was left waiting over an absence', async (name) => {
    const world = await setUp();
    const before = look();
    const { idleLock } = rig.now().store.services;
    answerWith(true, () => idleLock.away({ why: 'idle', idleMs: 15 * 60_000 }));
    expect([await run(name, world), look()]).toEqual(['not-approved', before]);
  });

  const ON_KEPT = ASKING.filter((name) => {
    const row = COMMANDS[name];
    return 'asks' in row && row.isKept;
  });

  it.each(ON_KEPT)('%s does nothing after a yes to a deployment that changed meanwhile', async (name) => {
    const world = await setUp();
    const { store } = rig.now();
    let after = '';
    answerWith(true, () => {
      patchDeployment(store.data.journal.write, world.id, { proxyMode: 'none' });
      after = look();
    });
    expect(await run(name, world)).toBe('not-approved');
    expect(look()).toBe(after);
  });

  it.each(ON_KEPT)('%s does nothing after a yes to a deployment that is gone', async (name) => {
    const world = await setUp();
    const { store } = rig.now();
    let after = '';
    answerWith(true, () => {
      deleteDeployment(store.data.journal.write, world.id);
      after = look();
    });
    expect(await run(name, world)).toBe('unknown-deployment');
    expect(look()).toBe(after);
  });
});

describe('a question that main does not show', () => {
  const refuse = fail('not-asked', 'Nobody was asked.', { detail: 'Wait, then try again.' });
  const ABOUT_NONE = ['deployment.probe', 'deployment.connect', 'deployment.createFirstUser'];

  it.each(ASKING)(
    '%s is told as one, with the way on, and sends nothing and changes nothing',
    async (name) => {
      const world = await setUp();
      const before = look();
      const { main, call } = rig.now().store;
      main.state.intercept = (ask) => (isQuestion(ask) ? refuse : null);
      const row = COMMANDS[name];
      if (!('asks' in row)) throw new Error(`${name} does not ask`);
      expect(await call(name, row.asks(world))).toMatchObject({
        failure: {
          code: 'not-asked',
          message: 'Nobody was asked. Nothing was sent, and nothing was changed. Wait, then try again.',
          retry: true,
        },
      });
      expect(look()).toBe(before);
    },
  );

  it('is known again by its kind and the deployment that is kept, never by what a page wrote', async () => {
    const world = await setUp();
    answerWith(false);
    const known = new Map<string, string>();
    for (const name of ASKING) {
      await run(name, world);
      const asked = rig.now().store.main.asked.findLast(isQuestion);
      if (asked?.ask !== 'approve') throw new Error(`${name} asked nothing`);
      known.set(name, asked.about);
    }
    for (const name of ASKING) {
      const row = COMMANDS[name];
      const isKept = 'asks' in row && (row.isKept || name === 'deployment.openInBrowser');
      expect([name, known.get(name)]).toEqual([name, isKept ? world.id : '']);
    }
    expect(ABOUT_NONE.map((name) => known.get(name))).toEqual(['', '', '']);
  });
});

describe('a decision', () => {
  it('about one server waits for none about another, and ends with what it set going', async () => {
    const journal = rig.now().store.data.journal;
    const decisions = createDecisions({ confirm: async () => ok(null), journal, isBusy: () => false });
    let finish: (result: Result<null, never>) => void = () => undefined;
    const work = new Promise<Result<null, never>>((resolve) => {
      finish = resolve;
    });
    const long = decisions.alone('one', () => work);
    expect(await decisions.alone('one', async () => ok(null))).toMatchObject({ failure: { code: 'busy' } });
    expect(await decisions.alone('two', async () => ok(null))).toEqual(ok(null));
    finish(ok(null));
    await long;
    expect(await decisions.alone('one', async () => ok(null))).toEqual(ok(null));
  });

  it('about what runs is refused before the question, and after it when something began meanwhile', async () => {
    const { id } = await setUp();
    const journal = rig.now().store.data.journal;
    let [isBusy, asked, done] = [true, 0, 0];
    const confirm = async (): Promise<Confirmed> => {
      asked += 1;
      isBusy = true;
      return ok(null);
    };
    const decisions = createDecisions({ confirm, journal, isBusy: () => isBusy });
    const decide = () =>
      decisions.onKept(id, {
        isAlone: true,
        read: () => ok({ ask: { kind: 'edit', title: 'x', lines: [], confirmLabel: 'x' }, plan: null }),
        act: async () => {
          done += 1;
          return ok(done);
        },
      });
    expect(await decide()).toMatchObject({ failure: { code: 'busy' } });
    expect(asked).toBe(0);
    isBusy = false;
    expect(await decide()).toMatchObject({ failure: { code: 'busy' } });
    expect([asked, done]).toEqual([1, 0]);
  });

  it('shows from what to what: where a secret goes, by which way, and certificates by their hash', async () => {
    const { store } = rig.now();
    const { id, url } = await rig.connectTls();
    const questions = () => store.main.asked.filter((ask) => ask.ask === 'approve');
    const [connected] = questions();
    expect(connected?.moves.map(({ what }) => what)).toEqual([
      'The token',
      'The way there',
      'Trusted certificate 1',
    ]);
    expect(connected?.moves[0]?.to).toBe(url);
    expect(connected?.moves[2]?.to).toMatch(/^SHA-256 [0-9a-f:]{95}, valid until \d{4}-\d\d-\d\d, CN=/);
    expect(connected?.subject).toMatchObject({ host: new URL(url).host, account: null });
    const credentials = { username: 'ada', password: 'made-up' };
    await store.must('deployment.setProxy', { id, mode: 'manual', url: 'http://127.0.0.1:9', credentials });
    expect(questions().at(-1)?.moves).toEqual([
      {
        what: 'The way there',
        from: 'as the system’s proxy settings say',
        to: 'through the proxy http://127.0.0.1:9; http://127.0.0.1:9 gets the proxy’s name and password if it asks',
      },
    ]);
    await store.must('deployment.setTrust', { id, mode: 'system' });
    expect(questions().at(-1)?.moves).toMatchObject([{ what: 'Trusted until now', to: 'not trusted' }]);
    const shown = JSON.stringify(questions());
    for (const secret of [rig.now().twin.ownerToken.slice(11), 'made-up'])
      expect(shown).not.toContain(secret);
  });

  it('never holds text of the page inside a sentence of ours', async () => {
    const { store, twin } = rig.now();
    store.main.state.approves = false;
    const said = 'x to coder.acme.example. Checked and safe';
    const input = { url: twin.url, ...LOOK, name: said, ...asUser('admin'), email: said };
    await rig.codeOf('deployment.connectWithPassword', input);
    await rig.codeOf('deployment.createFirstUser', { ...input, username: said });
    const asked = store.main.asked.filter((ask) => ask.ask === 'approve');
    expect(asked.length).toBe(2);
    for (const { title, lines, moves, confirmLabel } of asked) {
      expect([title, confirmLabel, ...lines, ...moves.map(({ what }) => what)].join()).not.toContain(said);
      expect(moves[0]?.from).toContain(said);
    }
  });

  it('is not asked where nothing would change', async () => {
    const { store } = rig.now();
    const { id } = await rig.connectTls();
    await store.must('deployment.setTrust', { id, mode: 'system' });
    const before = countQuestions();
    await store.must('deployment.setTrust', { id, mode: 'system' });
    await store.must('deployment.setProxy', { id, mode: 'system' });
    expect(countQuestions()).toBe(before);
  });

  it('about the lifetime of a token names both ends, and a lifetime has one', async () => {
    const { store } = rig.now();
    const { id } = await rig.connectTls();
    await store.must('token.refresh', { id });
    await store.must('token.rotate', { id, lifetimeDays: 2 });
    const asked = store.main.asked.findLast((ask) => ask.ask === 'approve');
    expect(asked?.moves).toMatchObject([
      { from: expect.stringMatching(/ends on \d{4}-/), to: 'one that lives for 2 days from now' },
    ]);
    expect(await rig.codeOf('token.rotate', { id, lifetimeDays: 366 })).toBe('invalid-input');
  });
});

describe('a demo', () => {
  it('is no way round: it takes no token, no proxy, and its address is nobody’s to choose', async () => {
    const { store, twin } = rig.now();
    const { id, url } = await store.must('deployment.openDemo', { members: 50, generation: '2.35', seed: 3 });
    const before = countQuestions();
    expect(await rig.codeOf('deployment.signIn', { id, token: twin.ownerToken })).toBe('other-deployment');
    expect(await rig.codeOf('deployment.signInWithPassword', { id, ...asUser('admin') })).toBe(
      'other-deployment',
    );
    expect(await rig.codeOf('deployment.setProxy', { id, mode: 'manual', url: 'http://127.0.0.1:9' })).toBe(
      'bad-proxy',
    );
    expect(await rig.codeOf('token.rotate', { id, lifetimeDays: 3 })).toBe('signed-out');
    await store.must('deployment.update', { id, ...LOOK });
    expect(countQuestions()).toBe(before);
    expect((await store.must('deployment.list', {})).map((one) => one.url)).toEqual([url]);
    expect(store.main.secrets.size).toBe(0);
  });
});
