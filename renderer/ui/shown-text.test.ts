import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toPlainName, toShown } from '#shared/core/text/display-text.ts';

const root = join(import.meta.dirname, '..', '..');
const ATTRIBUTE = /(?<![\w-])(title|aria-label|alt|placeholder)=\{/g;

/** The text between a brace that is open at `from` and its end. */
const readBraces = (text: string, from: number): string => {
  let depth = 1;
  let at = from;
  for (; depth > 0 && at < text.length; at++) depth += text[at] === '{' ? 1 : text[at] === '}' ? -1 : 0;
  return text.slice(from, at - 1).trim();
};

const isSafe = (expression: string): boolean =>
  /^(toShown|toPlainName)\(/.test(expression) || /^(['"][^'"]*['"]|`[^`$]*`)$/.test(expression);

/** Elements of the page itself whose titles, labels and options are given text as it came. */
const findRaw = (path: string): readonly string[] => {
  const text = readFileSync(join(root, path), 'utf8');
  const attributes = [...text.matchAll(ATTRIBUTE)].flatMap((match) => {
    const element = [...text.slice(0, match.index).matchAll(/<([A-Za-z][\w.]*)/g)].at(-1)?.[1] ?? '';
    const expression = readBraces(text, match.index + match[0].length);
    const isOfThePage = /^([a-z]|Radix)/.test(element);
    return isOfThePage && !isSafe(expression) ? [`${path}: <${element} ${match[1]}={${expression}}>`] : [];
  });
  const options = [...text.matchAll(/<option\b[^>]*>\s*\{/g)].flatMap((match) => {
    const expression = readBraces(text, match.index + match[0].length);
    return /\.(displayName|name|username|email|host)\b/.test(expression) && !isSafe(expression)
      ? [`${path}: <option>{${expression}}`]
      : [];
  });
  // What failed is told in the words of a server too.
  const failures = [...text.matchAll(/>\s*\{[\w?.]*(failure|problem)\??\.(message|detail)\}/g)].map(
    ([found]) => `${path}: ${found}`,
  );
  return [...attributes, ...options, ...failures];
};

describe('what the page shows where no element can be', () => {
  it('is never the text of a server as it came: titles, labels, placeholders, options', () => {
    const files = globSync('renderer/**/*.tsx', { cwd: root });
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap(findRaw)).toEqual([]);
  });

  it.each([
    ['', '(no name)'],
    [' \u00a0\u3000', '(no name)'],
    ['a\u202eb', 'a⟨U+202E⟩b'],
    ['a\0b', 'a⟨U+0000⟩b'],
    ['\u200b', '⟨U+200B⟩'],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ])('makes %j to %j in a list', (raw, shown) => {
    expect(toPlainName(raw)).toBe(shown);
  });

  it('leaves a title its sentence, and what is not there', () => {
    expect(toShown('Remove \u2067Ada\u0007')).toBe('Remove ⟨U+2067⟩Ada⟨U+0007⟩');
    expect(toShown(undefined)).toBeUndefined();
  });
});
