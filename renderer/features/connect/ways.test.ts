import { describe, expect, it } from 'vitest';
import { type SignIn, toBrowserNote, whyNoPassword } from './ways.ts';

const server: SignIn = { password: true, github: false, oidc: null, firstUser: 'exists' };

describe('the ways in to a server', () => {
  it('offer a password only once the server said that it takes one', () => {
    expect(whyNoPassword(null)).toContain('answered');
    expect(whyNoPassword(server)).toBeNull();
    expect(whyNoPassword({ ...server, password: false })).toContain('does not take passwords');
  });

  it('name the buttons of the browser, and say that only those work where there is no password', () => {
    expect(toBrowserNote(null)).toBeNull();
    expect(toBrowserNote(server)).toBeNull();
    const both = { ...server, github: true, oidc: 'Acme SSO' };
    expect(toBrowserNote(both)).toMatch(/^Who signs in with GitHub or “Acme SSO”:/);
    expect(toBrowserNote({ ...both, github: false, password: false })).toMatch(
      /^People sign in to this server with “Acme SSO”, in the browser:/,
    );
  });

  it('call a button without words by what it is', () => {
    expect(toBrowserNote({ ...server, oidc: ' ' })).toContain('“OpenID Connect”');
  });
});
