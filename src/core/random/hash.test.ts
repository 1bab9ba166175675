import { describe, expect, it } from 'vitest';
import { fnv1a64 } from './hash.ts';

describe('fnv1a64', () => {
  // Test vectors of draft-eastlake-fnv, 64-bit FNV-1a.
  it.each([
    ['', 0xcbf29ce4, 0x84222325],
    ['a', 0xaf63dc4c, 0x8601ec8c],
    ['foobar', 0x85944171, 0xf73967e8],
  ])('gives the published hash of %j', (text, high, low) => {
    expect(fnv1a64(text)).toEqual([high, low]);
  });

  it('does not tell composed from decomposed names', () => {
    expect(fnv1a64('caf\u00e9.jpg')).toEqual(fnv1a64('cafe\u0301.jpg'));
  });
});
