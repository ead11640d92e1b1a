import type { CoderApi, PutOutcome } from '#electron/store/remote/port.ts';
import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import type { Result } from '#shared/base/result.ts';
import type { Question } from '../corpus/entry.ts';
import { PAGE_ROWS, ROLES } from './world.ts';

/** Where and about whom the questions are. */
export type Asking = { readonly organization: OrganizationId; readonly user: UserId };

/** What came of a question: the word an entry expects, and what it was, for a closer look. */
export type Told = {
  readonly word: string;
  readonly value: unknown;
  readonly failure: unknown;
  /** What a sync did to the copy that it must not. */
  readonly problems?: readonly string[];
};

const ofRead = (read: Result<unknown>): Told =>
  read.ok
    ? { word: 'ok', value: read.value, failure: null }
    : { word: read.failure.code, value: null, failure: read.failure };

const ofPut = (outcome: PutOutcome): Told => {
  const code = 'failure' in outcome ? outcome.failure.code : 'code' in outcome ? outcome.code : null;
  return {
    word: code === null ? outcome.class : `${outcome.class} ${code}`,
    value: outcome,
    failure: outcome,
  };
};

type Ask = (api: CoderApi, about: Asking) => Promise<Told>;
const FIRST = { offset: 0, limit: PAGE_ROWS } as const;

/** Each question but the sync, through the real client. */
export const ASKS: Readonly<Record<Exclude<Question, 'sync'>, Ask>> = {
  self: async (api) => ofRead(await api.readSelf()),
  buildinfo: async (api) => ofRead(await api.readBuildInfo()),
  organizations: async (api) => ofRead(await api.listOrganizations()),
  'org-roles': async (api, { organization }) => ofRead(await api.listOrganizationRoles(organization)),
  'site-roles': async (api) => ofRead(await api.listSiteRoles()),
  members: async (api, { organization }) => ofRead(await api.pageMembers(organization, FIRST)),
  users: async (api) => ofRead(await api.pageUsers(FIRST)),
  'role-sync': async (api, { organization }) => ofRead(await api.readRoleSync(organization)),
  'member-roles': async (api, { organization, user }) =>
    ofRead(await api.readMemberRoles(organization, user)),
  put: async (api, { organization, user }) => ofPut(await api.putMemberRoles(organization, user, ROLES)),
};
