import type { Deployment } from '../deployment.ts';
import { error, type Reply, type Validation } from '../http/reply.ts';
import { checkEmail, checkRealName, checkUsername, validationRefusal } from '../http/validate.ts';
import { findPasswordProblem } from '../rules/password-rule.ts';
import type { LoginType } from '../world/rows.ts';

/** The decoded body of a creation, with what the generation does not know already put aside. */
export type UserBody = {
  readonly email: string;
  readonly username: string;
  readonly name: string;
  readonly password: string;
  readonly login_type: string;
  readonly user_status: string;
  readonly organization_ids: readonly string[];
  readonly service_account: boolean;
  readonly roles: readonly string[];
};

const fieldProblems = ({ traits }: Deployment, body: UserBody): readonly Validation[] => {
  const isOptional = body.service_account && body.email === '';
  const requiredTag = traits.serviceAccounts ? 'required_unless' : 'required';
  return [
    ...(isOptional ? [] : checkEmail(body.email, requiredTag)),
    ...checkUsername(body.username),
    ...checkRealName(body.name),
  ];
};

const serviceAccountRefusal = ({ isLicensed }: Deployment, body: UserBody): Reply | undefined => {
  if (!body.service_account) return undefined;
  if (body.login_type !== '' && body.login_type !== 'none')
    return error(400, "Service accounts must use login type 'none'.");
  if (body.password !== '') return error(400, 'Password cannot be set for service accounts.');
  if (body.email !== '') return error(400, 'Email cannot be set for service accounts.');
  return isLicensed ? undefined : error(403, 'Service Accounts is a Premium feature. Contact sales!');
};

const loginTypeOf = (body: UserBody): string => {
  if (body.service_account) return 'none';
  return body.login_type === '' ? 'password' : body.login_type;
};

const noOrganization = (): Reply =>
  error(
    400,
    'No organization specified to place the user as a member of. It is required to specify at least one organization id to place the user in.',
    "required at least 1 value for the array 'organization_ids'",
    [{ field: 'organization_ids', detail: 'Missing values, this cannot be empty' }],
  );

/** What is wrong with the request alone, before anything is looked up. */
export const shapeRefusal = (deployment: Deployment, body: UserBody): Reply | undefined => {
  const invalid =
    validationRefusal(fieldProblems(deployment, body)) ?? serviceAccountRefusal(deployment, body);
  if (invalid !== undefined) return invalid;
  const type = loginTypeOf(body);
  if (type !== 'password' && body.password !== '')
    return error(400, `Password cannot be set for non-password ("${type}") authentication.`);
  if (type === 'password' && !deployment.world.settings.passwordLogin) {
    const message = 'Password based authentication is disabled! Unable to provision new users with';
    return error(403, `${message} password authentication.`);
  }
  return body.organization_ids.length === 0 ? noOrganization() : undefined;
};

/** The refusal of a password that is too weak; the message is the caller's, for it differs. */
export const weakPassword = (message: string, password: string): Reply | undefined => {
  const detail = findPasswordProblem(password);
  return detail === undefined ? undefined : error(400, message, '', [{ field: 'password', detail }]);
};

/** How the new user will log in, or the 400 when that cannot be; asked after everything was looked up. */
export const wantedLogin = (
  { traits, world }: Deployment,
  body: UserBody,
): { readonly loginType: LoginType } | Reply => {
  const type = loginTypeOf(body);
  if (type === 'none' || type === 'github') return { loginType: type };
  if (type === 'password')
    return weakPassword(traits.weakPasswordMessage, body.password) ?? { loginType: type };
  if (type !== 'oidc') {
    return error(400, `Unsupported login type "${type}" for manually creating new users.`);
  }
  return world.settings.oidcLogin
    ? { loginType: type }
    : error(400, 'You must configure OIDC before creating OIDC users.');
};
