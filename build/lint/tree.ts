/** A node of the syntax tree, known only as far as the rules need it. */
export type Node = { readonly type: string; readonly start: number } & Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** Every node below and including the given value, parents first. */
export const walk = function* (value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const item of value) yield* walk(item);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (isNode(value)) yield value;
  for (const child of Object.values(value)) if (typeof child === 'object') yield* walk(child);
};

/** The name of an identifier node, else null. */
export const toName = (value: unknown): string | null =>
  isNode(value) && value.type === 'Identifier' && typeof value.name === 'string' ? value.name : null;

/** The text of a string literal node, else null. */
export const toText = (value: unknown): string | null =>
  isNode(value) && value.type === 'Literal' && typeof value.value === 'string' ? value.value : null;

/** What a template says, with a `?` for each value; null for anything else. */
export const toTemplate = (node: Node): string | null => {
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node.quasis)) return null;
  return node.quasis.map((part: { readonly value: { readonly raw: string } }) => part.value.raw).join('?');
};

/** `a.b` as its two names; null for other shapes and for computed members. */
export const toMember = (
  value: unknown,
): { readonly object: string | null; readonly property: string } | null => {
  if (!isNode(value) || value.type !== 'MemberExpression' || value.computed === true) return null;
  const property = toName(value.property);
  return property === null ? null : { object: toName(value.object), property };
};

/** A field of a node when that field is a node. */
export const toChild = (value: unknown, field: string): Node | null => {
  const child = isNode(value) ? value[field] : null;
  return isNode(child) ? child : null;
};

/** The names that a pattern binds: `a`, `{ b: c }`, `[d = 1]` and so on, without what its type mentions. */
const toBound = (pattern: unknown): readonly string[] => {
  if (Array.isArray(pattern)) return pattern.flatMap(toBound);
  if (!isNode(pattern)) return [];
  if (pattern.type === 'Identifier') return [toName(pattern) ?? ''];
  // A property binds its value, a default its left side, a rest its argument.
  const parts = [pattern.properties, pattern.elements, pattern.value, pattern.left, pattern.argument];
  return parts.flatMap((part) => toBound(part));
};

/** Every name that a file declares itself, wherever: imports, variables, parameters. */
export const toDeclared = (nodes: readonly Node[]): ReadonlySet<string> =>
  new Set(
    nodes.flatMap((node) => {
      if (node.type.startsWith('Import')) return toBound(node.local);
      if (node.type === 'VariableDeclarator') return toBound(node.id);
      return Array.isArray(node.params) ? toBound(node.params) : [];
    }),
  );
