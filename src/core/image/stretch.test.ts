import { describe, expect, it } from 'vitest';
import { usedBits } from './file/raster.ts';
import { stretchFor } from './stretch.ts';

describe('stretchFor', () => {
  it('gives one number for a set: the bits of the picture that uses most of those that use few', () => {
    expect(stretchFor([16, 11, 12, 9, 15])).toEqual({ pictures: 3, bits: 12 });
    expect(stretchFor([16, 15])).toBeNull();
    expect(stretchFor([3])).toEqual({ pictures: 1, bits: 8 });
  });
});

describe('usedBits', () => {
  const raster = { width: 2, height: 1, model: 'grey', alpha: true } as const;

  it('reads colours and leaves opacity out', () => {
    expect(usedBits({ ...raster, data: Uint16Array.of(0x0fff, 0xffff, 1, 0xffff) })).toBe(12);
    expect(usedBits({ ...raster, data: Uint16Array.of(0x8000, 0, 1, 0) })).toBe(16);
  });

  it('takes bytes, and a picture without light, as they are', () => {
    expect(usedBits({ ...raster, data: Uint8Array.of(1, 255, 1, 255) })).toBe(16);
    expect(usedBits({ ...raster, data: Uint16Array.of(0, 0xffff, 0, 0xffff) })).toBe(16);
  });
});
