import { posix } from 'node:path';
import type { Parsed } from './parse.ts';
import { type Node, toChild, toName, toText } from './tree.ts';

/** One import of a file. `isType` means that nothing of it is left after compilation. */
export type Import = { readonly specifier: string; readonly isType: boolean; readonly start: number };

const isTypeOnly = (node: Node): boolean => {
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const specifiers = Array.isArray(node.specifiers) ? node.specifiers : [];
  const isTyped = (item: { readonly importKind?: unknown; readonly exportKind?: unknown }): boolean =>
    item.importKind === 'type' || item.exportKind === 'type';
  return specifiers.length > 0 && specifiers.every(isTyped);
};

const toCalled = (node: Node): string | null => {
  const [first] = Array.isArray(node.arguments) ? node.arguments : [];
  // Also `nodeRequire('x')` and the like, which createRequire gives.
  return /require$/i.test(toName(node.callee) ?? '') ? toText(first) : null;
};

/** Static and dynamic imports, re-exports, `require` calls and `import('x')` types. */
export const toImports = ({ nodes }: Parsed): readonly Import[] =>
  nodes.flatMap((node): readonly Import[] => {
    const { start } = node;
    if (node.type === 'CallExpression') {
      const specifier = toCalled(node);
      return specifier === null ? [] : [{ specifier, isType: false, start }];
    }
    const isImport = /^(Import|ExportNamed|ExportAll)(Declaration|Expression)$/.test(node.type);
    const isImportType = node.type === 'TSImportType';
    if (!isImport && !isImportType) return [];
    const specifier = toText(toChild(node, 'source')) ?? toText(toChild(node, 'argument'));
    return specifier === null ? [] : [{ specifier, isType: isImportType || isTypeOnly(node), start }];
  });

/** What an import leads to: a file of ours, a part of Node, or a package. */
export type Target =
  | { readonly kind: 'file'; readonly path: string; readonly isRelative: boolean }
  | { readonly kind: 'node'; readonly name: string }
  | { readonly kind: 'package'; readonly name: string };

/** Resolves a specifier by its text alone, seen from a file. Queries such as `?raw` are left out. */
export const toTarget = (specifier: string, from: string): Target => {
  const [bare = ''] = specifier.split('?');
  if (bare.startsWith('.')) {
    return { kind: 'file', path: posix.join(posix.dirname(from), bare), isRelative: true };
  }
  if (bare.startsWith('#')) return { kind: 'file', path: bare.slice(1), isRelative: false };
  if (bare.startsWith('node:')) return { kind: 'node', name: bare.slice('node:'.length) };
  return { kind: 'package', name: bare };
};
