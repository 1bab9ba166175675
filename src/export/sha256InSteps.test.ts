import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finished } from '../core/steps.ts';
import { sha256InSteps } from './sha256InSteps.ts';

const expected = (text: string) => createHash('sha256').update(text).digest('hex');

describe('sha256InSteps', () => {
  it('is what others make of any text, with every length of its last block', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => finished(sha256InSteps(text)) === expected(text)));
    for (let length = 0; length < 130; length++) {
      const text = 'a'.repeat(length);
      expect(finished(sha256InSteps(text))).toBe(expected(text));
    }
  });

  it('cuts no letter in two where a piece ends, and lets others come in between', () => {
    for (const before of ['', 'x']) {
      const text = before + '\u{1f331}'.repeat(70_000);
      const steps = sha256InSteps(text);
      let count = 0;
      for (;;) {
        const next = steps.next();
        if (next.done === true) {
          expect(next.value).toBe(expected(text));
          break;
        }
        count++;
      }
      expect(count).toBe(3);
    }
  });
});
