import { describe, expect, it } from 'vitest';
import { toPress } from './press.ts';
import { keyEvent, pressOf } from './testing/press.ts';

const letterAt = (key: string, code: string): string | null => pressOf(key, { code }).letter;

describe('the letter of a press', () => {
  it.each([
    ['Russian', 'ф', 'KeyA', 'A'],
    ['Russian with Shift', 'Ф', 'KeyA', 'A'],
    ['Russian', 'я', 'KeyZ', 'Z'],
    ['Ukrainian', 'і', 'KeyS', 'S'],
    ['Greek', 'α', 'KeyA', 'A'],
    ['Hebrew', 'ש', 'KeyA', 'A'],
    ['Arabic', 'ش', 'KeyA', 'A'],
    ['Arabic, two letters on one key', 'لا', 'KeyB', 'B'],
    ['Thai', 'ฟ', 'KeyA', 'A'],
    ['kana', 'ち', 'KeyA', 'A'],
    ['Korean', 'ㅁ', 'KeyA', 'A'],
    ['Georgian', 'ა', 'KeyA', 'A'],
    ['Devanagari, a vowel sign', 'ो', 'KeyA', 'A'],
  ])('is the one at that place where the layout has no Latin ones: %s %s at %s', (_layout, key, code, is) => {
    expect(letterAt(key, code)).toBe(is);
  });

  it.each([
    ['AZERTY', 'a', 'KeyQ', 'A'],
    ['AZERTY', 'm', 'Semicolon', 'M'],
    ['QWERTZ', 'z', 'KeyY', 'Z'],
    ['Dvorak', 'e', 'KeyD', 'E'],
    ['Turkish F', 'a', 'KeyF', 'A'],
    ['Turkish Q', 'ı', 'KeyI', 'I'],
    ['Turkish Q', 'i', 'Quote', 'I'],
    ['Turkish Q with Shift', 'İ', 'Quote', 'I'],
    ['an unknown place', 'r', '', 'R'],
  ])('is what a Latin layout says, wherever the key is: %s %s at %s', (_layout, key, code, is) => {
    expect(letterAt(key, code)).toBe(is);
  });

  it.each([
    ['Dvorak', '.', 'KeyE'],
    ['Dvorak', ';', 'KeyZ'],
    ['AZERTY', ',', 'KeyM'],
    ['Hebrew', '/', 'KeyQ'],
    ['Greek', ';', 'KeyQ'],
    ['Turkish F', 'ğ', 'KeyE'],
    ['Turkish F', 'ö', 'KeyX'],
    ['Russian, no letter of a US keyboard', 'ж', 'Semicolon'],
    ['German with AltGr', '€', 'KeyE'],
    ['German with AltGr', 'µ', 'KeyM'],
    ['Polish with AltGr', 'ą', 'KeyA'],
    ['Spanish with AltGr', '¬', 'KeyR'],
    ['Greek with AltGr', '©', 'KeyC'],
    ['a dead key', 'Dead', 'KeyE'],
    ['a key without a name', '', 'KeyE'],
    ['a named key', 'Unidentified', 'KeyE'],
    ['a digit', '1', 'Digit1'],
    ['a full-width digit', '１', 'Digit1'],
  ])('is none for a sign, a letter with a mark or a dead key: %s %s at %s', (_layout, key, code) => {
    expect(letterAt(key, code)).toBeNull();
  });
});

describe('a press of an input method', () => {
  it.each([
    ['composing', { isComposing: true }],
    ['taken by it, as the key code says', { keyCode: 229 }],
  ])('is none: %s', (_name, more) => {
    for (const key of ['Enter', 'Escape', ' ', 'Tab', 'ArrowDown', 'a', 'ф'])
      expect(toPress(keyEvent(key, more))).toBeNull();
  });

  it('is none where the key says so itself', () => {
    expect(toPress(keyEvent('Process', { code: 'KeyA' }))).toBeNull();
  });
});
