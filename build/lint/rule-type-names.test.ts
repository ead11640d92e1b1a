import { describe, expect, it } from 'vitest';
import { parse } from './parse.ts';
import { createCheckTypeNames } from './rule-type-names.ts';

/** What is found in a tree, as path and line. */
const find = (tree: Readonly<Record<string, string>>): readonly string[] => {
  const { note, list } = createCheckTypeNames();
  for (const [path, text] of Object.entries(tree)) note(parse({ path, text }));
  return list().map(({ path, line }) => `${path}:${line}`);
};

describe('the name of a type', () => {
  it('is exported once, as a type or as an interface', () => {
    expect(
      find({
        'shared/model/page.ts': 'export type Page = 1;\n',
        'renderer/client/page.ts': '\nexport interface Page { readonly rows: 1 }\n',
        'electron/store/page.ts': 'export type Page<T> = T;\n',
      }),
    ).toEqual(['renderer/client/page.ts:2', 'electron/store/page.ts:1']);
  });

  it('may be passed on, and be used inside a file', () => {
    expect(
      find({
        'shared/model/page.ts': 'export type Page = 1;\n',
        'shared/model/all.ts': "export type { Page } from './page.ts';\n",
        'renderer/client/page.ts': 'type Page = 2;\nexport const page: Page = 2;\n',
      }),
    ).toEqual([]);
  });

  it('is the twin’s own in the twin, and a test’s own in a test', () => {
    const text = 'export type Page = 1;\n';
    expect(
      find({
        'shared/model/page.ts': text,
        'electron/demo/world/page.ts': text,
        'electron/store/testing/page.ts': text,
        'test/kit/page.ts': text,
      }),
    ).toEqual([]);
  });
});
