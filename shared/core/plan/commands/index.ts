import { quote, toComment } from '../../../kinds/command.ts';
import { KINDS } from '../../../kinds/index.ts';
import type { ApiRequest } from '../../../kinds/kind.ts';
import type { Change } from '../../../model/change.ts';
import { toSubjectIds } from '../subject.ts';

export type CommandFormat = 'curl' | 'coder' | 'json';

/** A change and how a person calls its subject; hostile names are fine. */
export type NamedChange = { readonly change: Change; readonly name: string };

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

const HEAD = [
  '# Roles are written as whole sets, as the review showed them: what somebody changed since then is overwritten.',
  '# Set CODER_SESSION_TOKEN first; it is not in this text.',
];

const toJson = (url: string, rows: readonly NamedChange[]): string =>
  `${JSON.stringify(
    rows.map(({ change, name }) => {
      const { method, path, body } = KINDS[change.kind].toRequest(change);
      const { kind, organizationId, userId, item, added, removed } = { ...change, ...toSubjectIds(change) };
      return {
        method,
        url: `${url}${path}`,
        body,
        for: name,
        kind,
        organizationId,
        userId,
        // What tells it apart has had this name since that was the name of a role alone.
        roleName: item,
        added,
        removed,
      };
    }),
    null,
    2,
  )}\n`;

/** The changes as commands, in their order. `url` is the address of the deployment, without a slash at its end. */
export const toCommands = (format: CommandFormat, url: string, rows: readonly NamedChange[]): CommandText => {
  if (format === 'json') return { text: toJson(url, rows), withoutCommand: 0 };
  const lines: string[] = [...HEAD];
  if (format === 'coder') lines.push(`export CODER_URL=${quote(url)}`);
  let withoutCommand = 0;
  for (const { change, name } of rows) {
    const command = format === 'coder' ? KINDS[change.kind].toCommand(change) : null;
    if (format === 'coder' && command === null) withoutCommand += 1;
    const why = format === 'coder' && command === null ? ' (coder has no command for this)' : '';
    lines.push(toComment(`${name}${why}`), command ?? toCurl(url, KINDS[change.kind].toRequest(change)));
  }
  return { text: `${lines.join('\n')}\n`, withoutCommand };
};
