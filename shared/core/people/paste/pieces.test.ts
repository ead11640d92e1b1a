import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TEXT_PIECE } from '#shared/contract/pieces.ts';
import { isWithinWireLimits } from '#shared/contract/wire-limits.ts';
import { toTextMessages } from './pieces.ts';

describe('cutting a text into messages', () => {
  it('loses nothing and halves no character', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 });
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 2, max: 9 }),
        fc.integer({ min: 1, max: 4 }),
        (raw, characters, inMessage) => {
          const messages = toTextMessages(raw, { characters, inMessage });
          expect(messages.flat().join('')).toBe(raw);
          for (const message of messages) {
            expect(message.length).toBeLessThanOrEqual(inMessage);
            for (const piece of message) {
              expect(piece.length).toBeLessThanOrEqual(characters);
              expect(encodeURIComponent(piece)).not.toBe('');
            }
          }
        },
      ),
    );
  });

  it('fits through the door of the window, and needs few messages for 100,000 lines', () => {
    const messages = toTextMessages('Anna Smith <anna.smith@acme.example>;\n'.repeat(100_000), TEXT_PIECE);
    expect(messages.length).toBeLessThan(20);
    for (const pieces of messages) {
      const input = { deploymentId: 'd'.repeat(64), organizationId: 'o'.repeat(36), pasteId: 'p'.repeat(40) };
      expect(
        isWithinWireLimits({
          kind: 'call',
          id: 1,
          name: 'paste.putText',
          input: { ...input, at: 0, pieces, isLast: false },
        }),
      ).toBe(true);
    }
  });
});
