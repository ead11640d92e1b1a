import { describe, expect, it } from 'vitest';
import { marshal, splitSignature, unmarshal } from './wire.ts';

describe('values on the bus', () => {
  it('come back as they were put', () => {
    const values = ['/a', [['b', ['s', 'text']]], Buffer.from([1, 2])];
    expect(unmarshal('oa{sv}ay', marshal('oa{sv}ay', values)).values).toEqual(values);
  });

  it.each(['a()', 'a{}', 'a(())', '(', 'a', 'a(s'])(
    'of the type %s are refused, not read without end',
    (type) => {
      // First, since reading one has no end where this does not hold.
      expect(() => splitSignature(type)).toThrow('D-Bus');
      const bytes = Buffer.alloc(64);
      bytes.writeUInt32LE(16, 0);
      expect(() => unmarshal(type, bytes)).toThrow('D-Bus');
    },
  );

  it('that end too early are refused', () => {
    expect(() => unmarshal('ay', Buffer.from([9, 0, 0, 0, 1]))).toThrow('ends too early');
    expect(() => unmarshal('s', Buffer.from([255, 255, 255, 255]))).toThrow('ends too early');
  });
});
