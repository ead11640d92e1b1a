import { describe, expect, it } from 'vitest';
import { toDisplayText } from './display-text.ts';

const shown = (raw: string): string => toDisplayText(raw).text;

describe('text from a server', () => {
  it.each([
    'ada.lovelace',
    'Zoë Ångström',
    '李小龍',
    'محمد',
    'आदित्य',
    'o’neill-smith',
    '👩‍💻 dev',
    '❤️ ops',
    '',
  ])('leaves ordinary text alone: %j', (raw) => {
    expect(toDisplayText(raw)).toEqual({ text: raw, isAltered: false, isMixedScript: false });
  });

  it.each([
    ['admin\u202Egnp.exe', 'admin⟨U+202E⟩gnp.exe'],
    ['ad\u200Bmin', 'ad⟨U+200B⟩min'],
    ['ad\u200Dmin', 'ad⟨U+200D⟩min'],
    ['\u2066ada\u2069', '⟨U+2066⟩ada⟨U+2069⟩'],
    ['a\u0000b\u001B[31m', 'a⟨U+0000⟩b⟨U+001B⟩[31m'],
    ['a\r\nb', 'a⟨U+000D⟩⟨U+000A⟩b'],
    ['\uFEFFada', '⟨U+FEFF⟩ada'],
    ['ada\u{E0041}', 'ada⟨U+E0041⟩'],
    ['ada\uFE0F', 'ada⟨U+FE0F⟩'],
    ['\u3164', '⟨U+3164⟩'],
    ['ada\u2028b', 'ada⟨U+2028⟩b'],
    ['soft\u00ADhyphen', 'soft⟨U+00AD⟩hyphen'],
  ])('writes out what nobody can see in %j', (raw, expected) => {
    expect(toDisplayText(raw)).toMatchObject({ text: expected, isAltered: true });
  });

  it('writes out half a surrogate pair', () => {
    expect(shown('a\uD800b')).toBe('a⟨U+D800⟩b');
    expect(shown('a\uDC00')).toBe('a⟨U+DC00⟩');
  });

  it('keeps three combining marks on a letter and cuts the rest once', () => {
    expect(shown('e\u0301\u0302\u0303')).toBe('e\u0301\u0302\u0303');
    expect(shown(`z${'\u0301'.repeat(50)}x`)).toBe('z\u0301\u0301\u0301⟨…⟩x');
  });

  it('cuts after 200 characters and says how many are left out', () => {
    expect(shown('x'.repeat(200))).toBe('x'.repeat(200));
    expect(shown('x'.repeat(1200))).toBe(`${'x'.repeat(200)}… ⟨+1000⟩`);
  });

  it('counts characters, not halves of them, when it cuts', () => {
    expect(shown('😀'.repeat(201))).toBe(`${'😀'.repeat(200)}… ⟨+1⟩`);
  });

  it('tells a word that mixes scripts that look alike', () => {
    expect(toDisplayText('\u0430dmin').isMixedScript).toBe(true);
    expect(toDisplayText('αdmin').isMixedScript).toBe(true);
    expect(toDisplayText('Ада Lovelace').isMixedScript).toBe(false);
  });

  it('returns markup as the text it is', () => {
    expect(shown('<img src=x onerror=alert(1)>')).toBe('<img src=x onerror=alert(1)>');
  });
});
