import { describe, expect, it } from 'vitest';
import { DEMO } from '#renderer/client/testing/fake-state.ts';
import {
  isInTheClear,
  isProxyChanged,
  NO_TRUST,
  type ProxyForm,
  SYSTEM_PROXY,
  toProxyChoice,
  toReachText,
  toWay,
} from './reach.ts';

const manual: ProxyForm = { ...SYSTEM_PROXY, mode: 'manual', url: ' http://proxy.example.com:3128 ' };
const certificate = { subject: 'Acme CA', sha256: 'aa:bb', validTo: '2030-01-01T00:00:00Z' };

describe('how a server is reached', () => {
  it('says nothing to the store when all is as usual', () => {
    expect(toWay(NO_TRUST, SYSTEM_PROXY, '')).toEqual({});
  });

  it('names a picked certificate, but not one that is kept already', () => {
    expect(toWay({ caId: 'pick-1', certificates: [certificate] }, SYSTEM_PROXY, '')).toEqual({
      caId: 'pick-1',
    });
    expect(toWay({ caId: null, certificates: [certificate] }, SYSTEM_PROXY, '')).toEqual({});
  });

  it('sends an address only for a proxy of its own, and a password only with a name', () => {
    expect(toProxyChoice(manual, 'not-a-secret')).toEqual({
      mode: 'manual',
      url: 'http://proxy.example.com:3128',
    });
    expect(toProxyChoice({ ...manual, account: 'kim' }, 'not-a-secret')).toEqual({
      mode: 'manual',
      url: 'http://proxy.example.com:3128',
      credentials: { username: 'kim', password: 'not-a-secret' },
    });
    expect(toProxyChoice({ ...manual, mode: 'none', account: 'kim' }, 'x')).toEqual({ mode: 'none' });
  });

  it('asks the system for the proxy, with a name and password when they were given', () => {
    expect(toWay(NO_TRUST, { ...SYSTEM_PROXY, account: 'kim' }, 'x').proxy).toEqual({
      mode: 'system',
      credentials: { username: 'kim', password: 'x' },
    });
  });

  it('erases what is kept only when asked to', () => {
    expect(toProxyChoice({ ...SYSTEM_PROXY, isForgetting: true }, '')).toEqual({
      mode: 'system',
      credentials: null,
    });
  });

  it('knows a change from a form that was only looked at', () => {
    const kept = {
      ...DEMO,
      proxy: { mode: 'manual' as const, url: manual.url.trim(), hasCredentials: true },
    };
    expect(isProxyChanged(manual, kept)).toBe(false);
    expect(isProxyChanged({ ...manual, url: 'http://other.example.com' }, kept)).toBe(true);
    expect(isProxyChanged({ ...manual, isForgetting: true }, kept)).toBe(true);
    expect(isProxyChanged(SYSTEM_PROXY, kept)).toBe(true);
  });

  it('sums up what is not as usual', () => {
    expect(toReachText(NO_TRUST, SYSTEM_PROXY)).toBe('');
    expect(toReachText({ caId: null, certificates: [certificate] }, manual)).toBe(
      'own certificate, own proxy',
    );
  });

  it('knows where a password could be read on its way to the proxy', () => {
    const at = (url: string) => isInTheClear({ ...manual, url });
    expect(
      ['http://proxy.example.com:3128', 'proxy.example.com:3128', 'http://127.0.0.1.example.com'].map(at),
    ).toEqual([true, true, true]);
    expect(
      ['https://proxy.example.com', 'http://127.0.0.1:3128', 'localhost:3128', '', 'http://'].map(at),
    ).toEqual([false, false, false, false, false]);
    expect(isInTheClear(SYSTEM_PROXY)).toBe(false);
  });
});
