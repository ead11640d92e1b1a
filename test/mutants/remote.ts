import type { Mutant } from './mutant.ts';

const REMOTE = 'electron/store/remote';
const tables = `${REMOTE}/outcome/tables.test.ts`;
const put = `${REMOTE}/put.test.ts`;
const faults = 'test/faults/faults.test.ts';

/** The outcome table of a PUT and what it rests on. */
export const REMOTE_MUTANTS: readonly Mutant[] = [
  {
    name: 'a break after bytes left counts as not sent',
    protects: 'ENG-2, I4',
    find: "class: end.phase === 'connecting' ? 'not-sent' : 'unknown'",
    replace: "class: 'not-sent'",
    tests: [put, tables, faults],
  },
  {
    name: 'a 5xx counts as a refusal',
    protects: 'ENG-4',
    find: 'if (status >= 400 && status <= 499)',
    replace: 'if (status >= 400 && status <= 599)',
    tests: [put, tables, faults],
  },
  {
    name: 'an unfamiliar 400 counts as a refusal by the server',
    protects: 'ENG-4',
    find: "return { class: 'refused-unproven', code: 'other', message } as const;",
    replace: "return { class: 'rejected', code: 'other', message } as const;",
    tests: [put, tables],
  },
  {
    name: 'an answer about another person counts',
    protects: 'ENG-5',
    find: "if (user_id !== user) return { why: 'the answer is about another person' };",
    replace: '',
    tests: [put, faults],
  },
  {
    name: 'an answer with other roles counts',
    protects: 'ENG-5',
    find: 'return isSameList(roles, sent) ? { roles }',
    replace: 'return isSameList(roles, roles) ? { roles }',
    tests: [put, faults],
  },
  {
    name: 'a 429 counts as of unknown fate',
    protects: 'engine 3',
    find: 'if (status === 429)',
    replace: 'if (status === 930)',
    tests: [put, tables],
  },
  {
    name: 'a stopped write is cut off on the wire',
    protects: 'ENG-13',
    find: "if (request.method === 'GET' || phase === 'connecting') stop('aborted', '');",
    replace: "stop('aborted', '');",
    tests: [put, faults],
  },
  {
    name: 'bytes may leave before the server has proved who it is',
    protects: 'TLS-1',
    find: 'socket instanceof TLSSocket ? socket.authorized : !socket.connecting;',
    replace: 'socket instanceof TLSSocket ? true : !socket.connecting;',
    tests: [`${REMOTE}/tls.test.ts`],
  },
  {
    name: 'a 429 does not make the others wait',
    protects: 'ENG-12',
    find: 'gate.pause(retryAfterMs(end));',
    replace: '',
    tests: [put, `${REMOTE}/read.test.ts`],
  },
  {
    name: 'a date is counted from our own clock',
    protects: 'OFF-5',
    find: 'Number.isNaN(stamp) ? nowMs : stamp;',
    replace: 'nowMs;',
    tests: [`${REMOTE}/pace/retry-after.test.ts`],
  },
  {
    name: 'http goes to other machines',
    protects: 'TLS-3',
    find: "if (url.protocol === 'http:' && !isLoopback(url.hostname))\n    return",
    replace: "if (url.protocol === 'gopher:')\n    return",
    tests: [`${REMOTE}/url.test.ts`],
  },
  {
    name: 'a token stays in the server’s words',
    protects: 'SEC-1, IPC-8',
    find: 'redact(text, token)\n',
    replace: 'redact(text, null)\n',
    tests: [`${REMOTE}/outcome/answer.test.ts`],
  },
];
