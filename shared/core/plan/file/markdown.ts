import { english } from '../../../base/format.ts';
import { KINDS } from '../../../kinds/index.ts';
import type { ChangeKind } from '../../../model/subject.ts';
import { diffRoles } from '../../roles/role-set.ts';
import { applyIntent } from '../intent.ts';
import type { FileIntent, PlanContent } from './format.ts';

/** Text of a server in a table of Markdown: one line, and nothing that is markup. */
export const toCell = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\\`*_{}[\]<>#|~&]/g, (char) => `\\${char}`)
    .trim();

const toWords = ({ intent, base }: FileIntent): string => {
  if (intent.kind === 'exactly')
    return intent.roles.length === 0 ? 'nothing at all' : `exactly ${intent.roles.map(toCell).join(', ')}`;
  const target = applyIntent(intent, base);
  const { added, removed } = diffRoles(base, target);
  const idle = [...intent.add.filter((word) => !added.includes(word)).map((word) => `(+ ${toCell(word)})`)];
  return [
    ...added.map((word) => `+ ${toCell(word)}`),
    ...removed.map((word) => `− ${toCell(word)}`),
    ...idle,
  ].join(', ');
};

const toTable = (kind: ChangeKind, rows: readonly FileIntent[]): readonly string[] => [
  '',
  `## ${KINDS[kind].text.title}: ${english.formatCount(rows.length)}`,
  '',
  '| who | organization | change | held when staged |',
  '| --- | --- | --- | --- |',
  ...rows.map(
    (row) =>
      `| ${toCell(row.name)} | ${toCell(row.organization)} | ${toWords(row)} | ${row.base.map(toCell).join(', ')} |`,
  ),
];

/** The plan for a person to read; `sha256` is the one in the JSON beside it, which alone can be opened. */
export const toMarkdown = (content: PlanContent, sha256: string): string => {
  const { deployment, actor, asOf, createdAt, note, reasons, intents } = content;
  const kinds = [...new Set(intents.map(({ kind }) => kind))];
  const given = Object.entries(reasons).map(
    ([code, reason]) => `- Guard ${code} overridden: ${toCell(reason ?? '')}`,
  );
  return [
    `# Plan for ${toCell(deployment.name)}`,
    '',
    `- Deployment: ${toCell(deployment.url)}`,
    `- Staged by: ${actor === null ? 'unknown' : toCell(actor.username)}`,
    `- Saved: ${createdAt}, on a copy of ${asOf ?? 'unknown age'}`,
    `- Changes: ${english.formatCount(intents.length)}`,
    `- SHA-256: ${sha256}`,
    ...given,
    ...(note === '' ? [] : ['', toCell(note)]),
    ...kinds.flatMap((kind) =>
      toTable(
        kind,
        intents.filter((intent) => intent.kind === kind),
      ),
    ),
    '',
  ].join('\n');
};
