import { decodeBody } from '../http/body.ts';
import { keyed, type Route, type UserCall } from '../http/call.ts';
import { error, json, type Reply } from '../http/reply.ts';
import { parseUuid } from '../rules/name-rule.ts';

const WITH_ID = ['workspace', 'template', 'user', 'group'];
const MAX_IDS = 10;

type Check = {
  readonly key: string;
  readonly action: string;
  readonly object: Readonly<Record<string, unknown>>;
};

const asObject = (value: unknown): Readonly<Record<string, unknown>> =>
  // A body value that is an object has string keys; anything else counts as an empty one.
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

const toCheck = ([key, value]: readonly [string, unknown]): Check => {
  const check = asObject(value);
  return { key, action: asText(check.action), object: asObject(check.object) };
};

const refuse = ({ key, object }: Check): Reply | undefined => {
  const type = asText(object.resource_type);
  const id = asText(object.resource_id);
  if (type === '') return error(400, `Object's "resource_type" field must be defined for key "${key}".`);
  if (id === '') return undefined;
  if (parseUuid(id) === undefined) return error(400, `Object "${id}" id is not a valid uuid.`);
  if (WITH_ID.includes(type)) return undefined;
  return error(400, `Object type "${type}" does not support "resource_id" field.`);
};

const decide = ({ subject, deployment }: UserCall, { action, object }: Check): boolean => {
  const organizationId = asText(object.organization_id);
  const type = asText(object.resource_type);
  const owner = asText(object.owner_id);
  const id = asText(object.resource_id);
  const isUnknownUser = type === 'user' && id !== '' && !deployment.world.users.has(id);
  const ownerId = owner === 'me' ? subject.user.id : type === 'user' && id !== '' ? id : owner;
  const isAny = object.any_org === true;
  if (isUnknownUser) return false;
  return subject.can(action, {
    type,
    ...(organizationId === '' || isAny ? {} : { organizationId }),
    ...(ownerId === '' ? {} : { ownerId }),
    ...(id === '' ? {} : { id }),
    anyOrganization: isAny,
  });
};

const check = (call: UserCall): Reply => {
  const body = decodeBody(call.rawBody, 'AuthorizationRequest', { checks: 'object' });
  if (!body.ok) return body.reply;
  const checks = Object.entries(body.value.checks).map(toCheck);
  const ids = checks.filter(({ object }) => asText(object.resource_id) !== '').length;
  if (ids > MAX_IDS) {
    const usage = `found ${ids} usages. Remove ${ids - MAX_IDS} objects with this field set.`;
    return error(400, `Endpoint only supports using "resource_id" field ${MAX_IDS} times, ${usage}`);
  }
  const refused = checks.map(refuse).find((reply) => reply !== undefined);
  return refused ?? json(200, Object.fromEntries(checks.map((one) => [one.key, decide(call, one)])));
};

/** What may I do: answers for permissions, not for the assign table. */
export const authcheckRoutes: readonly Route[] = [keyed('POST', '/authcheck', check)];
