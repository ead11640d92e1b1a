import { decodeBody } from '../http/body.ts';
import { type Call, open, type Route } from '../http/call.ts';
import { error, json, type Reply } from '../http/reply.ts';
import {
  checkEmail,
  checkRealName,
  checkRequired,
  checkUsername,
  validationRefusal,
} from '../http/validate.ts';
import type { World } from '../world/world.ts';
import { weakPassword } from './users-create-checks.ts';
import { insertUser } from './users-insert.ts';

const hasUsers = (world: World): boolean =>
  [...world.users.values()].some((user) => !user.deleted && !user.system);

const check = ({ deployment }: Call): Reply =>
  hasUsers(deployment.world)
    ? json(200, { message: 'The initial user has already been created!' })
    : error(404, 'The initial user has not been created!');

const create = (call: Call): Reply => {
  const { deployment } = call;
  const { world, traits } = deployment;
  const decoded = decodeBody(call.rawBody, 'CreateFirstUserRequest', {
    email: 'string',
    username: 'string',
    name: 'string',
    password: 'string',
    trial: 'bool',
    trial_info: 'object',
    onboarding_info: 'object',
  });
  if (!decoded.ok) return decoded.reply;
  const { email, username, name, password, trial } = decoded.value;
  const invalid = validationRefusal([
    ...checkEmail(email),
    ...checkUsername(username),
    ...checkRealName(name),
    ...checkRequired('password', password),
  ]);
  if (invalid !== undefined) return invalid;
  if (hasUsers(world)) return error(409, 'The initial user has already been created.');
  const weak = weakPassword(traits.weakPasswordMessage, password);
  if (weak !== undefined) return weak;
  if (trial && world.settings.trialFails)
    return error(500, 'Failed to generate trial', 'perform license request: no route to host');
  if (trial) world.settings = { ...world.settings, isLicensed: true, isTrial: true };
  const organization = [...world.organizations.values()].find((one) => one.isDefault);
  if (organization === undefined) throw new Error('a deployment has a default organization');
  const user = insertUser(deployment, {
    email,
    username,
    name,
    password,
    loginType: 'password',
    user_status: 'active',
    service_account: false,
    roles: ['owner'],
    organizationIds: [organization.id],
  });
  return json(201, { user_id: user.id, organization_id: organization.id });
};

/** The first user: whether there is one, and making it, which makes an active owner of the default organization. */
export const usersFirstRoutes: readonly Route[] = [
  open('GET', '/users/first', check),
  open('POST', '/users/first', create),
];
