import type { Change } from '../../model/change.ts';
import { EXISTS, MEMBER, SUSPENDED } from '../../model/subject.ts';
import { quote, toComment } from './quote.ts';
import { type ApiRequest, toRequest, toRoleBody } from './request.ts';

export type CommandFormat = 'curl' | 'coder' | 'json';

/** A change and how a person calls its subject; hostile names are fine. */
export type Named = { readonly change: Change; readonly name: string };

export type CommandText = {
  readonly text: string;
  /** Changes for which the `coder` CLI has no command. */
  readonly withoutCommand: number;
};

const toCurl = (url: string, { method, path, body }: ApiRequest): string =>
  [
    'curl --fail-with-body --silent --show-error',
    `-X ${method}`,
    '-H "Coder-Session-Token: $CODER_SESSION_TOKEN"',
    ...(body === null
      ? []
      : [`-H 'Content-Type: application/json'`, `--data-raw ${quote(JSON.stringify(body))}`]),
    quote(`${url}${path}`),
  ].join(' ');

/** Arguments that may start with a dash come behind `--`, so that none is taken for an option. */
const withArguments = (command: string, words: readonly string[]): string =>
  [command, ...(words.some((word) => word.startsWith('-')) ? ['--'] : []), ...words.map(quote)].join(' ');

/**
 * The command of the `coder` CLI, from its reference pages (organizations members add, remove, edit-roles; users
 * edit-roles, suspend, activate; organizations roles create, update); null: it has none. It has no way to delete a
 * role, and `users edit-roles` asks when it is given no role.
 */
const toCoder = (change: Change): string | null => {
  const { kind, organizationId, userId, target, base } = change;
  const organizations = `coder organizations -O ${quote(organizationId)}`;
  switch (kind) {
    case 'member-roles':
      return withArguments(`${organizations} members edit-roles`, [userId, ...target]);
    case 'membership':
      return withArguments(`${organizations} members ${target.includes(MEMBER) ? 'add' : 'remove'}`, [
        userId,
      ]);
    case 'user-status':
      return withArguments(`coder users ${target.includes(SUSPENDED) ? 'suspend' : 'activate'}`, [userId]);
    case 'site-roles':
      if (target.length === 0) return null;
      return [
        'coder users edit-roles',
        quote(userId),
        '--yes',
        ...target.map((role) => quote(`--roles=${role}`)),
      ].join(' ');
    case 'custom-role': {
      if (!target.includes(EXISTS)) return null;
      const body = JSON.stringify({ ...toRoleBody(change), organization_id: organizationId });
      const verb = base.includes(EXISTS) ? 'update' : 'create';
      return `printf '%s' ${quote(body)} | ${organizations} roles ${verb} --stdin --yes`;
    }
  }
};

const HEAD = [
  '# Roles are written as whole sets, as the review showed them: what somebody changed since then is overwritten.',
  '# Set CODER_SESSION_TOKEN first; it is not in this text.',
];

const toJson = (url: string, rows: readonly Named[]): string =>
  `${JSON.stringify(
    rows.map(({ change, name }) => {
      const { method, path, body } = toRequest(change);
      const { kind, organizationId, userId, roleName, added, removed } = change;
      return {
        method,
        url: `${url}${path}`,
        body,
        for: name,
        kind,
        organizationId,
        userId,
        roleName,
        added,
        removed,
      };
    }),
    null,
    2,
  )}\n`;

/** The changes as commands, in their order. `url` is the address of the deployment, without a slash at its end. */
export const toCommands = (format: CommandFormat, url: string, rows: readonly Named[]): CommandText => {
  if (format === 'json') return { text: toJson(url, rows), withoutCommand: 0 };
  const lines: string[] = [...HEAD];
  if (format === 'coder') lines.push(`export CODER_URL=${quote(url)}`);
  let withoutCommand = 0;
  for (const { change, name } of rows) {
    const command = format === 'coder' ? toCoder(change) : null;
    if (format === 'coder' && command === null) withoutCommand += 1;
    const why = format === 'coder' && command === null ? ' (coder has no command for this)' : '';
    lines.push(toComment(`${name}${why}`), command ?? toCurl(url, toRequest(change)));
  }
  return { text: `${lines.join('\n')}\n`, withoutCommand };
};
