import { CHANGE_KINDS } from '#shared/model/subject.ts';
import { isCovered, isInside } from './areas.ts';
import { type Finding, toLine } from './finding.ts';
import type { Parsed } from './parse.ts';
import { type Node, toName, toTemplate, toText } from './tree.ts';

/** Where a kind may be called by its name. */
const HOMES = [
  'shared/kinds',
  'electron/store/change/kinds',
  // The list of them.
  'shared/model/subject.ts',
  // The twin is a server of its own, which has no kinds but words of Coder.
  'electron/demo',
];

const isHome = (path: string): boolean => HOMES.some((home) => isInside(path, home));

const IN_SQL = new RegExp(`'(?:${CHANGE_KINDS.join('|')})'`);

/** A dialog that stages one kind says which: `{ kind: 'membership', … }`. It compares none. */
const listStaged = (nodes: readonly Node[]): ReadonlySet<unknown> =>
  new Set(
    nodes.flatMap((node) => (node.type === 'Property' && toName(node.key) === 'kind' ? [node.value] : [])),
  );

/** Nothing but the two folders of kinds asks which kind a change is of: it asks the kind. No statement of SQL names one. */
export const checkKinds = ({ source, nodes }: Parsed): readonly Finding[] => {
  const { path, text } = source;
  if (!isCovered(path) || isHome(path)) return [];
  const staged = isInside(path, 'renderer/features') ? listStaged(nodes) : new Set();
  return nodes.flatMap((node) => {
    const said = toText(node);
    const isNamed = said !== null && CHANGE_KINDS.some((name) => name === said) && !staged.has(node);
    if (!isNamed && !IN_SQL.test(toTemplate(node) ?? '')) return [];
    const message = 'a kind of change is called by its name; ask shared/kinds or electron/store/change/kinds';
    return [{ path, line: toLine(text, node.start), rule: 'kinds', message }];
  });
};
