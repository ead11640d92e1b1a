import type { Source } from '../lint/finding.ts';
import { type Parsed, parse } from '../lint/parse.ts';
import { type Node, toChild, toMember, toName } from '../lint/tree.ts';

/** A number in the code that limits how much of something is taken, kept, shown or done. */
export type Bound = {
  readonly path: string;
  /** The name of the constant; null for a number without a name. */
  readonly name: string | null;
  readonly value: number;
};

type Numbers = ReadonlyMap<string, number>;

const OPERATIONS: Readonly<Record<string, (left: number, right: number) => number>> = {
  '*': (left, right) => left * right,
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '/': (left, right) => left / right,
  '<<': (left, right) => left << right,
};

/** What an expression of literals, and of constants of the same file, comes to; null for anything else. */
const toNumber = (node: Node | null, known: Numbers): number | null => {
  if (node === null) return null;
  if (node.type === 'Literal') return typeof node.value === 'number' ? node.value : null;
  const name = toName(node);
  if (name !== null) return known.get(name) ?? null;
  const member = toMember(node);
  if (member !== null) return known.get(`${member.object}.${member.property}`) ?? null;
  if (node.type === 'UnaryExpression' && node.operator === '-') {
    const value = toNumber(toChild(node, 'argument'), known);
    return value === null ? null : -value;
  }
  if (node.type !== 'BinaryExpression') return null;
  const [left, right] = [toNumber(toChild(node, 'left'), known), toNumber(toChild(node, 'right'), known)];
  const operate = OPERATIONS[String(node.operator)];
  return left === null || right === null || operate === undefined ? null : operate(left, right);
};

const unwrap = (node: Node | null): Node | null =>
  node?.type === 'TSAsExpression' || node?.type === 'TSSatisfiesExpression'
    ? unwrap(toChild(node, 'expression'))
    : node;

const toFields = (node: Node | null): readonly Node[] =>
  node?.type === 'ObjectExpression' && Array.isArray(node.properties) ? node.properties : [];

const CONSTANT = /^[A-Z][A-Z_0-9]*$|[lL]imits?$/;

/** The numbers that a file gives names to: constants, and the fields of constants that are objects of numbers. */
const toConstants = ({ nodes }: Parsed): Numbers => {
  const known = new Map<string, number>();
  for (const node of nodes) {
    if (node.type !== 'VariableDeclaration' || node.kind !== 'const' || !Array.isArray(node.declarations))
      continue;
    for (const one of node.declarations) {
      const name = toName(one.id);
      const init = unwrap(toChild(one, 'init'));
      if (name === null) continue;
      const value = toNumber(init, known);
      if (value !== null) known.set(name, value);
      // Fields of a constant of the module; an object that is filled in later is none.
      for (const field of CONSTANT.test(name) ? toFields(init) : []) {
        const inside = toNumber(toChild(field, 'value'), known);
        if (inside !== null) known.set(`${name}.${toName(field.key)}`, inside);
      }
    }
  }
  return known;
};

/** Names that say of a number that it is a bound. */
const BOUND =
  /(^|_)(AT_MOST|MOST|MAX|LIMITS?|LONGEST|KEPT|AT_ONCE|SHOWN|NAMED|PIECE|BUDGET|BYTES|LENGTH|LETTERS|CHARACTERS|PAGE_ROWS)([_.]|$)|^(most|max|limit)|(Limits?|AtOnce|AtMost)([.]|$)/;
/** Units that are no amount: how long something is waited for, how large it is drawn. */
const NO_AMOUNT = /(_MS|_S|Ms|_PX|Px|_HEIGHT|_WIDTH)$|[.](\w*Ms|perSecond|width|height)$/;

const SCHEMA_BOUNDS = new Set(['max', 'maxLength', 'maximum', 'lte']);
const PROPERTY = /^(limit|most|max)/;
const COMPARISONS = new Set(['>', '>=', '<', '<=']);
const SIZES = new Set(['length', 'size', 'byteLength']);

const listChildren = (node: Node | null, field: string): readonly Node[] => {
  const children = node?.[field];
  return Array.isArray(children) ? children : [];
};

/** What a call bounds: the end of a list or text that it takes from the start or the end, or the most of a schema. */
const toCallBound = (node: Node): Node | null => {
  const callee = toChild(node, 'callee');
  const property = callee === null ? null : toName(callee.property);
  const [first, second] = listChildren(node, 'arguments');
  if (property === null || first === undefined) return null;
  if (property === 'slice') {
    if (first.type === 'Literal' && first.value === 0) return second ?? null;
    return second === undefined && first.type === 'UnaryExpression' ? toChild(first, 'argument') : null;
  }
  return SCHEMA_BOUNDS.has(property) && toName(callee?.object) !== 'Math' ? first : null;
};

const isSize = (node: Node | null): boolean => node !== null && SIZES.has(toName(node.property) ?? '');

/** What a comparison bounds: a size by any number, anything else by a number with a name. */
const toCompared = (node: Node): readonly Node[] => {
  const [left, right] = [toChild(node, 'left'), toChild(node, 'right')];
  return [
    [left, right],
    [right, left],
  ].flatMap(([side = null, other = null]) =>
    side !== null && (side.type !== 'Literal' || isSize(other)) ? [side] : [],
  );
};

const toLimits = (node: Node): readonly number[] =>
  listChildren(toChild(node, 'quasi'), 'quasis').flatMap((part) => {
    const raw = toChild({ ...part, value: { type: '', start: 0, ...Object(part.value) } }, 'value')?.raw;
    return typeof raw === 'string'
      ? [...raw.matchAll(/\bLIMIT (\d+)/g)].map(([, digits = '']) => Number(digits))
      : [];
  });

/** The expressions of a node that bound something. */
const toBounding = (node: Node, known: Numbers): readonly Node[] => {
  if (node.type === 'CallExpression') return [toCallBound(node)].flatMap((one) => one ?? []);
  if (node.type === 'BinaryExpression' && COMPARISONS.has(String(node.operator))) return toCompared(node);
  const key = node.type === 'Property' ? toName(node.key) : null;
  if (key !== null && PROPERTY.test(key)) {
    const value = toChild(node, 'value');
    const hasName = [...known].some(([name, number]) => name.endsWith(`.${key}`) && number === value?.value);
    return value?.type === 'Literal' && !hasName ? [value] : [];
  }
  if (node.type === 'JSXAttribute' && toChild(node, 'name')?.name === 'maxLength')
    return [toChild(toChild(node, 'value'), 'expression')].flatMap((one) => one ?? []);
  return [];
};

const nameOf = (node: Node): string | null => {
  const member = toMember(node);
  return member?.object == null ? toName(node) : `${member.object}.${member.property}`;
};

/** Less than this is a shape ("more than one"), and no amount. */
const FEWEST = 3;

type Read = {
  readonly path: string;
  readonly known: Numbers;
  readonly used: ReadonlySet<string>;
  readonly bare: readonly number[];
};

const readSource = (source: Source): Read => {
  const parsed = parse(source);
  const known = toConstants(parsed);
  const used = new Set<string>();
  const bare = new Set<number>();
  for (const node of parsed.nodes) {
    for (const one of toBounding(node, known)) {
      const name = nameOf(one);
      if (name !== null) used.add(name);
      else bare.add(Math.abs(toNumber(one, known) ?? 0));
    }
    if (node.type === 'TaggedTemplateExpression') for (const limit of toLimits(node)) bare.add(limit);
  }
  return { path: source.path, known, used, bare: [...bare].filter((value) => value >= FEWEST) };
};

/**
 * Every bound in some sources: numbers that cut a list or a text, that a schema takes at most, that a size is compared
 * with, that a query is limited to; and constants that are named as bounds, or are used as one in any of the sources.
 */
export const findBounds = (sources: readonly Source[]): readonly Bound[] => {
  const reads = sources.map(readSource);
  const used = new Set(reads.flatMap((read) => [...read.used]));
  return reads.flatMap(({ path, known, bare }) => [
    ...[...known]
      .filter(([name]) => (used.has(name) || BOUND.test(name)) && !NO_AMOUNT.test(name))
      .map(([name, value]) => ({ path, name, value })),
    ...bare.map((value) => ({ path, name: null, value })),
  ]);
};
