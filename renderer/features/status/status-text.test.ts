import { describe, expect, it } from 'vitest';
import { findSharedWhy, needsSignIn, toKeychainText, toStatusText } from './status-text.ts';

const app = {
  version: '0.1.0',
  launcher: 'child-process' as const,
  keychain: { state: 'locked' as const, message: 'Unlock it.' },
  journalProblem: null,
};

describe('the status as text', () => {
  it('begins with the app and ends with what the server told', () => {
    const capabilities = {
      detectedAt: '2026-11-22T12:00:00Z',
      version: '2.35.1',
      generation: '2.35' as const,
      licence: 'licensed' as const,
      features: [],
      api: [],
      experiments: [],
      site: [],
      organizations: [],
      text: 'Coder 2.35.1',
    };
    expect(toStatusText(app, capabilities)).toBe(
      'Rollcall 0.1.0\nStore: beside Electron\nKeychain: locked\nJournal: in order\n\nCoder 2.35.1',
    );
  });

  it('says so when the server was not asked, and names a problem of the journal', () => {
    expect(toStatusText({ ...app, journalProblem: 'It is broken.' }, null)).toMatch(
      /Journal: It is broken\.\n\nThe server was not asked yet\.$/,
    );
  });

  it('says the keychain without a stray full stop', () => {
    expect(toKeychainText(app.keychain)).toBe('locked. Unlock it.');
    expect(toKeychainText({ state: 'ready', message: '' })).toBe('ready');
  });
});

const has = { key: 'a', label: 'A', has: true, why: null };
const lacks = (why: string) => ({ key: why, label: why, has: false, why });

describe('the reason that missing abilities share', () => {
  it('is said once when it is the same for all that are missing', () => {
    expect(findSharedWhy([has, lacks('No licence.'), lacks('No licence.')])).toBe('No licence.');
  });

  it('is none when reasons differ, when one thing is missing, or nothing', () => {
    expect(findSharedWhy([lacks('Comes with Coder 2.28.'), lacks('Comes with Coder 2.32.')])).toBeNull();
    expect(findSharedWhy([has, lacks('No licence.')])).toBeNull();
    expect(findSharedWhy([has, has])).toBeNull();
  });
});

const REMOTE = { kind: 'remote', credential: 'keychain' } as const;

describe('the status window', () => {
  it('offers to sign in where a token entered anew is what helps', () => {
    expect(needsSignIn(REMOTE, 'refused', null)).toBe(true);
    expect(needsSignIn(REMOTE, 'expired', null)).toBe(true);
    expect(needsSignIn(REMOTE, null, 'unauthorized')).toBe(true);
    expect(needsSignIn({ ...REMOTE, credential: 'none' }, null, null)).toBe(true);
    expect(needsSignIn(REMOTE, 'week', 'offline')).toBe(false);
    expect(needsSignIn({ ...REMOTE, kind: 'demo' }, 'refused', null)).toBe(false);
  });
});
