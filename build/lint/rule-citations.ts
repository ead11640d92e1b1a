import { posix } from 'node:path';
import { type Finding, toLine } from './finding.ts';
import type { Parsed } from './parse.ts';
import { type Prose, toComments, toMarkdownProse, toTexts } from './prose.ts';
import { type Document, isMade, type Repository } from './repository.ts';

type Check = (prose: Prose, repository: Repository) => readonly Finding[];

const finding = ({ source }: Prose, offset: number, message: string): Finding => ({
  path: source.path,
  line: toLine(source.text, offset),
  rule: 'citation',
  message,
});

/** Findings for all that a pattern matches and `judge` finds fault with; null: nothing is wrong. */
const judgeAll = (
  prose: Prose,
  pattern: RegExp,
  judge: (groups: readonly string[]) => string | null,
): readonly Finding[] =>
  [...prose.words.matchAll(pattern)].flatMap((match) => {
    const problem = judge(match.slice(1).map((group) => group ?? ''));
    return problem === null ? [] : [finding(prose, match.index, problem)];
  });

/** Documents whose sections have numbers by which they are cited. */
const NUMBERED = ['coder-api', 'engine', 'design'] as const;

const SECTIONS = new RegExp(
  `\\b(${NUMBERED.join('|')})(?:\\.md)?\`?,? +((?:section +)?\\d+(?:\\.\\d+)?(?:(?:,| and| or| to|, and) +\\d+(?:\\.\\d+)?(?![\\w,]))*)`,
  'g',
);

/** `coder-api 3.1 and 4`: the sections are there. */
const checkSections: Check = (prose, { documents }) =>
  judgeAll(prose, SECTIONS, ([name = '', list = '']) => {
    const path = `docs/${name}.md`;
    const missing = list
      .match(/\d+(?:\.\d+)?/g)
      ?.find((one) => documents.get(path)?.sections.has(one) !== true);
    return missing === undefined ? null : `${path} has no section ${missing}`;
  });

const TRAP_LIST = /^#+ 9\. Traps$.*?(?=^## )/ms;

/** `trap 35`: it is in the list. */
const checkTraps: Check = (prose, { documents }) => {
  const list = TRAP_LIST.exec(documents.get('docs/coder-api.md')?.text ?? '')?.[0] ?? '';
  return judgeAll(prose, /\btraps? +(\d+)\b/g, ([number = '']) =>
    new RegExp(`^${number}\\. `, 'm').test(list) ? null : `docs/coder-api.md has no trap ${number}`,
  );
};

/** `decision 0010`: the file is there. */
const checkDecisions: Check = (prose, { documents }) => {
  const paths = [...documents.keys()];
  return judgeAll(prose, /\bdecisions? +(\d{4})\b/g, ([number = '']) =>
    paths.some((path) => path.startsWith(`docs/decisions/${number}-`))
      ? null
      : `there is no decision ${number}`,
  );
};

const listIds = (document: Document | undefined, pattern: RegExp): ReadonlySet<string> =>
  new Set([...(document?.text ?? '').matchAll(pattern)].map(([, id = '']) => id));

/** `ENG-12`, and all ids of that group: a row of the safety rows. */
const checkRows: Check = (prose, { documents }) => {
  const rows = listIds(documents.get('docs/safety-rows.md'), /^\| ([A-Z]+-\d+) \|/gm);
  const groups = new Set([...rows].map((row) => row.split('-')[0]));
  return judgeAll(prose, /\b([A-Z]{3}-\d+)\b/g, ([row = '']) =>
    !groups.has(row.split('-')[0]) || rows.has(row) ? null : `docs/safety-rows.md has no row ${row}`,
  );
};

/** `K05`: a fault, or a bad input. */
const checkFaults: Check = (prose, { documents }) => {
  const ids = listIds(documents.get('docs/faults.md'), /^\| ([A-Z]\d\d) \|/gm);
  return judgeAll(prose, /(?<![\w+-])([NHCDKR]\d\d)\b/g, ([id = '']) =>
    ids.has(id) ? null : `docs/faults.md has no fault ${id}`,
  );
};

/** `I4`: an invariant of the engine. */
const checkInvariants: Check = (prose, { documents }) => {
  const ids = listIds(documents.get('docs/engine.md'), /^\| (I\d+) \|/gm);
  return judgeAll(prose, /\b(I\d{1,2})\b/g, ([id = '']) =>
    ids.has(id) ? null : `docs/engine.md has no invariant ${id}`,
  );
};

/** `npm run boundaries`: there is such a script. */
const checkScripts: Check = (prose, { scripts }) =>
  judgeAll(prose, /\bnpm run ([a-z][\w:-]*)/g, ([name = '']) =>
    scripts.has(name) ? null : `package.json has no script ${name}`,
  );

/** `[text](target#anchor)`: both are there. What lies in the network is not looked at. */
const checkLinks: Check = (prose, { paths, documents }) =>
  judgeAll(prose, /\]\(([^)\s]+)\)/g, ([target = '']) => {
    if (/^[a-z]+:/.test(target)) return null;
    const [file = '', anchor] = target.split('#');
    const { path } = prose.source;
    const to = file === '' ? path : posix.join(posix.dirname(path), file).replace(/\/$/, '');
    if (!paths.has(to)) return `there is no ${to}`;
    if (anchor === undefined || documents.get(to)?.anchors.has(anchor) !== false) return null;
    return `${to} has no heading #${anchor}`;
  });

const EXTENSION = /\.(?:tsx?|[cm]js|md|sql|css|html|json|png|svg)$/;
const FOLDER = /^[\w-][\w.-]*(?:\/[\w.-]+)*\/$/;
/** Not the path of one file: a pattern, or a place to fill in. */
const OPEN = /[<>…*?$ ]|NNNN|\.\.\./;

/** A path with a part in braces as all the paths that it stands for. */
const unfold = (path: string): readonly string[] => {
  const braces = /^(.*?)\{([^{}]*)\}(.*)$/.exec(path);
  if (braces === null) return [path];
  const [, before = '', inner = '', after = ''] = braces;
  return inner.split(',').flatMap((one) => unfold(`${before}${one.trim()}${after}`));
};

/** The path that a word in backticks stands for; null: it stands for something else. */
const toPath = (word: string, roots: ReadonlySet<string>): string | null => {
  const plain = word
    .replace(/^#(?=\w+\/)/, '')
    .replace(/(?<=\w)[#:].*$/, '')
    .replace(/^\.\//, '');
  const path = plain.replace(/\/$/, '');
  if (path === '' || OPEN.test(path) || isMade(path)) return null;
  if (/^(?:\.\.\/)+\w/.test(path)) return path;
  if (/^[/~.]/.test(path)) return null;
  const isBelow = path.includes('/') && roots.has(path.split('/')[0] ?? '');
  return isBelow || EXTENSION.test(path) || FOLDER.test(plain) ? path : null;
};

/** All that a path may be called by: itself, without its first folder, without the first two, down to its name. */
const toEnds = (path: string): readonly string[] => {
  const parts = path.split('/');
  return parts.map((_, at) => parts.slice(at).join('/'));
};

const toRoot = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : '');

/** Folders from which one speaks of the whole repository, its own among them. */
const OVERALL: readonly string[] = ['', 'docs', 'test'];

/**
 * Files and folders named in backticks: they are there. A path counts from the root, from a folder that holds who names
 * it, or by its end: a mere name within the same folder of the root, and anywhere from `OVERALL`.
 */
const createCheckPaths = ({ paths }: Repository): Check => {
  const roots = new Set([...paths].map(toRoot));
  const ends = new Set([...paths].flatMap(toEnds));
  const endsIn = new Set([...paths].flatMap((path) => toEnds(path).map((end) => `${toRoot(path)}:${end}`)));
  const isThere = (from: string, path: string): boolean => {
    if (path.startsWith('../')) return paths.has(posix.join(posix.dirname(from), path));
    const root = toRoot(from);
    if (paths.has(path) || endsIn.has(`${root}:${path}`)) return true;
    return (path.includes('/') || OVERALL.includes(root)) && ends.has(path);
  };
  return (prose) =>
    judgeAll(prose, /`([^`\n]+)`/g, ([word = '']) => {
      const named = unfold(word).map((one) => toPath(one, roots));
      const missing = named.find((path) => path !== null && !isThere(prose.source.path, path));
      return missing === undefined ? null : `there is no ${missing}`;
    });
};

/** `docs/bounds.md` and any other document, named without backticks. */
const createCheckDocuments = ({ paths }: Repository): Check => {
  const ends = new Set([...paths].filter((path) => path.endsWith('.md')).flatMap(toEnds));
  return (prose) =>
    judgeAll(prose, /(?<![\w`./-]|\]\()([\w-][\w./-]*\.md)\b/g, ([name = '']) =>
      ends.has(name) ? null : `there is no ${name}`,
    );
};

const BY_ID: readonly Check[] = [checkSections, checkTraps, checkDecisions, checkRows, checkFaults];

/**
 * Every citation leads somewhere: a section of a document, a decision, a row, an invariant, a link, a script, a file that
 * is named. Scripts cite in their comments; in their texts only what has a number is looked at.
 */
export const createCheckCitations = (repository: Repository) => {
  const everywhere = [
    ...BY_ID,
    checkInvariants,
    checkScripts,
    createCheckPaths(repository),
    createCheckDocuments(repository),
  ];
  const check = (prose: Prose, checks: readonly Check[]): readonly Finding[] =>
    checks.flatMap((one) => one(prose, repository));
  return {
    /** The findings of a script. */
    ofScript: (parsed: Parsed): readonly Finding[] => [
      ...check(toComments(parsed), everywhere),
      ...check(toTexts(parsed), BY_ID),
    ],
    /** The findings of a document. */
    ofDocument: (document: Document): readonly Finding[] =>
      check(toMarkdownProse(document), [...everywhere, checkLinks]),
  };
};
