import { isCovered, isInside } from './areas.ts';
import { type Finding, toLine } from './finding.ts';
import type { Parsed } from './parse.ts';
import { type Node, toChild, toDeclared, toMember, toName } from './tree.ts';

/** Functions that Chromium 114 and Node 18.15 lack (decision 0003), as `object.property`. */
const missing = [
  'Promise.withResolvers',
  'Promise.try',
  'Object.groupBy',
  'Map.groupBy',
  'Array.fromAsync',
  'AbortSignal.any',
  'URL.canParse',
  'URL.parse',
  'Intl.DurationFormat',
  'Iterator.from',
  'RegExp.escape',
];

/** Methods of sets, which are as young. `z.union` and its like have another meaning. */
const setMethods = [
  'union',
  'intersection',
  'difference',
  'symmetricDifference',
  'isSubsetOf',
  'isSupersetOf',
  'isDisjointFrom',
];

const iteratorMethods = [
  'map',
  'filter',
  'take',
  'drop',
  'flatMap',
  'toArray',
  'some',
  'every',
  'find',
  'reduce',
  'forEach',
];

/** `map.values().map(…)`: a call on what an iterator-giving call without arguments gave. */
const isIteratorHelper = (node: Node): boolean => {
  if (!iteratorMethods.includes(toMember(node)?.property ?? '')) return false;
  const inner = toChild(node, 'object');
  if (inner === null || inner.type !== 'CallExpression') return false;
  const gives = ['values', 'keys', 'entries'].includes(toMember(inner.callee)?.property ?? '');
  return gives && Array.isArray(inner.arguments) && inner.arguments.length === 0;
};

const toYoungUse = (node: Node): string | null => {
  const member = toMember(node);
  if (member === null) return null;
  const name = `${member.object}.${member.property}`;
  if (missing.includes(name)) return name;
  if (isIteratorHelper(node)) return `iterator.${member.property}`;
  const isSetMethod = setMethods.includes(member.property) && member.object !== 'z';
  return isSetMethod ? `Set.${member.property}` : null;
};

/** Globals that the main process of Electron 25 lacks; the page has them. */
const mainGlobals = ['crypto', 'File', 'WebSocket'];

const toMainGlobal = (node: Node): string | null => {
  const called = node.type === 'NewExpression' ? toName(node.callee) : null;
  const name = called ?? toMember(node)?.object ?? null;
  return name !== null && mainGlobals.includes(name) ? name : null;
};

/** What the oldest supported Electron lacks may not be used where that Electron runs. The store has a newer Node. */
export const checkRuntime = ({ source, nodes }: Parsed): readonly Finding[] => {
  const { path, text } = source;
  const isOld = isCovered(path) && !isInside(path, 'electron/store') && !isInside(path, 'electron/demo');
  if (!isOld) return [];
  const isMain = isInside(path, 'electron/main') || isInside(path, 'electron/preload');
  const declared = toDeclared(nodes);
  return nodes.flatMap((node) => {
    const young = toYoungUse(node);
    const global = isMain ? toMainGlobal(node) : null;
    const name = young ?? (global !== null && !declared.has(global) ? global : null);
    if (name === null) return [];
    return [{ path, line: toLine(text, node.start), rule: 'runtime', message: `Electron 25 has no ${name}` }];
  });
};

const youngCss =
  /light-dark\(|\((?:in\s+\w+,\s*)?from\s+[\w#(]|field-sizing\s*:|anchor-name\s*:|transition-behavior\s*:|@starting-style/g;

/** The same for style sheets. */
export const checkCss = ({
  path,
  text,
}: {
  readonly path: string;
  readonly text: string;
}): readonly Finding[] =>
  [...text.matchAll(youngCss)].map((match) => ({
    path,
    line: toLine(text, match.index),
    rule: 'runtime',
    message: `Chromium 114 does not understand "${match[0].trim()}"`,
  }));
