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
    find: "return end.phase === 'connecting' ? 'not-sent' : 'unknown'",
    replace: "return 'not-sent'",
    tests: [put, tables, faults],
  },
  {
    name: 'a 5xx counts as a refusal',
    protects: 'ENG-4',
    find: 'end.status > 499',
    replace: 'end.status > 599',
    tests: [put, tables, faults],
  },
  {
    name: 'an unfamiliar 400 counts as a refusal by the server',
    protects: 'ENG-4',
    find: "return 'refused-unproven';",
    replace: "return 'rejected';",
    tests: [`${REMOTE}/call/call-endpoint.test.ts`],
  },
  {
    name: 'an answer about another person counts',
    protects: 'ENG-5',
    find: "if (isOther(asked.user, answer.user_id)) return 'the answer is about another person';",
    replace: '',
    tests: [put, faults],
  },
  {
    name: 'an answer with other roles counts',
    protects: 'ENG-5',
    find: 'return isSame ? null',
    replace: 'return isSame || !isSame ? null',
    tests: [`${REMOTE}/call/call-endpoint.test.ts`],
  },
  {
    name: 'a 429 counts as of unknown fate',
    protects: 'engine 3',
    find: 'if (end.status === 429)',
    replace: 'if (end.status === 930)',
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
