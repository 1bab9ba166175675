import { describe, expect, it } from 'vitest';
import { matchShape, resolveShape } from './shape.ts';

describe('resolveShape', () => {
  it('gives symbols their sizes', () => {
    expect(resolveShape(['batch', 16, 'height/8', 'width/8'], { batch: 2, height: 64, width: 128 })).toEqual([
      2, 16, 8, 16,
    ]);
  });

  it('refuses a size that cannot be divided', () => {
    expect(() => resolveShape(['height/8'], { height: 60 })).toThrow('expected a multiple of 8 for "height", got 60');
  });

  it('refuses a symbol without a size', () => {
    expect(() => resolveShape(['tokens'], { batch: 1 })).toThrow('expected a size for "tokens", got sizes for batch');
  });
});

describe('matchShape', () => {
  it('binds symbols across tensors', () => {
    const bindings = matchShape(['batch', 3, 'height', 'width'], [2, 3, 64, 128]);
    expect(bindings).toEqual({ batch: 2, height: 64, width: 128 });
    expect(matchShape(['batch', 16, 'height/8', 'width/8'], [2, 16, 8, 16], bindings!)).toEqual(bindings);
  });

  it.each([
    [[1, 3, 64], 'another rank'],
    [[1, 4, 64, 64], 'another fixed size'],
    [[1, 3, 64, 65], 'a symbol with two sizes'],
  ])('refuses %j: %s', (actual) => {
    expect(matchShape(['batch', 3, 'side', 'side'], actual)).toBeNull();
  });
});
