import type { Mutant } from './mutant.ts';

const API = 'electron/store/api';
const turns = `${API}/turns.test.ts`;
const door = `${API}/window-session.test.ts`;
const views = `${API}/view.test.ts`;
const connection = 'renderer/data/connection.test.ts';

/** What keeps a page from starving the engine, or from making anything grow without end. */
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
];
