import { describe, expect, it } from 'vitest';
import { toStateTags } from './state-tags.ts';

type Known = Parameters<typeof toStateTags>[0];

const REMOTE: Known['deployment'] = { kind: 'remote', credential: 'keychain', credentialProblem: null };
const UNTRIED: Known['token'] = { standing: 'untried', warning: 'none', message: '' };
const READY: Known['keychain'] = { state: 'ready', message: '' };
const tell = (over: Partial<Known> = {}): readonly string[] =>
  toStateTags({ deployment: REMOTE, problem: null, token: UNTRIED, keychain: READY, ...over }).map(
    ({ text }) => text,
  );

describe('the state line', () => {
  it('is never blank before the first refresh, and tells a keychain that is locked', () => {
    expect(tell()).toEqual(['server not asked yet']);
    expect(tell({ keychain: { state: 'locked', message: 'Unlock it.' } })).toEqual([
      'server not asked yet',
      'keychain locked',
    ]);
  });

  it('tells what was heard of the server since the start', () => {
    expect(tell({ token: { ...UNTRIED, standing: 'taken' } })).toEqual(['online']);
    expect(tell({ token: { standing: 'refused', warning: 'refused', message: 'No.' } })).toEqual([
      'token refused',
    ]);
    expect(tell({ problem: { code: 'offline', message: 'No network.' } })).toEqual([
      'offline: showing the copy',
    ]);
  });

  it('tells why there is no token, once, and what is not kept', () => {
    const problem = { cause: 'locked', message: 'Unlock it.' } as const;
    const locked: Known['deployment'] = {
      ...REMOTE,
      credential: 'unavailable',
      credentialProblem: problem,
    };
    expect(tell({ deployment: locked, keychain: { state: 'locked', message: '' } })).toEqual([
      'keychain locked',
    ]);
    expect(tell({ deployment: { ...REMOTE, credential: 'none' } })).toEqual(['signed out']);
    expect(tell({ deployment: { ...REMOTE, credential: 'session' } })).toEqual([
      'server not asked yet',
      'token until quit',
    ]);
    expect(tell({ deployment: { ...REMOTE, kind: 'demo' } })).toEqual(['demo data']);
  });
});
