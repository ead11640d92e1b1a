import { describe, expect, it } from 'vitest';
import { parse } from './parse.ts';
import { createCheckOwnFiles } from './rule-own-file.ts';

const SHORT = 'export const part = 1;\n';
const USE = "import { part } from './part.ts';\nexport const story = part;\n";

/** The files of a tree that are none of their own. */
const find = (tree: Readonly<Record<string, string>>): readonly string[] => {
  const { note, list } = createCheckOwnFiles();
  for (const [path, text] of Object.entries(tree)) note(parse({ path, text }));
  return list().map(({ path }) => path);
};

describe('a file of its own', () => {
  it('is not one that is short, untried, and imported by the file beside it alone', () => {
    expect(find({ 'shared/core/plan/part.ts': SHORT, 'shared/core/plan/story.ts': USE })).toEqual([
      'shared/core/plan/part.ts',
    ]);
    const type = "import type { part } from './part.ts';\nexport type Story = typeof part;\n";
    expect(find({ 'renderer/ui/part.ts': SHORT, 'renderer/ui/story.ts': type })).toEqual([
      'renderer/ui/part.ts',
    ]);
  });

  it('has a second importer, a test, or more than 60 lines', () => {
    const both = { 'shared/core/plan/part.ts': SHORT, 'shared/core/plan/story.ts': USE };
    expect(find({ ...both, 'shared/core/plan/other.ts': USE })).toEqual([]);
    expect(find({ ...both, 'shared/core/plan/part.test.ts': USE })).toEqual([]);
    const over = "import { part } from '#shared/core/plan/part.ts';\nexport const rig = part;\n";
    expect(find({ ...both, 'test/kit/rig.ts': over })).toEqual([]);
    expect(find({ ...both, 'shared/core/plan/part.ts': SHORT.repeat(1) + '\n'.repeat(60) })).toEqual([]);
  });

  it('may be a descriptor of a registry, what is loaded later, an entry, or a part of another folder', () => {
    const listed = { 'electron/demo/routes/part.ts': SHORT, 'electron/demo/routes/index.ts': USE };
    expect(find(listed)).toEqual([]);
    const later = "export const story = () => import('./part.ts');\n";
    expect(find({ 'renderer/app/part.ts': SHORT, 'renderer/app/story.ts': later })).toEqual([]);
    expect(find({ 'electron/main/part.ts': SHORT })).toEqual([]);
    const far = "import { part } from '../ui/part.ts';\nexport const story = part;\n";
    expect(find({ 'renderer/ui/part.ts': SHORT, 'renderer/app/story.ts': far })).toEqual([]);
  });

  it('is asked for of the product alone', () => {
    expect(find({ 'test/kit/part.ts': SHORT, 'test/kit/story.ts': USE })).toEqual([]);
    expect(
      find({ 'electron/store/sync/testing/part.ts': SHORT, 'electron/store/sync/testing/story.ts': USE }),
    ).toEqual([]);
  });
});
