import { isCovered, isForTests, isInside } from './areas.ts';
import type { Finding } from './finding.ts';
import { toImports, toTarget } from './imports.ts';
import type { Parsed } from './parse.ts';

/** The most lines of a file that is a part of the one beside it, which alone imports it. */
const MOST_LINES = 60;

/** Folders of descriptors that a registry beside them lists: one file for each, however short. */
const REGISTRIES = [
  'electron/demo/routes',
  'electron/store/api',
  'electron/store/change/kinds',
  'electron/store/remote/outcome/refusal',
  'electron/store/remote/table',
  'shared/contract',
  'shared/kinds',
];

type File = { readonly path: string; readonly lines: number };
type Use = { readonly by: string; readonly isLate: boolean };

const toFolder = (path: string): string => path.slice(0, path.lastIndexOf('/'));

const isTest = (path: string): boolean =>
  isForTests(path) || isInside(path, 'test') || isInside(path, 'build');

const isListed = (path: string): boolean => REGISTRIES.some((folder) => isInside(path, folder));

/**
 * A file of its own has a second importer, a test that imports it, or more than 60 lines. Otherwise it is told in the file
 * beside it. What is loaded later than its importer is a file because it has to be one.
 */
export const createCheckOwnFiles = () => {
  const files: File[] = [];
  const uses = new Map<string, Use[]>();
  return {
    /** Takes a file into account; there is nothing to find before all are. */
    note: ({ source, nodes }: Parsed): void => {
      const { path, text } = source;
      const late = new Set(nodes.flatMap((node) => (node.type === 'ImportExpression' ? [node.start] : [])));
      if (isCovered(path)) files.push({ path, lines: text.split('\n').length - 1 });
      for (const { specifier, start } of toImports({ source, nodes, comments: [] })) {
        const target = toTarget(specifier, path);
        if (target.kind !== 'file') continue;
        uses.set(target.path, [...(uses.get(target.path) ?? []), { by: path, isLate: late.has(start) }]);
      }
    },
    /** Files that are none of their own. */
    list: (): readonly Finding[] =>
      files.flatMap(({ path, lines }) => {
        const used = uses.get(path) ?? [];
        const importers = [...new Set(used.map(({ by }) => by))];
        const [only, ...others] = importers;
        if (lines > MOST_LINES || only === undefined || others.length > 0 || isTest(only)) return [];
        if (toFolder(only) !== toFolder(path) || isListed(path) || used.some(({ isLate }) => isLate))
          return [];
        const message = `${lines} lines that ${only} alone imports: tell them there`;
        return [{ path, line: 1, rule: 'own-file', message }];
      }),
  };
};
