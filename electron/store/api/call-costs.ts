import type { Name } from '#shared/contract/index.ts';

/**
 * When a call gets its turn while a plan is being applied. `first`: at once, since it stops something. `light`: reads
 * a row or writes a few. `heavy`: may look at everybody.
 */
export type CallLane = 'first' | 'light' | 'heavy';
/** In which lane a call waits, and how much of it it takes. */
export type Cost = { readonly lane: CallLane; readonly cost: number };

const LIGHT: Cost = { lane: 'light', cost: 1 };

const stops = (_why: string): Cost => ({ lane: 'first', cost: 1 });
const heavy = (cost: number, _why: string): Cost => ({ lane: 'heavy', cost });

/**
 * Every call that is not light, with the reason. The cost is what it takes from a window's tokens
 * (`WINDOW_LIMITS`): 20 for what a person does a few times a minute at most and a script must not do all day.
 */
const COSTS: Readonly<Partial<Record<Name, Cost>>> = {
  'apply.pause': stops('a pause takes at most 200 ms, whatever else is asked'),
  'apply.cancel': stops('it stops the sending, like a pause'),
  'apply.takeBack': stops('it begins with a cancel'),
  'sync.cancel': stops('it ends work'),
  'deployment.setReadOnly': stops('locking a deployment pauses what is applied on it'),

  'member.list': heavy(2, 'a new search or sort reads the whole list'),
  'member.locate': heavy(2, 'reads the whole list where it was not read before'),
  'member.countFacets': heavy(4, 'counts over everybody'),
  'user.listOutside': heavy(2, 'looks for users who are not members'),
  'role.list': heavy(4, 'counts the holders of each role'),
  'role.browse': heavy(4, 'counts the holders of each role'),
  'role.get': heavy(2, 'reads what a role permits, and who has it'),
  'selection.change': heavy(2, 'may select everybody'),
  'selection.listField': heavy(4, 'reads thousands of people'),
  'selection.getSummary': heavy(1, 'counts over the whole list; asked with each page'),
  'paste.putText': heavy(4, 'takes a part of a text; the last one reads up to 100,000 lines'),
  'paste.getOutcome': heavy(20, 'looks up to 100,000 entries up'),
  'paste.listRows': heavy(2, 'looks them up where that was not done'),
  'paste.decide': heavy(2, 'the same'),
  'draft.stage': heavy(4, 'may stage everybody'),
  'draft.discard': heavy(4, 'may go through all that is staged'),
  'draft.undo': heavy(4, 'compiles the draft again'),
  'draft.redo': heavy(4, 'compiles the draft again'),
  'draft.getSummary': heavy(2, 'compiles the draft where it has changed'),
  'draft.getConsequences': heavy(4, 'looks at everybody selected'),
  'plan.review': heavy(20, 'compiles, checks and folds all that is staged'),
  'plan.listPeople': heavy(2, 'reviews where that was not done'),
  'plan.listHolders': heavy(2, 'reviews where that was not done'),
  'plan.listConflicts': heavy(4, 'compiles the draft where it has changed'),
  'plan.listConflictRows': heavy(2, 'compiles the draft where it has changed'),
  'plan.resolveConflicts': heavy(4, 'compiles the draft again'),
  'plan.rejectShape': heavy(4, 'takes many out of the draft'),
  'plan.rejectRefused': heavy(4, 'takes many out of the draft'),
  'plan.copyCommands': heavy(20, 'writes a text with a line for each change'),
  'plan.export': heavy(20, 'writes a file with a line for each change, and opens a dialog'),
  'plan.open': heavy(20, 'reads a file of up to 100,000 changes, and opens a dialog'),
  'view.list': heavy(4, 'counts over everybody for each saved list'),
  'view.save': heavy(4, 'writes to the journal, durably'),
  'history.verify': heavy(20, 'reads the whole journal'),
  'history.listEvents': heavy(2, 'counts the events of a plan'),
  'history.getPlan': heavy(2, 'reads a whole plan'),
  'history.retryJournal': heavy(20, 'may start the store anew'),
  'apply.listChanges': heavy(2, 'counts the changes of a plan'),
  'apply.start': heavy(20, 'reviews again and writes the plan'),
  'apply.resume': heavy(20, 'writes to the journal, and asks the server'),
  'apply.undo': heavy(20, 'stages the way back, and may fetch the deployment'),
  'apply.restage': heavy(20, 'stages what was not done'),
  'apply.export': heavy(20, 'writes a file with a line for each change, and opens a dialog'),
  'sync.start': heavy(20, 'reads the whole deployment'),
  'sync.listChanges': heavy(2, 'compares two passes'),
  'capability.detect': heavy(20, 'asks the server a dozen questions'),
  'deployment.probe': heavy(20, 'asks a server that nobody keeps yet'),
  'deployment.connect': heavy(20, 'asks a server, writes a secret'),
  'deployment.connectWithPassword': heavy(20, 'asks a server, writes a secret'),
  'deployment.createFirstUser': heavy(20, 'asks a server, writes a secret'),
  'deployment.openDemo': heavy(20, 'starts a server'),
  'deployment.signIn': heavy(20, 'asks a server, writes a secret'),
  'deployment.signInWithPassword': heavy(20, 'asks a server, writes a secret'),
  'deployment.remove': heavy(20, 'empties a whole copy'),
  'app.prepareDiagnostics': heavy(20, 'counts over the journal and every copy'),
  'app.saveDiagnostics': heavy(20, 'opens a dialog'),
  'copy.retry': heavy(20, 'asks the keychain, and opens a whole copy'),
  'copy.forget': heavy(20, 'asks a person, and erases a whole copy'),
  'copy.setLife': heavy(2, 'writes to the journal'),
  'deployment.pickCa': heavy(20, 'opens a dialog'),
  'deployment.openInBrowser': heavy(20, 'opens another program'),
  'token.refresh': heavy(4, 'asks the server'),
  'token.rotate': heavy(20, 'makes a token on the server'),
};

/** What a call costs, and which lane it takes. */
export const costOf = (name: Name): Cost => COSTS[name] ?? LIGHT;

/** Calls of one window under way at once, those that wait for their turn among them. A screen asks about 20. */
export const CALLS_AT_ONCE = 200;

/**
 * Tokens of one window. Twelve keys a second in the search cost 84, a list that is dragged through with a new page in
 * each picture 120, and screens opened as fast as they can be about 100: `call-costs.test.ts` plays all three.
 */
export const WINDOW_LIMITS = { burst: 1_000, perSecond: 250 } as const;

/** Calls that stop something have tokens of their own, so that no flood keeps a pause out. */
export const FIRST_LIMITS = { burst: 100, perSecond: 50 } as const;

/**
 * The share of the store's time, in milliseconds of each second, that windows get while a plan is being applied; the
 * rest is the engine's. Two lanes, so that one heavy question never keeps a light one waiting. The burst is what may
 * go on without a rest, and with one heavy question behind it still within the 200 ms of a pause.
 */
export const SHARES = {
  light: { burst: 40, perSecond: 70 },
  heavy: { burst: 60, perSecond: 90 },
} as const;
