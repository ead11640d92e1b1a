import { ENDPOINTS } from '#electron/store/remote/table/index.ts';
import type { Told } from './ask.ts';
import type { Heard } from './server.ts';
import { TOKEN } from './world.ts';

/** What anybody may ask. */
const PUBLIC: ReadonlySet<string> = new Set(
  Object.values(ENDPOINTS).flatMap((row) => ('isPublic' in row ? [row.path] : [])),
);

/** So much of the token is too much. */
const PART = TOKEN.slice(0, 10);
const MOST = 1_500;
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

const textsOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
};

/** The token outside its header, and server text that could upset a screen, a log or a file. */
export const findLeaks = (
  told: Told,
  lines: readonly string[],
  heard: readonly Heard[],
): readonly string[] => {
  const problems: string[] = [];
  const texts = textsOf(told.failure);
  if (texts.some((text) => text.toLowerCase().includes(PART))) problems.push('a failure shows the token');
  if (lines.some((line) => line.toLowerCase().includes(PART))) problems.push('the log shows the token');
  if (texts.some((text) => UNSAFE.test(text))) problems.push('a failure has hidden or control characters');
  if (texts.some((text) => text.length > MOST)) problems.push('a failure is endless');
  for (const { head, path } of heard) {
    if (/^(cookie|authorization|proxy-authorization|upgrade|expect):/im.test(head))
      problems.push('a request carried what it must not');
    if (path.includes(PART)) problems.push('a path shows the token');
    const hasToken = head.toLowerCase().includes(`coder-session-token: ${TOKEN}`);
    if (PUBLIC.has(path) === hasToken)
      problems.push(hasToken ? 'a token where none is needed' : 'a request without token');
  }
  if (Reflect.get({}, 'polluted') !== undefined) problems.push('the prototype of everything was changed');
  return problems;
};
