import { isCovered, isInside } from './areas.ts';
import { type Finding, toLine } from './finding.ts';
import type { Parsed } from './parse.ts';
import { type Node, toChild, toName } from './tree.ts';

/** The twin is a server of its own, with the server's names. */
const TWIN = 'electron/demo';

const TYPES = ['TSTypeAliasDeclaration', 'TSInterfaceDeclaration'];

/** The name of a type that a statement exports; null: it exports none. */
const toTypeName = (node: Node): string | null => {
  const declared = node.type === 'ExportNamedDeclaration' ? toChild(node, 'declaration') : null;
  return declared !== null && TYPES.includes(declared.type) ? toName(declared.id) : null;
};

/**
 * A type's name is exported once: two of one name are one thing with two homes, or two things that are taken for one
 * another.
 */
export const createCheckTypeNames = () => {
  const homes = new Map<string, { readonly path: string; readonly line: number }[]>();
  return {
    /** Takes a file into account; there is nothing to find before all are. */
    note: ({ source, nodes }: Parsed): void => {
      if (!isCovered(source.path) || isInside(source.path, TWIN)) return;
      for (const node of nodes) {
        const name = toTypeName(node);
        if (name === null) continue;
        homes.set(name, [
          ...(homes.get(name) ?? []),
          { path: source.path, line: toLine(source.text, node.start) },
        ]);
      }
    },
    /** Names that have a second home. */
    list: (): readonly Finding[] =>
      [...homes].flatMap(([name, [first, ...others]]) =>
        others.map(({ path, line }) => ({
          path,
          line,
          rule: 'type-names',
          message: `${name} is exported by ${first?.path} too: give one of them its own name, or both one home`,
        })),
      ),
  };
};
