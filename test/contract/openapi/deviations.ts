import { GENERATIONS, type Generation } from '#electron/demo/index.ts';
import type { EndpointName } from '#electron/store/remote/table/index.ts';
import type { Schema } from './description.ts';

/**
 * Where the real server does otherwise than its own description, so the twin does too. Each is used in every
 * generation it names, or the suite fails: a deviation that is gone must not hide a mistake.
 */
export type Deviation = {
  readonly name: string;
  /** The section of coder-api that says so, and what the description promises. */
  readonly why: string;
  readonly endpoints: readonly EndpointName[];
  readonly generations: readonly Generation[];
} & (
  | { readonly at: RegExp; readonly rule: string }
  /** What the body of a success really is; null: there is none. */
  | { readonly instead: Schema | null }
);

const FROM_31: readonly Generation[] = ['2.31', '2.35'];
const ONLY_35: readonly Generation[] = ['2.35'];
const ref = (name: string): Schema => ({ $ref: `#/definitions/codersdk.${name}` });
const names: Schema = { type: 'array', items: { type: 'string' } };

const wholes: readonly Deviation[] = [
  {
    name: 'the page of members is an object',
    why: 'coder-api 3.2: the description promises an array of pages',
    endpoints: ['pageMembers'],
    generations: GENERATIONS,
    instead: ref('PaginatedMembersResponse'),
  },
  {
    name: 'writing a role answers with one role',
    why: 'coder-api 3.2: the description promises an array',
    endpoints: ['createRole', 'updateRole'],
    generations: GENERATIONS,
    instead: ref('Role'),
  },
  {
    name: 'deleting a role answers with nothing',
    why: 'coder-api 3.2: 204 without a body; the description promises 200 and an array',
    endpoints: ['deleteRole'],
    generations: GENERATIONS,
    instead: null,
  },
  {
    name: 'deleting a user answers with a message',
    why: 'coder-api 3.2: the description promises no body',
    endpoints: ['deleteUser'],
    generations: GENERATIONS,
    instead: ref('Response'),
  },
  {
    name: 'roles of a user are names',
    why: 'coder-api 3.2: the description promises a User',
    endpoints: ['getUserRoles'],
    generations: GENERATIONS,
    instead: {
      type: 'object',
      required: ['roles', 'organization_roles'],
      properties: { roles: names, organization_roles: { type: 'object', additionalProperties: names } },
    },
  },
  {
    name: 'available experiments come in an object',
    why: 'coder-api 1.8: `{"safe": […]}`; the description promises an array',
    endpoints: ['listAvailableExperiments'],
    generations: GENERATIONS,
    instead: { type: 'object', required: ['safe'], properties: { safe: names } },
  },
  {
    name: 'no tokens are null',
    why: 'coder-api 1.6: the description promises an array',
    endpoints: ['listTokens'],
    generations: GENERATIONS,
    instead: { type: ['array', 'null'], items: ref('APIKey') },
  },
];

const parts: readonly Deviation[] = [
  {
    name: 'a user may be dormant',
    why: 'coder-api 3.2: the description knows active and suspended only',
    endpoints: ['listUsers', 'createUser'],
    generations: GENERATIONS,
    at: /\/status$/,
    rule: 'enum',
  },
  {
    name: 'a member may be dormant',
    why: 'coder-api 3.2: as for users, since members have a status (2.32)',
    endpoints: ['listMembers', 'pageMembers'],
    generations: ONLY_35,
    at: /\/status$/,
    rule: 'enum',
  },
  {
    name: 'a service account has no e-mail',
    why: 'coder-api 1.6: an empty text; the description promises an address',
    endpoints: ['listUsers', 'createUser'],
    generations: ONLY_35,
    at: /\/email$/,
    rule: 'format',
  },
  {
    name: 'users in no organization have null',
    why: 'coder-api 1.6: in the list only; the description promises an array',
    endpoints: ['listUsers'],
    generations: GENERATIONS,
    at: /\/organization_ids$/,
    rule: 'type',
  },
  {
    name: 'custom roles have null as member permissions',
    why: 'coder-api 1.6: from 2.28; the description promises an array',
    endpoints: ['listOrganizationRoles', 'createRole', 'updateRole'],
    generations: FROM_31,
    at: /\/organization_member_permissions$/,
    rule: 'type',
  },
  {
    name: 'admins may do everything',
    why: 'coder-api 4.6: the action `*` of built-in roles is no word of the description',
    endpoints: ['listOrganizationRoles', 'listSiteRoles'],
    generations: GENERATIONS,
    at: /permissions\/\*\/action$/,
    rule: 'enum',
  },
  {
    name: 'allow lists hold text',
    why: 'coder-api 3.2: `type:id`; the description promises objects',
    endpoints: ['listTokens', 'getTokenByName', 'getKey'],
    generations: FROM_31,
    at: /\/allow_list\/\*$/,
    rule: 'type',
  },
  {
    name: 'rows of tokens carry a username',
    why: 'coder-api 3.2: not described',
    endpoints: ['listTokens'],
    generations: GENERATIONS,
    at: /^\/\*\/username$/,
    rule: 'additionalProperties',
  },
  {
    name: 'audit rows of nobody have null',
    why: 'coder-api 1.6: when there is no user any more; the description promises one',
    endpoints: ['listAudit'],
    generations: GENERATIONS,
    at: /^\/audit_logs\/\*\/user$/,
    rule: 'type',
  },
  {
    name: 'a display mode may be unset',
    why: 'coder-api 3.4: an empty text; the description knows the modes only',
    endpoints: ['getPreferences', 'putPreferences'],
    generations: ONLY_35,
    at: /\/code_diff_display_mode$/,
    rule: 'enum',
  },
];

export const DEVIATIONS: readonly Deviation[] = [...wholes, ...parts];
