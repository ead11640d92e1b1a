import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Files of the product: what is there for tests, and the twin, which is a server of its own, are not. */
const isProduct = (path: string): boolean =>
  /^(shared|electron|renderer)\//.test(path) &&
  /\.(ts|tsx|sql)$/.test(path) &&
  !/\.test\.tsx?$|\/testing\/|^electron\/demo\//.test(path);
const PRODUCT = ['shared', 'electron', 'renderer']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(
      (path) => `${folder}/${path.replaceAll('\\', '/')}`,
    ),
  )
  .filter(isProduct);

/** The files of a section's table, by its heading. */
const listFiles = (heading: string): readonly string[] => {
  const section = read('docs/how-to-add.md')
    .split(/^## /m)
    .find((part) => part.startsWith(heading));
  if (section === undefined) throw new Error(`There is no section ${heading}`);
  return [...section.matchAll(/^\| `([^`]+)` \|/gm)].map((found) => found[1] ?? '').sort();
};

/** What names an addition, where it would be named, and files there that name something else so. */
const ADDITIONS = [
  {
    heading: 'A column of the lists of people',
    names: /\bcreatedAt\b|\buser_created_at\b|ADD COLUMN created_at\b/,
    // Where people and their columns are: plans, keys and deployments have such a time too.
    at: /^(electron\/store\/(copy|sync|remote|db\/migrations\/cache|api\/(member|user))|shared\/(model|contract)\/(member|user)|renderer\/features\/(people|inspector))/,
    // Tokens have such a time as well, and a member is described with a field that nobody reads there.
    but: /^electron\/store\/(copy\/token|remote\/(account-port|endpoints\/keys|table\/members))\.ts$/,
    most: 6,
  },
  {
    heading: 'An endpoint that the app uses',
    names: /\blistTokens\b/,
    at: /^electron\/store\/remote\//,
    but: /^$/,
    most: 4,
  },
  {
    heading: 'A table of the copy that a refresh fills',
    names:
      /\breadTokens\b|\breplaceTokens\b|\btoken_list\b|TABLE token\b|type TokenFilter = |tokenFilterSchema = /,
    at: /^/,
    // What the table learned later.
    but: /^electron\/store\/db\/migrations\/cache\/001[23]_/,
    most: 6,
  },
  {
    heading: 'A kind of change',
    names: /'token-expiry'|\btokenExpiry\b|\bTOKEN_KINDS\b|\bTokenSubject\b|'own-token'|'expiry-unknown'/,
    at: /^/,
    // Its screen.
    but: /^renderer\/features\/tokens\//,
    most: 6,
  },
  {
    heading: 'A screen',
    names: /'view\.tokens'|'token\.list'|\bTokensPage\b/,
    at: /^/,
    but: /^renderer\/features\/tokens\/|^shared\/contract\/token\.ts$|^electron\/store\/api\/token\.ts$/,
    most: 3,
  },
] as const;

describe.each(ADDITIONS)('$heading', ({ heading, names, at, but, most }) => {
  const found = PRODUCT.filter((path) => at.test(path) && !but.test(path) && names.test(read(path))).sort();

  it('is in just the files that docs/how-to-add.md lists', () => {
    expect(found).toEqual(listFiles(heading));
  });

  it('takes no more of them than the house promises', () => {
    expect(found.length).toBeLessThanOrEqual(most);
  });
});
