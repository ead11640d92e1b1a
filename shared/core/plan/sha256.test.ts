import { describe, expect, it } from 'vitest';
import { toSha256 } from './sha256.ts';

// Computed with Node's own SHA-256 over big-endian UTF-16; the lengths sit on both sides of each block border.
const KNOWN: readonly (readonly [string, string])[] = [
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'e265e98c934ff1ff7d55359eed484c4581b3c372bac922350c645fb5fd937280'],
  ['x'.repeat(27), '737635e0da51a4caa0bd35cee027c397cba8c3e1b24057e9014085f981cb3377'],
  ['x'.repeat(28), '7cb7707bb0d55a769fd8f2aebf9e503ee5229a95564dc6a4d738c5cdff84aaf5'],
  ['x'.repeat(32), '59a1c8d0f5444bbaf644c0525a0a222351b59a675aaa1e1243132ac89e619a2a'],
  ['ä\ud800€'.repeat(100), '03b2b1817e0e8e02fde986f955f792c8b0e776ff2cb212f95987d8a2f7616bed'],
];

describe('SHA-256', () => {
  it.each(KNOWN)('agrees with the reference (case %#)', (text, hash) => {
    expect(toSha256(text)).toBe(hash);
  });
});
