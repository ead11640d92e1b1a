import { readFileSync } from 'node:fs';

type Entry = { readonly type: number; readonly params?: Readonly<Record<string, unknown>> };

/** What of Chromium's log says that somebody is asked, and where in it the somebody stands. */
const TELLING: Readonly<Record<string, string>> = {
  URL_REQUEST_START_JOB: 'url',
  HOST_RESOLVER_MANAGER_REQUEST: 'host',
  HOST_RESOLVER_MANAGER_JOB: 'host',
  HOST_RESOLVER_DNS_TASK: 'host',
  TCP_CONNECT: 'address_list',
  TCP_CONNECT_ATTEMPT: 'address',
  UDP_CONNECT: 'address',
  UDP_BYTES_SENT: 'byte_count',
  QUIC_SESSION: 'host',
  WEBSOCKET_STREAM_ADOPTED: 'url',
  P2P_SOCKET: 'address',
};

/**
 * Everything that Chromium asked of a network, from its own log (`--log-net-log`), as "what where", pages of ours left
 * out. The log of an app that ended hard has no end; its whole lines are read all the same.
 */
export const readNetLog = (path: string): readonly string[] => {
  const lines = readFileSync(path, 'utf8').split('\n');
  const head = lines.find((line) => line.startsWith('{"constants":')) ?? '';
  const { constants } = JSON.parse(`${head.replace(/,$/, '')}}`) as {
    readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> };
  };
  const names = new Map(Object.entries(constants.logEventTypes).map(([name, type]) => [type, name]));
  const entries = lines.flatMap((line): readonly Entry[] => {
    // What follows the last one on its line closes the list.
    const entry = /^(\{.*"phase":.*"type":\d+\})[\]},]*$/.exec(line)?.[1];
    return entry === undefined ? [] : [JSON.parse(entry)];
  });
  const asked = entries.flatMap(({ type, params }) => {
    const name = names.get(type) ?? '';
    const key = TELLING[name];
    const where = key === undefined ? undefined : params?.[key];
    return where === undefined ? [] : [`${name} ${JSON.stringify(where)}`];
  });
  const isOurs = (line: string): boolean => /"(app:\/\/bundle\/|devtools:|data:)/.test(line);
  return [...new Set(asked.filter((line) => !isOurs(line)))];
};
