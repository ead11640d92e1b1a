import { describe, expect, it } from 'vitest';
import { sayKeychain, toStatusText } from './status-text.ts';

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
    expect(sayKeychain(app.keychain)).toBe('locked. Unlock it.');
    expect(sayKeychain({ state: 'ready', message: '' })).toBe('ready');
  });
});
