import { headerOf, type WireAnswer } from '../wire/types.ts';

/** What kind of body an answer has. `html` is what captive portals, login pages and the dashboard send. */
export const CONTENT_KINDS = ['json', 'html', 'text', 'empty'] as const;
export type ContentKind = (typeof CONTENT_KINDS)[number];

/** By the declared type; a body without one is judged by its first character. */
export const contentKindOf = (answer: WireAnswer): ContentKind => {
  if (answer.body.length === 0) return 'empty';
  const declared = (headerOf(answer, 'content-type') ?? '').toLowerCase();
  if (declared.includes('json')) return 'json';
  if (declared.includes('html')) return 'html';
  if (declared !== '') return 'text';
  const first = answer.body.subarray(0, 64).toString('utf8').trimStart().charAt(0);
  return first === '{' || first === '[' ? 'json' : first === '<' ? 'html' : 'text';
};

const MESSAGE_LENGTH = 300;

/** Half a character (a lone surrogate) would become something else in SQLite or in a file; it is replaced here. */
export const toWellFormed = (text: string): string =>
  // The first look costs next to nothing, and nearly all text ends there.
  /[\ud800-\udfff]/.test(text) ? text.replace(/\p{Surrogate}/gu, '\uFFFD') : text;

/** In any case of letters: a host name that has the token in it is lower-cased on the way. */
const redact = (text: string, token: string | null): string =>
  token === null || token === ''
    ? text
    : text.replace(new RegExp(token.replace(/[^\w-]/g, '\\$&'), 'gi'), '[token]');

/** Server text for a sentence or a log: one line, no control or direction characters, cut, without the token. */
export const cleanText = (text: string, token: string | null): string =>
  // The token goes before anything is cut, or the half of one could stay.
  toWellFormed(
    redact(text, token)
      .slice(0, MESSAGE_LENGTH * 4)
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
      .trim()
      .slice(0, MESSAGE_LENGTH),
  );
