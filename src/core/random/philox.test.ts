import { describe, expect, it } from 'vitest';
import { philox4x32, type Counter, type Key } from './philox.ts';

const F = 0xffffffff;

// The three `philox4x32 10` lines of `tests/kat_vectors` in the Random123 distribution: counter, key, result.
const KNOWN: readonly [Counter, Key, Counter][] = [
  [
    [0, 0, 0, 0],
    [0, 0],
    [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
  ],
  [
    [F, F, F, F],
    [F, F],
    [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  ],
  [
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    [0xa4093822, 0x299f31d0],
    [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  ],
];

describe('philox4x32', () => {
  it.each(KNOWN)('gives the published block for counter %j and key %j', (counter, key, block) => {
    expect(philox4x32(counter, key)).toEqual(block);
  });
});
