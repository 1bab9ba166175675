import fc from 'fast-check';
import { expect, it } from 'vitest';
import { longText } from './longText.ts';

it('is its pieces one after the other, however long they are and however they come', () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom('x'.repeat(65_535), 'y'.repeat(65_537), ''));
  fc.assert(
    fc.property(fc.array(fc.array(piece, { maxLength: 4 }), { maxLength: 8 }), (turns) => {
      const text = longText();
      for (const pieces of turns) text.add(...pieces);
      expect(text.whole() === turns.flat().join('')).toBe(true);
    }),
  );
});
