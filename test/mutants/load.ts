import type { Mutant } from './mutant.ts';

const API = 'electron/store/api';
const turns = `${API}/turns.test.ts`;
const door = `${API}/window-session.test.ts`;
const views = `${API}/view.test.ts`;
const APPLY = 'electron/store/change/apply';
const vanished = 'test/faults/vanished.test.ts';
const held = 'test/durability/held.test.ts';
const admit = 'electron/main/ipc/admit.test.ts';
const ports = 'electron/main/store-process/few-ports.test.ts';
const connection = 'renderer/data/connection.test.ts';

/**
 * What keeps a page from starving the engine or from making anything grow without end, and a plan from ending with what
 * is not so.
 */
export const LOAD: readonly Mutant[] = [
  {
    name: 'no limit of calls under way at once',
    protects: 'IPC-5',
    file: `${API}/window-session.ts`,
    find: 'running < CALLS_AT_ONCE && tokens.take(cost)',
    replace: 'tokens.take(cost)',
    tests: [door],
  },
  {
    name: 'no limit of calls in a second',
    protects: 'IPC-5',
    file: `${API}/window-session.ts`,
    find: 'running < CALLS_AT_ONCE && tokens.take(cost)',
    replace: 'running < CALLS_AT_ONCE',
    tests: [door],
  },
  {
    name: 'a pause has to find room among the other calls',
    protects: 'IPC-5, ENG-13',
    file: `${API}/window-session.ts`,
    find: "return lane === 'first' ? first.take(cost) : running",
    replace: 'return running',
    tests: [door],
  },
  {
    name: 'calls take all the time there is while a plan is applied',
    protects: 'R05',
    file: `${API}/turns.ts`,
    find: 'if (deps.isApplying()) share.spend(ms, limits.perSecond * LONGEST_REST_S);',
    replace: '',
    tests: [turns],
  },
  {
    name: 'a pause waits for its turn',
    protects: 'R05, ENG-13',
    file: `${API}/turns.ts`,
    find: "if (lane !== 'first') await lanes[lane].wait(owner, signal);",
    replace: "await lanes[lane === 'first' ? 'heavy' : lane].wait(owner, signal);",
    tests: [turns],
  },
  {
    name: "one window's calls keep out those of another",
    protects: 'R05',
    file: `${API}/turns.ts`,
    find: 'const queue = queues.get(owner) ?? [];\n        queues.set(owner, queue);',
    replace: 'const queue = queues.get(limits) ?? [];\n        queues.set(limits, queue);',
    tests: [turns],
  },
  {
    name: 'what was called off while it waited takes a turn',
    protects: 'R05',
    file: `${API}/turns.ts`,
    find: 'while (queue[0]?.signal.aborted) queue.shift()?.go();',
    replace: '',
    tests: [turns],
  },
  {
    name: 'views of a list without end',
    protects: 'IPC-5',
    file: `${API}/view.ts`,
    find: 'if (there.inList >= perList)',
    replace: 'if (there.inList < 0)',
    tests: [views],
  },
  {
    name: 'views of invented lists without end',
    protects: 'IPC-5',
    file: `${API}/view.ts`,
    find: 'if (there.inAll >= inAll)',
    replace: 'if (there.inAll < 0)',
    tests: [views],
  },
  {
    name: 'the window gives up what the store turned away',
    protects: 'IPC-5',
    file: 'renderer/data/connection.ts',
    find: "message.reply.failure.code === 'too-busy' && askAgain(message.id)",
    replace: "message.reply.failure.code === 'too-busy' && askAgain(-1)",
    tests: [connection],
  },
  {
    name: 'somebody is told to be gone by a token that sees nothing',
    protects: 'ENG-12 (M4)',
    file: `${APPLY}/sight.ts`,
    find: 'return sighted.ok ? read(api, subject, o) : sighted;',
    replace: 'return sighted.ok ? read(api, subject, o) : first;',
    tests: [vanished],
  },
  {
    name: 'a refusal is believed from a server that shows nothing any more',
    protects: 'ENG-12 (M4)',
    file: `${APPLY}/record-outcome.ts`,
    find: 'if (!MAY_BE_BLIND.includes(reason)) return null;',
    replace: 'return null;',
    tests: [vanished],
  },
  {
    name: 'who sees themselves is taken for somebody who sees others',
    protects: 'ENG-12 (M4)',
    file: `${APPLY}/sight.ts`,
    find: 'if (!others.ok) return AMBIGUOUS.includes(others.failure.code) ? blind() : others;',
    replace: 'if (!others.ok) return ok(null);',
    tests: [vanished],
  },
  {
    name: 'a journal that another program holds is opened as if it could be written',
    protects: 'D12 (M2)',
    file: 'electron/store/db/open.ts',
    find: "if (options.durability === 'full') tryToWrite(db);",
    replace: '',
    tests: [held],
  },
  {
    name: 'a journal that cannot be claimed ends the store',
    protects: 'D12 (M2)',
    file: 'electron/store/change/apply/engine.ts',
    find: 'if (problem === null) throw error;',
    replace: 'throw error;',
    tests: [held, 'electron/store/change/apply/stop-and-go.test.ts'],
  },
  {
    name: 'a full disk at the start is told as another program',
    protects: 'D12 (M2)',
    file: 'electron/store/change/apply/journal-trouble.ts',
    find: "reason === 'disk-full' ? DISK_FULL : null",
    replace: "reason === 'disk-full' ? IN_USE : null",
    tests: ['electron/store/change/apply/stop-and-go.test.ts'],
  },
  {
    name: 'a store is started anew while the journal is still held',
    protects: 'D12 (M2)',
    file: 'electron/store/root/handlers.ts',
    find: 'if (!data.isJournalFree()) return STILL_HELD;',
    replace: '',
    tests: [held],
  },
  {
    name: 'a held journal in mid-run is told as something wrong inside',
    protects: 'D12 (M2)',
    file: `${APPLY}/journal-trouble.ts`,
    find: "if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return 'journal-in-use';",
    replace: '',
    tests: [held],
  },
  {
    name: 'a second argument passes a channel',
    protects: 'IPC-2',
    file: 'electron/main/ipc/admit.ts',
    find: 'return args.length <= 1 && parsed.success ?',
    replace: 'return parsed.success ?',
    tests: [admit],
  },
  {
    name: 'a channel takes any number of messages',
    protects: 'IPC-5',
    file: 'electron/main/ipc/admit.ts',
    find: 'return !bucket.take();',
    replace: 'return false;',
    tests: [admit],
  },
  {
    name: 'a page gets as many ports as it asks for',
    protects: 'IPC-5',
    file: 'electron/main/store-process/few-ports.ts',
    find: 'if (!isWaiting && bucket.take()) {',
    replace: 'if (!isWaiting || bucket.take()) {',
    tests: [ports],
  },
  {
    name: 'a plan may outlive its token',
    protects: 'SEC-12',
    file: 'electron/store/change/plan/start.ts',
    find: 'if (tooShort !== null) return tooShort;',
    replace: '',
    tests: ['electron/store/change/plan/start.test.ts'],
  },
  {
    name: 'a demo remembers every request for ever',
    protects: 'L10',
    file: 'electron/demo/twin.ts',
    find: 'if (requests.length > 2 * kept) requests.splice(0, requests.length - kept);',
    replace: '',
    tests: ['electron/demo/twin.test.ts'],
  },
  {
    name: 'the journal is not copied while a long plan runs',
    protects: 'DUR-9',
    file: `${APPLY}/start-run.ts`,
    find: 'if (endings % BACKUP_EVERY === 0) void deps.backUp?.();',
    replace: '',
    tests: [`${APPLY}/backups.test.ts`],
  },
  {
    name: 'what was owed to a plan is waited for after its end',
    protects: 'IPC-5',
    file: `${API}/turns.ts`,
    find: 'Math.min(waitMs, LOOK_MS)',
    replace: 'waitMs',
    tests: [turns],
  },
];
