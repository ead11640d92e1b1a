import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

const CHANNEL = 'http.client.request.start';

const hasRequest = (message: unknown): message is { readonly request: ClientRequest } =>
  typeof message === 'object' && message !== null && 'request' in message;

/** The paths of all requests that this process makes with Node's HTTP client while `work` runs, in order. */
export const recordPaths = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
  // A set: Node says it twice of a request that ends before its socket is there.
  const requests = new Set<ClientRequest>();
  const note = (message: unknown): void => {
    if (hasRequest(message)) requests.add(message.request);
  };
  subscribe(CHANNEL, note);
  try {
    await work();
  } finally {
    unsubscribe(CHANNEL, note);
  }
  return [...requests].map((request) => request.path);
};
