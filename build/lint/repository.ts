import { globSync, readFileSync } from 'node:fs';
import { inRoot, root } from '../base/root.ts';
import type { Source } from './finding.ts';

/** What a citation may name: all that is in the repository, as far as the rules ask. */
export type Repository = {
  /** Every file and folder, with forward slashes and without a slash at the end. */
  readonly paths: ReadonlySet<string>;
  /** The documents by path. */
  readonly documents: ReadonlyMap<string, Document>;
  /** The names of what `npm run` knows. */
  readonly scripts: ReadonlySet<string>;
};

/** One Markdown file. */
export type Document = Source & {
  /** Numbers of its sections: `3`, `3.1`. */
  readonly sections: ReadonlySet<string>;
  /** What a link may have behind its `#`. */
  readonly anchors: ReadonlySet<string>;
};

/** Made by tools, so that it may be there or not. */
const MADE = /^(?:node_modules|out|dist|test-results|coverage|\.git)(?:\/|$)/;

/** True for what no commit holds: a document may name it all the same. */
export const isMade = (path: string): boolean => MADE.test(path);

/** The anchor that GitHub gives a heading. */
const toAnchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');

/** A document with its headings read. */
export const toDocument = ({ path, text }: Source): Document => {
  const plain = text.replace(/^```.*?^```/gms, '');
  const headings = [...plain.matchAll(/^#+ +(.+?) *$/gm)].map(([, heading = '']) => heading);
  const numbers = headings.flatMap((heading) => /^(\d+(?:\.\d+)*)\.? /.exec(heading)?.[1] ?? []);
  return { path, text, sections: new Set(numbers), anchors: new Set(headings.map(toAnchor)) };
};

const readScripts = (): readonly string[] => {
  const file: unknown = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const scripts = typeof file === 'object' && file !== null && 'scripts' in file ? file.scripts : null;
  return typeof scripts === 'object' && scripts !== null ? Object.keys(scripts) : [];
};

/** The repository as it lies on the disk. */
export const readRepository = (): Repository => {
  const found = globSync('{*,.*,**/*,.github/**/*}', { cwd: root, exclude: isMade });
  const paths = found.map((path) => path.replaceAll('\\', '/')).filter((path) => !isMade(path));
  const documents = paths
    .filter((path) => path.endsWith('.md'))
    .map((path) => toDocument({ path, text: readFileSync(inRoot(path), 'utf8') }));
  return {
    paths: new Set(paths),
    documents: new Map(documents.map((document) => [document.path, document])),
    scripts: new Set(readScripts()),
  };
};
