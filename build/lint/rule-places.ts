import { isCovered, isInside } from './areas.ts';
import { type Finding, toLine } from './finding.ts';
import { toImports, toTarget } from './imports.ts';
import type { Parsed } from './parse.ts';
import { type Node, toDeclared, toMember, toName, toTemplate, toText } from './tree.ts';

const httpModules = ['http', 'https', 'http2', 'net', 'tls', 'dgram'];
const httpGlobals = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'];
const mayUseHttp = (path: string): boolean =>
  isInside(path, 'electron/store/remote') || isInside(path, 'electron/demo');

/** The message bus is a socket of this computer, with a path in place of an address. */
const BUS = 'electron/main/keychain/secret-service/bus.ts';
const isBus = (path: string, module: string): boolean => path === BUS && module === 'net';

const isHttpUse = (node: Node, declared: ReadonlySet<string>): boolean => {
  if (node.type === 'CallExpression' || node.type === 'NewExpression') {
    const name = toName(node.callee) ?? '';
    // A parameter called `fetch` is somebody's page loader, not the network.
    return httpGlobals.includes(name) && !declared.has(name);
  }
  const member = toMember(node);
  return (
    member !== null &&
    ['globalThis', 'window', 'self'].includes(member.object ?? '') &&
    httpGlobals.includes(member.property)
  );
};

/** HTTP is spoken in the API client and in the demo deployment, nowhere else. */
export const checkHttp = (parsed: Parsed): readonly Finding[] => {
  const { path, text } = parsed.source;
  if (!isCovered(path) || mayUseHttp(path)) return [];
  const declared = toDeclared(parsed.nodes);
  const message = 'HTTP belongs into electron/store/remote or electron/demo';
  const imported = toImports(parsed).filter(({ specifier, isType }) => {
    const target = toTarget(specifier, path);
    return (
      !isType && target.kind === 'node' && httpModules.includes(target.name) && !isBus(path, target.name)
    );
  });
  return [...imported, ...parsed.nodes.filter((node) => isHttpUse(node, declared))].map(({ start }) => ({
    path,
    line: toLine(text, start),
    rule: 'http',
    message,
  }));
};

const statement =
  /^\s*(with\s+\w+\s+as\s*\(|select\s[\s\S]+\sfrom\s|insert\s+(or\s+\w+\s+)?into\s|update\s+\w+\s+set\s|delete\s+from\s|(create|drop|alter)\s+(virtual\s+)?(unique\s+)?(table|index|view|trigger)\s|pragma\s+\w+|begin\s+immediate|savepoint\s|vacuum\b)/i;
const mayUseSql = (path: string): boolean =>
  ['db', 'copy'].some((name) => isInside(path, `electron/store/${name}`));

const isSql = (node: Node, isProse: boolean): boolean => {
  if (node.type === 'TaggedTemplateExpression') return toName(node.tag) === 'sql';
  const words = toText(node) ?? toTemplate(node);
  if (words === null || !statement.test(words)) return false;
  // Buttons say "Select all from …": outside the store only capitals count as SQL.
  return !isProse || /^\s*[A-Z]{3,}\s/.test(words);
};

/** SQL is written where the tables are, nowhere else. */
export const checkSql = (parsed: Parsed): readonly Finding[] => {
  const { path, text } = parsed.source;
  if (!isCovered(path) || mayUseSql(path)) return [];
  const isProse = !isInside(path, 'electron/store');
  return parsed.nodes
    .filter((node) => isSql(node, isProse))
    .map(({ start }) => ({
      path,
      line: toLine(text, start),
      rule: 'sql',
      message: 'SQL belongs into electron/store/copy or electron/store/db',
    }));
};

/** The one file that asks the language of numbers, moments and plurals. */
const FORMAT = 'shared/base/format.ts';
const localeMethods = ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'];

const isFormatting = (node: Node): boolean => {
  const member = toMember(node);
  return member !== null && (member.object === 'Intl' || localeMethods.includes(member.property));
};

/** Numbers and moments are put into words in one place, so that one count reads the same wherever it is shown. */
export const checkFormat = (parsed: Parsed): readonly Finding[] => {
  const { path, text } = parsed.source;
  if (!isCovered(path) || path === FORMAT) return [];
  return parsed.nodes.filter(isFormatting).map(({ start }) => ({
    path,
    line: toLine(text, start),
    rule: 'format',
    message: `numbers, moments and plurals are written by ${FORMAT}`,
  }));
};
