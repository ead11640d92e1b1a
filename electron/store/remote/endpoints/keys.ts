import { fail, ok } from '#shared/base/result.ts';
import type { AccountApi } from '../account-port.ts';
import { requestOf } from '../call/to-request.ts';
import type { Client } from '../client.ts';
import { toReadFailure } from '../outcome/read-table.ts';
import { readServerWords } from '../outcome/server-words.ts';
import { parseAnswer, readJson, toValue } from '../read-json.ts';
import { key, newKey, tokenLimitDays } from '../shape/account.ts';

type Keys = Pick<
  AccountApi,
  'readTokenLimitDays' | 'createToken' | 'readKey' | 'findKeyByName' | 'deleteKey'
>;

const OWN = { user: 'me' } as const;
const DAY_NANOSECONDS = 86_400_000_000_000;

const createToken =
  (client: Client): AccountApi['createToken'] =>
  async ({ name, lifetimeDays }, o) => {
    // Neither scope nor scopes: everything the person may do is the default of every generation.
    const wanted = { ...OWN, token_name: name, lifetime: lifetimeDays * DAY_NANOSECONDS };
    const end = await client.write(requestOf('createToken', wanted), o?.signal);
    if (end.kind === 'break') return { ok: false, failure: toReadFailure(end, client.asked) };
    if (end.status === 409) return fail('name-taken', `A token named ${name} is there already.`);
    const detail = readServerWords(end)?.detail ?? '';
    if (end.status === 400 && detail.startsWith('lifetime must be'))
      return fail(
        'lifetime-too-long',
        `${client.asked.host} does not allow a token of ${lifetimeDays} days. Choose fewer.`,
      );
    if (end.status !== 201) return { ok: false, failure: toReadFailure(end, client.asked) };
    const read = parseAnswer(end, newKey, client.limits.jsonDepth);
    return read.ok
      ? read
      : { ok: false, failure: toReadFailure({ ...end, status: 200 }, client.asked, read.failure.message) };
  };

const findKeyByName =
  (client: Client): AccountApi['findKeyByName'] =>
  async (name, o) => {
    const request = requestOf('getTokenByName', { ...OWN, keyname: name });
    const end = await client.read(request, { signal: o?.signal });
    return end.kind === 'answer' && end.status === 404 ? ok(null) : toValue(client, end, key);
  };

const deleteKey =
  (client: Client): AccountApi['deleteKey'] =>
  async (id, o) => {
    const end = await client.write(requestOf('deleteKey', { ...OWN, keyid: id }), o?.signal);
    const isGone = end.kind === 'answer' && (end.status === 204 || end.status === 200 || end.status === 404);
    return isGone ? ok(null) : { ok: false, failure: toReadFailure(end, client.asked) };
  };

/** The caller's keys (coder-api 6). */
export const createKeys = (client: Client): Keys => ({
  readTokenLimitDays: (o) => readJson(client, requestOf('getTokenConfig', OWN), tokenLimitDays, o),
  createToken: createToken(client),
  readKey: (id, o) => readJson(client, requestOf('getKey', { ...OWN, keyid: id }), key, o),
  findKeyByName: findKeyByName(client),
  deleteKey: deleteKey(client),
});
