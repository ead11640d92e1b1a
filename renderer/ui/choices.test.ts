import { describe, expect, it } from 'vitest';
import { type Choice, filterChoices, isNothingTyped, nextEnabled } from './choices.ts';

const choices: readonly Choice[] = [
  { value: 'organization-auditor', label: 'Organization Auditor' },
  { value: 'template-admin', label: 'Template Admin' },
  { value: 'member', label: 'Member', reason: 'Everybody has it.' },
  { value: 'user-admin', label: 'User Admin' },
];
const values = (text: string): readonly string[] =>
  filterChoices(choices, text).map((choice) => choice.value);

describe('a list to type into', () => {
  it('shows everything while nothing is typed', () => {
    expect(values(' ')).toHaveLength(4);
  });

  it('takes for nothing what no name is told by', () => {
    for (const text of ['', ' ', '-', '_ _', '\u200B', "'"]) expect(isNothingTyped(text), text).toBe(true);
    for (const text of ['a', '%', '\u{1F680}', '\u0434']) expect(isNothingTyped(text), text).toBe(false);
  });

  it('finds by any word, by label or by name, and puts beginnings first', () => {
    expect(values('adm')).toEqual(['template-admin', 'user-admin']);
    expect(values('user')).toEqual(['user-admin']);
    expect(values('admin temp')).toEqual(['template-admin']);
    expect(values('template-admin')).toEqual(['template-admin']);
  });

  it('finds without accents, whatever form and case a name is written in', () => {
    const named = ['Équipe Zürich', 'E\u0301quipe Basel', 'ＳＲＥ', 'Łódź'].map((label) => ({
      value: label,
      label,
    }));
    const found = (text: string) => filterChoices(named, text).map(({ label }) => label);
    expect(found('equipe')).toEqual(['Équipe Zürich', 'E\u0301quipe Basel']);
    expect(found('ÉQUIPE z')).toEqual(['Équipe Zürich']);
    expect(found('sre')).toEqual(['ＳＲＥ']);
    expect(found('lodz')).toEqual(['Łódź']);
  });

  it('walks over what cannot be chosen, and around the ends', () => {
    expect(nextEnabled(choices, 'template-admin', 1)).toBe('user-admin');
    expect(nextEnabled(choices, 'user-admin', 1)).toBe('organization-auditor');
    expect(nextEnabled(choices, null, -1)).toBe('user-admin');
    expect(nextEnabled([{ value: 'x', label: 'X', reason: 'no' }], null, 1)).toBeNull();
  });
});
