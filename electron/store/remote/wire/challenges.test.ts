import { describe, expect, it } from 'vitest';
import { listSchemes } from './challenges.ts';

describe('the sign-in schemes that a proxy offers', () => {
  it.each<readonly [readonly string[], readonly string[]]>([
    [[], []],
    [[''], []],
    [['Basic'], ['basic']],
    [['BASIC REALM="x"'], ['basic']],
    [['basic realm=x'], ['basic']],
    [
      ['Negotiate', 'NTLM'],
      ['negotiate', 'ntlm'],
    ],
    [['Negotiate, NTLM, Basic realm="x"'], ['negotiate', 'ntlm', 'basic']],
    [['Basic realm="x", charset="UTF-8", Negotiate'], ['basic', 'negotiate']],
    [[',, Basic realm="x" ,,'], ['basic']],
    [['NTLM TlRMTVNTUAACAAAA==, Basic realm="x"'], ['ntlm', 'basic']],
    [['Digest realm="x", nonce="a=b", qop="auth,auth-int", Basic realm="y"'], ['digest', 'basic']],
    [['Basic realm = "x", Digest realm = "y"'], ['basic', 'digest']],
    [['Basic realm="x"', 'Basic realm="y"'], ['basic']],
    // What stands in quotes, or belongs to a parameter, offers nothing.
    [['Digest realm="x, Basic realm=y"'], ['digest']],
    [['Digest realm="a \\", Basic realm=b", nonce="c"'], ['digest']],
    [['NTLM realm="Basic"'], ['ntlm']],
    [['Digest realm="never closed, Basic realm=x'], ['digest']],
    [['Digest basic="x", Basic=y'], ['digest']],
    [['Digest realm="x", Basic = y'], ['digest']],
    [['X-Basic realm="x"'], ['x-basic']],
    [['Basic-Plus'], ['basic-plus']],
    [['"Basic"'], []],
    [['Basic/1 realm="x"'], []],
  ])('of %j are %j', (lines, schemes) => {
    expect(listSchemes(lines)).toEqual(schemes);
  });

  it('are found behind a line of 20,000 parameters', () => {
    const line = `Digest ${'a="\\"b,c", '.repeat(20_000)}Basic`;
    expect(listSchemes([line])).toEqual(['digest', 'basic']);
  });
});
