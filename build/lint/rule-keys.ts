import { isCovered, isInside } from './areas.ts';
import { type Finding, toLine } from './finding.ts';
import type { Parsed } from './parse.ts';
import { type Node, toChild, toMember, toName, toText } from './tree.ts';

/** Where keyboard events are read: presses for handlers, and what stands before all handlers. */
const HOMES = ['renderer/ui/keys.ts', 'renderer/ui/composition.ts'];
const EVENTS = ['keydown', 'keyup', 'keypress'];
const HANDLER = /^onkey(down|up|press)(capture)?$/i;
/** What tells of an input method, or of a key without its layout. */
const READ = ['isComposing', 'keyCode', 'charCode', 'KeyboardEvent'];

const isMade = (value: unknown): boolean => toName(toChild(value, 'callee')) === 'onPress';

/** What a file makes by `onPress`, by name. */
const toHandlers = (nodes: readonly Node[]): readonly (string | null)[] =>
  nodes.flatMap((node) => (node.type === 'VariableDeclarator' && isMade(node.init) ? [toName(node.id)] : []));

const toAttribute = (node: Node): string | null => {
  const name = node.type === 'JSXAttribute' ? toChild(node, 'name')?.name : null;
  return typeof name === 'string' ? name : null;
};

const toBroken = (node: Node, handlers: readonly (string | null)[]): string | null => {
  const attribute = toAttribute(node);
  if (attribute !== null) {
    const value = toChild(node.value, 'expression');
    const isThroughHome = isMade(value) || (toName(value) !== null && handlers.includes(toName(value)));
    return HANDLER.test(attribute) && !isThroughHome ? attribute : null;
  }
  const said = toMember(node)?.property ?? toName(node) ?? toText(node);
  if (said === null) return null;
  return EVENTS.includes(said) || HANDLER.test(said) || READ.includes(said) ? said : null;
};

/** Every key of the windows is heard through one place: there input methods and layouts are dealt with, for all. */
export const checkKeys = ({ source, nodes }: Parsed): readonly Finding[] => {
  const { path, text } = source;
  if (!isCovered(path) || !isInside(path, 'renderer') || HOMES.includes(path)) return [];
  const handlers = toHandlers(nodes);
  return nodes.flatMap((node) => {
    const said = toBroken(node, handlers);
    if (said === null) return [];
    const message = `${said} goes around renderer/ui/keys.ts; use onPress or listenToPresses`;
    return [{ path, line: toLine(text, node.start), rule: 'keys', message }];
  });
};
