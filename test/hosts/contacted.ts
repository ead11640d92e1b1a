import { readFileSync } from 'node:fs';
import { inRoot } from '#build/base/root.ts';

/** Where the recorder writes unless it is told otherwise. */
export const hostsPath = inRoot('test-results', 'hosts.jsonl');

/** One thing that some process of a test run did: a connection, a packet, a lookup, or that it began. */
export type Contact = {
  readonly how: 'process' | 'tcp' | 'udp' | 'lookup' | 'resolver';
  readonly host: string;
};

/** Names that nobody can own (RFC 2606, RFC 6761), and `.internal`: the recorder answers them, and no name server is asked. */
const RESERVED = /(^|\.)(example|test|invalid|localhost|internal)$/;
const HERE = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+|localhost|::|0\.0\.0\.0)$/;

/** The lines of a record, from a place in it on. */
export const readContacts = (path: string, fromByte = 0): readonly Contact[] =>
  readFileSync(path)
    .subarray(fromByte)
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Contact);

/**
 * What of a record is not this machine: addresses of others, names that somebody may own, any question to a name
 * server. `own` are this machine's addresses besides loopback.
 */
export const findStrangers = (
  contacts: readonly Contact[],
  own: readonly string[] = [],
): readonly string[] => {
  const isFine = ({ how, host }: Contact): boolean => {
    if (how === 'process') return true;
    if (how === 'resolver') return false;
    return HERE.test(host) || RESERVED.test(host) || own.includes(host);
  };
  return [...new Set(contacts.filter((one) => !isFine(one)).map(({ how, host }) => `${how} ${host}`))];
};
