/** A group of an organization. The group of everybody, which the server implies, is not kept. */
export type Group = {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly displayName: string;
  readonly memberIds: readonly string[];
};

/** A workspace, as far as deleting its owner asks for it. */
export type Workspace = {
  readonly id: string;
  readonly organizationId: string;
  readonly ownerId: string;
  readonly name: string;
};

/** What a user set for themselves, by the API's field names; a field that was never set is absent. */
export type Personal = {
  readonly userId: string;
  readonly appearance: Readonly<Record<string, string>>;
  readonly preferences: Readonly<Record<string, string | boolean>>;
  /** Template id to the build parameters last used with it. */
  readonly autofill: Readonly<Record<string, readonly { readonly name: string; readonly value: string }[]>>;
};

/** A git key that was made anew; users without a row have the key they were created with. */
export type SshKey = { readonly userId: string; readonly publicKey: string; readonly updatedAt: string };

/** A one-time passcode for a forgotten password, until it is used or `expiresAtMs` has passed. */
export type Passcode = { readonly userId: string; readonly code: string; readonly expiresAtMs: number };

/** Why a session that came from an identity provider is over although its key is good. */
export type LoginTrouble = 'link-gone' | 'session-expired' | 'refresh-failed';

/** One message that the server would have sent. */
export type Notification = {
  readonly at: string;
  readonly recipientId: string;
  /** The user it is about. */
  readonly targetId: string;
  readonly template:
    | 'user-account-created'
    | 'user-account-deleted'
    | 'user-account-suspended'
    | 'user-account-activated'
    | 'your-account-suspended'
    | 'your-account-activated'
    | 'one-time-passcode';
  /** The passcode, for the one template that carries one. */
  readonly passcode?: string;
};

/** How the deployment is configured; changed from outside only, as by an operator. */
export type Settings = {
  readonly isLicensed: boolean;
  readonly isTrial: boolean;
  readonly passwordLogin: boolean;
  readonly oidcLogin: boolean;
  readonly githubLogin: boolean;
  readonly githubDeviceFlow: boolean;
  /** Site roles of OIDC users come from the identity provider. */
  readonly siteRoleSync: boolean;
  /** Claim field that manages memberships of OIDC users; empty when organization sync is off. */
  readonly organizationSyncField: string;
  /** Asking for a trial licence fails, as without a way out to the internet. */
  readonly trialFails: boolean;
};

export const DEFAULT_SETTINGS: Settings = {
  isLicensed: true,
  isTrial: false,
  passwordLogin: true,
  oidcLogin: true,
  githubLogin: true,
  githubDeviceFlow: false,
  siteRoleSync: false,
  organizationSyncField: '',
  trialFails: false,
};
