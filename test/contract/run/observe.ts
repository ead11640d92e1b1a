import { type CoderClient, callEndpoint } from '#electron/store/remote/call/call-endpoint.ts';
import type { HttpClient } from '#electron/store/remote/client.ts';
import { parseJson } from '#electron/store/remote/outcome/json.ts';
import { type CallName, ENDPOINT_NAMES, ENDPOINTS } from '#electron/store/remote/table/index.ts';
import type { WireAnswer, WireEnd } from '#electron/store/remote/wire/types.ts';

/** Told of every whole answer, with its body as it came. */
export type Observer = (name: CallName, answer: WireAnswer, body: unknown) => void;

const bodyOf = (answer: WireAnswer): unknown => {
  const parsed = parseJson(answer.body, 64);
  return parsed.ok ? parsed.value : null;
};

/** The real client's methods; every answer of the server is shown to the observer as well. */
export const observe = (client: HttpClient, observer: Observer): CoderClient => {
  const method = (name: CallName) => async (input: never, options?: never) => {
    const tell = (end: WireEnd): WireEnd => {
      if (end.kind === 'answer') observer(name, end, bodyOf(end));
      return end;
    };
    const watched: HttpClient = {
      ...client,
      read: async (...asked) => tell(await client.read(...asked)),
      write: async (...asked) => tell(await client.write(...asked)),
    };
    return callEndpoint(watched, name, input, options);
  };
  const names = ENDPOINT_NAMES.filter((name): name is CallName => !('notClient' in ENDPOINTS[name]));
  // Made from the very names that the type is made from.
  return Object.fromEntries(names.map((name) => [name, method(name)])) as unknown as CoderClient;
};
