import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, foldWords, isSameText, toSeenName } from './fold-text.ts';

/** Letters and signs of the scripts that names are written in, marks among them. */
const LETTERS = Array.from(
  "aAzZ09 -éÉåÅüÜßẞøØłŁđĐæÆœŒþÞıİiIŞşğçñũơạệΣσςάΐϊИйЁёЇїשׁאָبُمたがパヴヶヽｶﾞＡｂ한글각가हिन्दीไทยǅﬁŉſ'’ʹ“‐\u00a0\u00ad\u200d\u0301\u030a\n",
);
const text = fc.array(fc.constantFrom(...LETTERS), { maxLength: 12 }).map((all) => all.join(''));
const FORMS = ['NFC', 'NFD', 'NFKC', 'NFKD'] as const;

describe('text as it is searched', () => {
  it.each([
    ['Åsa Qvist', 'A\u030Asa Qvist'],
    ['Åsa', 'asa'],
    ['Müller', 'muller'],
    ['MÜLLER', 'müller'],
    ['Straße', 'STRASSE'],
    ['STRAẞE', 'strasse'],
    ['Søren', 'soren'],
    ['Łukasz Wałęsa', 'lukasz walesa'],
    ['Đặng Thị', 'dang thi'],
    ['İstanbul', 'istanbul'],
    ['IŞIK', 'ışık'],
    ['Νίκος', 'ΝΙΚΟΣ'],
    ['Νίκος', 'νικοσ'],
    ['Þórður', 'thordur'],
    ['Ægir', 'aegir'],
    ['Фёдор', 'ФЕДОР'],
    ['Ａｄａ', 'ada'],
    ['ｶﾞﾝﾀﾞﾑ', 'ガンダム'],
    ['한글', '한글'],
    ['O’Brien', "o'brien"],
    ["O'Brien", 'obrien'],
    ['O’Brien', 'obrien'],
    ['たなか', 'タナカ'],
    ['がんだむ', 'ｶﾞﾝﾀﾞﾑ'],
    ['ヴィ', 'ゔぃ'],
    ['Jean‐Luc', 'jean-luc'],
    ['Anna\u00adLena', 'annalena'],
    ['ﬁnn', 'finn'],
    ['שָׁלוֹם', 'שלום'],
  ])('%s and %s are the same', (one, other) => {
    expect(foldText(one)).toBe(foldText(other));
  });

  it.each([
    ['か', 'が'],
    ['カ', 'が'],
    ['o-brien', 'obrien'],
    ['Ада', 'Ada'],
    ['muller', 'mueller'],
  ])('%s and %s are not', (one, other) => {
    expect(foldText(one)).not.toBe(foldText(other));
  });

  it('is the same for each way to write one letter, and for what is folded already', () => {
    const broken: string[] = [];
    const blocks = [
      [0x20, 0x3400],
      [0xa640, 0xa800],
      [0xac00, 0xac40],
      [0xf900, 0xfb50],
      [0xff00, 0xfff0],
      [0x1d400, 0x1d440],
    ] as const;
    for (const [from, to] of blocks)
      for (let code = from; code < to; code += 1) {
        const letter = String.fromCodePoint(code);
        const folded = foldText(letter);
        const ways = [
          letter.toUpperCase(),
          letter.toLowerCase(),
          folded,
          ...FORMS.map((form) => letter.normalize(form)),
        ];
        if (ways.some((way) => foldText(way) !== folded)) broken.push(letter);
      }
    expect(broken).toEqual([]);
  });

  it('is the same whatever the form and the case of a whole text', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...FORMS), (whole, form) => {
        const folded = foldText(whole);
        expect(foldText(whole.normalize(form))).toBe(folded);
        expect(foldText(whole.toUpperCase())).toBe(folded);
        expect(foldText(folded)).toBe(folded);
      }),
    );
  });

  it('finds every part of a text in the whole, wherever it is cut', () => {
    fc.assert(
      fc.property(text, text, text, (before, part, after) => {
        expect(foldText(before + part + after)).toContain(foldText(part));
      }),
    );
    // What is typed of a syllable so far.
    expect(foldText('한글')).toContain(foldText('하'));
  });

  it('keeps the ends of lines, and gives words one by one', () => {
    expect(foldText('É\nÖ')).toBe('e\no');
    expect(foldWords('  Åsa\u00a0 QVIST ')).toEqual(['asa', 'qvist']);
    expect(foldWords(' \u200d ')).toEqual([]);
  });
});

describe('a name that is typed as a check', () => {
  it('may be composed or not, with space around it, and must be right otherwise', () => {
    expect(isSameText(' Zu\u0308rich ', 'Z\u00FCrich')).toBe(true);
    for (const typed of ['Zurich', 'zürich', 'Zü rich', '']) expect(isSameText(typed, 'Zürich')).toBe(false);
  });
});

describe('a name as the eye reads it', () => {
  it.each([
    ['A\u030Asa', 'Åsa'],
    [' two \u00a0 spaces\t', 'two spaces'],
    ['\u202Eturned\u200B', 'turned'],
    ['\u200B\u2060 \u00AD', ''],
    ['Åsa', 'Åsa'],
  ])('reads %j as %j', (name, seen) => expect(toSeenName(name)).toBe(seen));
});
