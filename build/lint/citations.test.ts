import { describe, expect, it } from 'vitest';
import { parse } from './parse.ts';
import { type Repository, readRepository, toDocument } from './repository.ts';
import { createCheckCitations } from './rule-citations.ts';

const TEXTS: Readonly<Record<string, string>> = {
  'README.md': '# House\n',
  'docs/coder-api.md':
    '# Facts\n\n## 3. Endpoints\n\n### 3.1 Members\n\n## 4. Roles\n\n## 9. Traps\n\n1. One.\n6. Six.\n\n## 10. End\n\n7. No trap.\n',
  'docs/engine.md':
    '# Engine\n\n## 3. Outcomes of a write\n\n| I4 | no blind resend |\n\n```\n## 12. Code\n```\n',
  'docs/safety-rows.md': '# Rows\n\n| ENG-12 | done | | |\n',
  'docs/faults.md': '# Faults\n\n| K05 | stopped | unknown |\n',
  'docs/decisions/0010-what.md': '# 0010\n',
  'shared/core/README.md': '# Core\n',
};

const repository: Repository = {
  paths: new Set([
    ...Object.keys(TEXTS),
    ...['docs', 'docs/decisions', 'shared', 'shared/core', 'test', 'electron', 'package.json'],
    ...[
      'shared/core/plan/rebase.ts',
      'shared/core/guards',
      'shared/core/plan/guards/guard.ts',
      'electron/main.ts',
    ],
  ]),
  documents: new Map(Object.entries(TEXTS).map(([path, text]) => [path, toDocument({ path, text })])),
  scripts: new Set(['lint', 'test:unit']),
};
const citations = createCheckCitations(repository);

const inDocument = (text: string, path = 'docs/new.md'): readonly string[] =>
  citations.ofDocument(toDocument({ path, text })).map(({ line, message }) => `${line}: ${message}`);
const inScript = (text: string, path = 'shared/core/new.ts'): readonly string[] =>
  citations.ofScript(parse({ path, text })).map(({ line, message }) => `${line}: ${message}`);

describe('a citation', () => {
  it.each([
    ['coder-api 3.2', 'docs/coder-api.md has no section 3.2'],
    ['coder-api 3.1, 3.2 and 4', 'docs/coder-api.md has no section 3.2'],
    ['coder-api 3.1 and 5', 'docs/coder-api.md has no section 5'],
    ['coder-api 3 to 5', 'docs/coder-api.md has no section 5'],
    ['`docs/engine.md` section 8', 'docs/engine.md has no section 8'],
    ['coder-api, section 8', 'docs/coder-api.md has no section 8'],
    ['coder-api 9, trap 7', 'docs/coder-api.md has no trap 7'],
    ['engine 12', 'docs/engine.md has no section 12'],
    ['design 1', 'docs/design.md has no section 1'],
    ['decision 0011', 'there is no decision 0011'],
    ['ENG-13', 'docs/safety-rows.md has no row ENG-13'],
    ['K08', 'docs/faults.md has no fault K08'],
    ['I15', 'docs/engine.md has no invariant I15'],
    ['`npm run tests`', 'package.json has no script tests'],
    ['gone.md', 'there is no gone.md'],
    ['`shared/core/gone.ts`', 'there is no shared/core/gone.ts'],
    ['`#shared/core/gone.ts`', 'there is no shared/core/gone.ts'],
    ['`shared/core/plan/{rebase,gone}.ts`', 'there is no shared/core/plan/gone.ts'],
    ['`shared/gone/`', 'there is no shared/gone'],
    ['`gone.ts`', 'there is no gone.ts'],
  ])('that leads nowhere is found in a document and in a comment: %s', (cited, message) => {
    expect(inDocument(`# New\n\nSee ${cited} for that.\n`)).toEqual([`3: ${message}`]);
    expect(inScript(`const one = 1;\n/** So it is (${cited}). */\nexport const two = one;\n`)).toEqual([
      `2: ${message}`,
    ]);
  });

  it.each([
    'coder-api 3.1, 4 and 9, trap 6',
    'engine 3, and I4 of ENG-12, as in K05',
    'decision 0010, `npm run test:unit`, README.md, docs/engine.md',
    '`shared/core/plan/rebase.ts`, `plan/rebase.ts`, `#shared/core/plan/rebase.ts#rebase`, `guards/`, `guard.ts`',
    '`shared/core/*.ts`, `docs/decisions/NNNN-name.md`, `<profile>/last.json`, `out/main/index.cjs`',
    'UTF-8, SHA-256, `application/json`, `/api/v2/users`, 3.1 engines',
  ])('that leads somewhere is not, nor what is none: %s', (cited) => {
    expect(inDocument(`See ${cited}.\n`)).toEqual([]);
    expect(inScript(`/** So it is: ${cited}. */\nexport const one = 1;\n`)).toEqual([]);
  });

  it('is seen over the end of a line', () => {
    expect(inDocument('The facts are in coder-api\n3.2, and so on.\n')).toHaveLength(1);
    expect(
      inScript('/**\n * The facts are in coder-api\n * 3.2.\n */\nexport const one = 1;\n'),
    ).toHaveLength(1);
    expect(inScript('// The facts are in coder-api\n// 3.2.\nexport const one = 1;\n')).toHaveLength(1);
  });

  it('is not put together from two comments, or two paragraphs', () => {
    expect(inScript('/* coder-api */ export const one = 1; /* 3.2 */\n')).toEqual([]);
    expect(inDocument('coder-api\n\n3.2 of them\n')).toEqual([]);
  });

  it('in a text of a script is looked at where it has a number of its own', () => {
    expect(inScript(`export const why = 'coder-api 3.2: no such thing';\n`)).toHaveLength(1);
    expect(inScript(`export const row = \`ENG-13\`;\n`)).toHaveLength(1);
    expect(inScript(`export const name = 'gone.md or I15';\n`)).toEqual([]);
  });

  it('in a block of code of a document is an example', () => {
    expect(inDocument('```\ncoder-api 3.2, gone.md, npm run tests\n```\n')).toEqual([]);
  });
});

describe('a link', () => {
  it.each([
    ['[a](gone.md)', 'there is no docs/gone.md'],
    ['[a](../shared/gone)', 'there is no shared/gone'],
    ['![a](gone.png)', 'there is no docs/gone.png'],
    ['[a](engine.md#nothing)', 'docs/engine.md has no heading #nothing'],
  ])('that leads nowhere is found: %s', (link, message) => {
    expect(inDocument(`See ${link}.\n`)).toEqual([`1: ${message}`]);
  });

  it.each([
    '[a](engine.md)',
    '[a](engine.md#3-outcomes-of-a-write)',
    '[a](../shared/core/)',
    '[a](https://x.example/b.md)',
  ])('that leads somewhere is not: %s', (link) => {
    expect(inDocument(`See ${link}.\n`)).toEqual([]);
  });
});

describe('the README of a folder', () => {
  it('names files of its own part of the tree by their names, and others by more', () => {
    const inReadme = (text: string): readonly string[] => inDocument(text, 'shared/core/README.md');
    expect(
      inReadme('`rebase.ts`, `guard.ts`, `package.json`, `../../electron/main.ts`, `electron/main.ts`\n'),
    ).toEqual([]);
    expect(inReadme('`main.ts`\n')).toEqual(['1: there is no main.ts']);
    expect(inReadme('`../main.ts`\n')).toEqual(['1: there is no ../main.ts']);
  });
});

describe('the documents of this repository', () => {
  const real = readRepository();

  it('are all seen', () => {
    expect([...real.documents.keys()]).toEqual(
      expect.arrayContaining(['README.md', 'docs/coder-api.md', 'docs/engine.md', 'shared/core/README.md']),
    );
    expect([...real.paths].some((path) => path.includes('node_modules'))).toBe(false);
  });

  it('cite only what is there', () => {
    const { ofDocument } = createCheckCitations(real);
    expect([...real.documents.values()].flatMap(ofDocument)).toEqual([]);
  });
});
