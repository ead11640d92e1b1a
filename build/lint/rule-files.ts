import { type Finding, type Source, toLine } from './finding.ts';
import type { Parsed } from './parse.ts';
import { type Node, toName } from './tree.ts';

const maxLines = 400;
const suppressions =
  /biome-ignore|@ts-ignore|@ts-nocheck|@ts-expect-error|eslint-disable|oxlint-disable|(v8|c8|istanbul) ignore/;

/** No file is longer than a person can hold in mind. */
export const checkLength = ({ path, text }: Source): readonly Finding[] => {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  if (lines <= maxLines) return [];
  return [
    {
      path,
      line: maxLines,
      rule: 'length',
      message: `${lines} lines; one idea per file, at most ${maxLines}`,
    },
  ];
};

/** No comment turns a check off. */
export const checkSuppressions = ({ source, comments }: Parsed): readonly Finding[] =>
  comments.flatMap(({ text, start }) => {
    const match = suppressions.exec(text);
    if (match === null) return [];
    const line = toLine(source.text, start);
    return [{ path: source.path, line, rule: 'suppression', message: `fix it instead of "${match[0]}"` }];
  });

const isDefaultExport = (node: Node): boolean =>
  node.type === 'ExportDefaultDeclaration' ||
  (node.type === 'ExportSpecifier' && toName(node.exported) === 'default');

/** Exports have names; only configuration files, whose tools ask for it, export a default. */
export const checkDefaultExport = ({ source, nodes }: Parsed): readonly Finding[] => {
  if (/\.config\.ts$/.test(source.path)) return [];
  return nodes.filter(isDefaultExport).map(({ start }) => ({
    path: source.path,
    line: toLine(source.text, start),
    rule: 'default-export',
    message: 'give the export a name',
  }));
};
