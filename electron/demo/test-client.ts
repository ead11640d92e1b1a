import { type Generation, startTwin, type Twin, type TwinOptions } from './index.ts';

/** One answer: `json` is undefined when the body is not JSON. */
export type Answer = {
  readonly status: number;
  readonly text: string;
  readonly json: unknown;
  readonly header: (name: string) => string | null;
};

export type Client = {
  readonly twin: Twin;
  /** Calls below /api/v2 as the owner unless a token is given; a string body is sent as it is. */
  readonly call: (
    method: string,
    path: string,
    options?: { readonly body?: unknown; readonly token?: string; readonly headers?: Record<string, string> },
  ) => Promise<Answer>;
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // Text, HTML and empty answers are part of what is tested.
    return undefined;
  }
};

const callTwin =
  (twin: Twin): Client['call'] =>
  async (method, path, { body, token = twin.ownerToken, headers = {} } = {}) => {
    const response = await fetch(`${twin.url}/api/v2${path}`, {
      method,
      redirect: 'manual',
      headers: { ...(token === '' ? {} : { 'Coder-Session-Token': token }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, text, json: parse(text), header: (name) => response.headers.get(name) };
  };

/** Starts a small deployment for one test, gives a client for it, and closes it whatever happens. */
export const withTwin = async (
  generation: Generation,
  use: (client: Client) => Promise<void>,
  options: Partial<TwinOptions> = {},
): Promise<void> => {
  const twin = await startTwin({ members: 60, seed: 7, generation, ...options });
  try {
    await use({ twin, call: callTwin(twin) });
  } finally {
    await twin.close();
  }
};
