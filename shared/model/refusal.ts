/**
 * Refusals of a Coder server, in one list: what each is called, what a person is told, and what it proves. The words by
 * which they are known are rows of `electron/store/remote/outcome/refusal`; preflight, the engine and history speak of
 * a refused change by the codes here.
 */

/** `reason` says what the matter is, `fix` what to do about it. */
export type RefusalText = { readonly reason: string; readonly fix: string };

/**
 * What a change may be refused for. The journal keeps these codes, so one that was ever written keeps its meaning; those
 * that preflight knows too are called the same there.
 */
export const REJECTIONS = {
  'own-roles': {
    reason: 'Nobody may change their own roles, not even an owner.',
    fix: 'Ask another admin to do it.',
  },
  'own-membership': {
    reason: 'Nobody can remove themselves from an organization.',
    fix: 'Ask another admin to do it.',
  },
  'own-status': { reason: 'Nobody can suspend themselves.', fix: 'Ask another admin to do it.' },
  'idp-managed': {
    reason: 'The identity provider owns the roles of this person, since role sync is on in the organization.',
    fix: 'Change them there.',
  },
  'idp-membership': {
    reason: 'The identity provider decides in which organizations this person is.',
    fix: 'Change the group there.',
  },
  'role-unknown': {
    reason: 'One of these roles does not exist there.',
    fix: 'Refresh the roles, then stage this again without it, or create it.',
  },
  'role-not-assignable': {
    reason: 'You may not give or take one of these roles. Taking a role needs the same right as giving it.',
    fix: 'Ask somebody with more rights.',
  },
  'owner-suspension': { reason: 'An owner cannot be suspended.', fix: 'Take that role away first.' },
  'not-licensed': {
    reason: 'Custom roles can be made, changed and deleted only with a Premium licence.',
    fix: 'Ask who runs the deployment.',
  },
  'role-name-invalid': {
    reason: 'This cannot be the name of a role.',
    fix: 'Use lower-case letters, digits and single hyphens, at most 32 in all, and neither "new" nor "create".',
  },
  'role-name-reserved': {
    reason: 'This is a role of the server itself. It cannot be made, changed or deleted.',
    fix: 'Choose another name, or duplicate the role under one.',
  },
  'permission-not-allowed': {
    reason:
      'A custom role holds single permissions in the organization: no wildcards, no denials, none on its own things.',
    fix: 'Leave those permissions out.',
  },
  'permission-not-held': {
    reason: 'The role would hold a permission that you do not have yourself.',
    fix: 'Leave that permission out, or ask an owner to make the change.',
  },
  /** The server does not know it. */
  'permission-refused': {
    reason: 'The server does not allow one of the permissions in a custom role.',
    fix: 'Leave it out.',
  },
  // Said only where the server still shows others, so that it is not this token that sees nobody any more.
  'member-gone': {
    reason: 'This person is no longer a member of the organization.',
    fix: 'The server still shows others there: refresh to see who is left.',
  },
  'user-gone': {
    reason: 'This person is not a user of the deployment any more.',
    fix: 'The server still shows others: refresh to see who is left.',
  },
  forbidden: {
    reason: 'The server does not let you make this change.',
    fix: 'Ask somebody with more rights.',
  },
  invalid: { reason: 'The server found the request invalid.', fix: 'Refresh, then stage this again.' },
  /** Own access was at stake, not told which: written before the two above had codes. */
  'own-access': {
    reason: 'Nobody can suspend themselves or leave an organization by themselves.',
    fix: 'Ask another admin to do it.',
  },
  /** Reserved or invalid, not told which: written before the two above had codes. */
  'name-refused': { reason: 'The server does not allow a role of that name.', fix: 'Choose another.' },
  /** In words that nobody wrote down. */
  other: { reason: 'The server refused the change.', fix: '' },
} as const satisfies Readonly<Record<string, RefusalText>>;
export type RejectCode = keyof typeof REJECTIONS;

// Made from the very keys of the list.
export const REJECT_CODES = Object.keys(REJECTIONS) as readonly RejectCode[];

/** Reason and fix of a refused change, as one text. */
const sayRejection = (code: RejectCode): string => {
  const { reason, fix } = REJECTIONS[code];
  return fix === '' ? reason : `${reason} ${fix}`;
};

/** Reason and fix of each refused change. */
// Made from the very keys of the list.
export const REJECTION_SENTENCES = Object.fromEntries(
  REJECT_CODES.map((code) => [code, sayRejection(code)]),
) as Readonly<Record<RejectCode, string>>;

/**
 * What the words of a refusal prove about a write. `refused`: Coder itself said no before it changed anything;
 * `already-so`: what was asked for is so, and somebody else did it; `nothing`: a proxy or a race may stand behind them,
 * so that only a read tells.
 */
export type Proof = 'refused' | 'already-so' | 'nothing';

/** `about` leads in what the words of a refusal name, where they name something. */
type Spec = { readonly proves?: Proof; readonly about?: string } & (
  | { readonly as: RejectCode; readonly say?: string }
  | { readonly as?: undefined; readonly say: string }
);

/** Every refusal that is known: what a change is rejected as by it, and a sentence where that one's does not do. */
export const REFUSALS = {
  // Who asks (coder-api 1.2 and 1.9).
  'token-missing': { say: 'The server saw no token. Enter one.' },
  'token-malformed': { say: 'This is not a token of a Coder server. Copy the whole token again.' },
  'token-unknown': {
    say: 'The server does not know this token: it was revoked, or belongs to another server. Enter a new one.',
  },
  'token-wrong': { say: 'The second half of the token is wrong. Copy the whole token again.' },
  'token-expired': { say: 'The token has expired. Enter a new one.' },
  'login-lost': { say: 'The sign-in at the identity provider has ended. Sign in there again.' },
  suspended: { say: 'This account is suspended. Ask another admin to activate it.' },
  'bad-credentials': {
    say: 'The server does not know this e-mail and password. Check both, then try again.',
  },
  'password-login-off': {
    say: 'This server lets nobody sign in with a password. Make a token on its token page and paste it.',
  },
  'wrong-login-type': {
    say: 'This account does not sign in with a password. Make a token on the token page of the server and paste it.',
    about: 'Its login type is',
  },
  'no-first-user': { say: 'This server has no user yet. Create the first one.' },
  'first-user-exists': { say: 'This server has a first user by now. Sign in instead.' },
  'github-off': { say: 'This server offers no sign-in by GitHub.' },
  'device-off': { say: 'This server offers no sign-in by GitHub without a browser.' },
  'provider-off': { say: 'This server is not connected to that identity provider.' },
  'not-oidc': { say: 'This account does not sign in by OpenID Connect, so there are no claims.' },
  'bad-passcode': { say: 'E-mail or passcode is wrong, or the passcode has expired. Ask for a new one.' },

  // Members and the roles people have (coder-api 3.1 and 3.4).
  'already-member': { proves: 'already-so', say: 'This person is a member already. Sync to see them.' },
  'organization-sync': { as: 'idp-membership' },
  'self-removal': { as: 'own-membership' },
  'own-roles': { as: 'own-roles' },
  'idp-managed': { as: 'idp-managed' },
  'role-unknown': { as: 'role-unknown', about: 'The role is' },
  'role-not-assignable': { as: 'role-not-assignable', about: 'The role is' },
  'role-suffix': { as: 'invalid', say: 'A role name holds a colon. Use the plain name.' },

  // Custom roles (coder-api 3.1 and 4.5).
  'name-reserved': {
    as: 'role-name-reserved',
    say: 'The server keeps this name for itself. Choose another.',
  },
  'name-invalid': {
    as: 'role-name-invalid',
    say: 'A role name has letters, digits and single hyphens, at most 32. Change it.',
  },
  'site-permissions': {
    as: 'permission-not-allowed',
    say: 'A role of an organization cannot hold permissions on the whole site. Leave them out.',
  },
  'user-permissions': {
    as: 'permission-not-allowed',
    say: 'A role of an organization cannot hold permissions on users. Leave them out.',
  },
  'member-permissions': {
    as: 'permission-not-allowed',
    say: 'The server does not let custom roles hold member permissions. Leave them out.',
  },
  'role-exists': { proves: 'already-so', say: 'A role of this name exists already. Choose another name.' },
  'permission-wildcard': {
    as: 'permission-not-allowed',
    say: 'A custom role cannot hold a wildcard. Name each permission.',
  },
  'permission-negative': {
    as: 'permission-not-allowed',
    say: 'A custom role cannot take permissions away. Leave the negative ones out.',
  },
  'permission-escalation': {
    as: 'permission-not-held',
    say: 'The role would hold a permission that you do not have. Leave it out.',
  },
  'permission-invalid': {
    as: 'permission-refused',
    say: 'The server does not know one of the permissions. Leave it out.',
  },
  'role-missing': { proves: 'already-so', say: 'There is no custom role of this name any more. Sync.' },

  // Users and their lives (coder-api 3.4 and 5).
  'service-account-rule': {
    say: 'A service account has neither e-mail, password nor login type. Leave them out.',
  },
  'password-not-allowed': { say: 'Only accounts that sign in with a password can have one. Leave it out.' },
  'organization-missing': { say: 'A user needs an organization. Choose one.' },
  'user-exists': { say: 'Username or e-mail is taken. Choose others.' },
  'organization-unknown': { say: 'One of the organizations does not exist. Sync.' },
  'password-weak': {
    say: 'The server wants a stronger password: make it longer, or mix letters, digits and signs.',
  },
  'login-type-unsupported': { say: 'This server does not take this login type. Choose another.' },
  'create-forbidden': { say: 'The token may not create users. Use one with more rights.' },
  'self-deletion': { say: 'Nobody can delete themselves. Ask another admin to do it.' },
  'has-workspaces': { say: 'This user still has workspaces. Delete them first.' },
  'self-suspension': { as: 'own-status' },
  'owner-suspension': { as: 'owner-suspension' },
  'username-taken': { say: 'This username is taken. Choose another.' },

  // What belongs to one user: password, settings, keys (coder-api 3.4, 5.4 and 6).
  'owner-password': { say: 'Only an owner can change an owner’s password.' },
  'no-password-login': { say: 'This account does not sign in with a password.' },
  'old-password-missing': { say: 'Enter the present password as well.' },
  'old-password-wrong': { say: 'The present password is wrong. Check it.' },
  'password-same': { say: 'The new password is the present one. Choose another.' },
  'login-type-private': { say: 'This tells the login type of the token’s own account only.' },
  'font-unsupported': { say: 'The server does not know this font. Choose another.' },
  'preference-invalid': { say: 'The server does not know this setting. Choose another.' },
  'lifetime-invalid': { say: 'The server does not allow a token to live that long. Choose a shorter time.' },
  'token-name-taken': { say: 'A token of this name exists already. Choose another name.' },
  'scope-invalid': { say: 'The server does not offer one of the scopes. Leave it out, or use coder:all.' },
  'allow-list-invalid': {
    say: 'The server does not accept the list of what the token may touch. Change it.',
  },

  // Whatever is asked (coder-api 1.3 to 1.8).
  'bad-json': {
    as: 'invalid',
    say: 'The server did not understand the request. Report this with the request id.',
  },
  'invalid-fields': { as: 'invalid', say: 'The server does not accept some of the values. Check them.' },
  'bad-query': { say: 'The server did not understand the request. Report this with the request id.' },
  'bad-search': { say: 'The server does not understand this search. Change it.' },
  'user-unknown': {
    as: 'user-gone',
    say: 'This person is no longer on the server, or the token may not see them. Sync.',
  },
  'not-licensed': { as: 'not-licensed', say: 'This server is not licensed for that. Ask who runs it.' },
  'experiment-off': { say: 'This server has that experiment switched off.' },
  forbidden: {
    as: 'forbidden',
    proves: 'nothing',
    say: 'The token may not do this. Use one with more rights.',
  },
  'not-visible': {
    proves: 'nothing',
    say: 'It is not there, or the token may not see it. Sync, then look again.',
  },
  'route-unknown': { say: 'This server does not know that: it is too old, or a build without it.' },
  'rate-limited': { say: 'The server asks us to slow down. Wait a minute, then try again.' },
  'cursor-in-two': { say: 'The server cannot page from a person in two organizations. Page by offset.' },
  'hidden-forbidden': {
    proves: 'nothing',
    say: 'The token may not do this, which this server reports as trouble of its own. Use one with more rights.',
  },
  'bad-check': { say: 'The server did not understand the request. Report this with the request id.' },
} as const satisfies Readonly<Record<string, Spec>>;
export type RefusalCode = keyof typeof REFUSALS;

const specOf = (code: RefusalCode): Spec => REFUSALS[code];

/** What happened and what to do next. `about` is what the refusal names, safe to show; null: it names nothing. */
export const sayRefusal = (code: RefusalCode, about: string | null = null): string => {
  const { say, as, about: lead } = specOf(code);
  const text = say ?? sayRejection(as ?? 'other');
  return lead === undefined || about === null ? text : `${text} ${lead} “${about}”.`;
};

/** What `invalid-fields` is about at the two places where a person typed the fields. */
export const INVALID_ENTRIES = {
  login: 'Sign in with the e-mail address of the account, not with its user name.',
  firstUser:
    'The server does not take these entries. A user name has letters, digits and single hyphens (32 at most); the e-mail must be a real address.',
} as const;

/** What a write proves to have done by such a refusal. */
export const proofOf = (code: RefusalCode): Proof => specOf(code).proves ?? 'refused';

/** What a change is rejected as; null: no change meets this, or nothing is known of it. */
export const rejectionOf = (code: RefusalCode): RejectCode | null => specOf(code).as ?? null;
