import { describe, expect, it } from 'vitest';
import { createProxyPasswords, type PasswordEnd } from './proxy-passwords.ts';

const HOP = { origin: 'http://proxy.acme.example:3128', authorization: 'Basic YWRhOm1hZGUtdXA=' };
const NO: PasswordEnd<string> = { isAccepted: false };
const YES: PasswordEnd<string> = { isAccepted: true, value: 'tunnel' };

describe('the name and password of a proxy', () => {
  it('are sent once by eight connections at a time when they are wrong, and again after five minutes', async () => {
    let ms = 0;
    const passwords = createProxyPasswords(() => ms);
    let sent = 0;
    const send = async () => {
      sent += 1;
      return NO;
    };
    const all = () => Promise.all(Array.from({ length: 8 }, () => passwords.send(HOP, send)));
    expect(await all()).toEqual(Array.from({ length: 8 }, () => NO));
    expect(sent).toBe(1);
    ms += 4 * 60_000;
    await all();
    expect(sent).toBe(1);
    ms += 61_000;
    await all();
    expect(sent).toBe(2);
    expect(await passwords.send({ ...HOP, authorization: 'Basic b3RoZXI=' }, async () => YES)).toBe(YES);
    expect(await passwords.send({ ...HOP, origin: 'http://other:1' }, async () => YES)).toBe(YES);
  });

  it('are sent side by side once they were accepted, until they are refused', async () => {
    const passwords = createProxyPasswords(() => 0);
    let inside = 0;
    let most = 0;
    const send = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await Promise.resolve();
      inside -= 1;
      return YES;
    };
    await Promise.all(Array.from({ length: 4 }, () => passwords.send(HOP, send)));
    expect(most).toBe(1);
    await Promise.all(Array.from({ length: 4 }, () => passwords.send(HOP, send)));
    expect(most).toBe(4);
    await passwords.send(HOP, async () => NO);
    expect(await passwords.send(HOP, send)).toEqual(NO);
  });

  it('go on to the next in turn when a connection broke', async () => {
    const passwords = createProxyPasswords(() => 0);
    const broken = passwords.send(HOP, () => Promise.reject(new Error('broke off')));
    const next = passwords.send(HOP, async () => YES);
    await expect(broken).rejects.toThrow('broke off');
    expect(await next).toBe(YES);
  });
});
