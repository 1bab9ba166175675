import { describe, expect, it } from 'vitest';
import type { Preprocessing } from './manifest.ts';
import { affineOf, framingOf } from './framing.ts';

const units = { range: [-1, 1], mean: [0, 0, 0.5], std: [1, 2, 1] } as const;
const common = { filter: 'bicubic', fit: 'crop', arithmetic: 'real', ...units } as const;
const fixed: Preprocessing = { ...common, size: { kind: 'fixed', side: 224, shorterSide: 256 } };
const free: Preprocessing = {
  ...common,
  size: { kind: 'free', minimum: 32, maximum: 512, multipleOf: 8, preferred: 128 },
};

describe('framingOf', () => {
  it('takes the one side of a fixed graph, cut out of a larger image', () => {
    expect(framingOf(fixed)).toEqual({ fit: 'crop', filter: 'bicubic', height: 224, width: 224, shorterSide: 256 });
    expect(() => framingOf(fixed, 128)).toThrow(/224 pixels.*128/);
  });

  it('takes any allowed side of a free graph', () => {
    expect(framingOf(free)).toMatchObject({ height: 128, width: 128 });
    expect(framingOf(free, 64)).toMatchObject({ height: 64, width: 64 });
    for (const side of [24, 100, 520]) expect(() => framingOf(free, side)).toThrow(/multiple of 8 from 32 to 512/);
  });
});

describe('affineOf', () => {
  it('maps [0, 1] to the range and then normalises', () => {
    const { scale, shift } = affineOf(units);
    const at = (x: number) => scale.map((s, c) => s * x + shift[c]!);
    expect(at(0)).toEqual([-1, -0.5, -1.5]);
    expect(at(1)).toEqual([1, 0.5, 0.5]);
  });
});
