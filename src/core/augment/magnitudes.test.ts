import { describe, expect, it } from 'vitest';
import { AUG_MIX, magnitudesFor, RAND_AUGMENT, TRIVIAL_AUGMENT } from './magnitudes.ts';
import type { OperationName } from './operation.ts';

const at = (table: Parameters<typeof magnitudesFor>[0], name: OperationName, bin: number): number | undefined =>
  magnitudesFor(table, 48, 40).find((row) => row.name === name)?.values[bin];

describe('magnitudesFor', () => {
  // torchvision 0.29.2: RandAugment()._augmentation_space(31, (40, 48)), and alike for the other two. The numbers are those on
  // which products and sums rounded apart would differ in the last bit.
  it.each([
    [RAND_AUGMENT, 'TranslateX', 21, 15.22658634185791],
    [RAND_AUGMENT, 'TranslateY', 25, 15.105740547180176],
    [RAND_AUGMENT, 'Color', 20, 0.5999999642372131],
    [TRIVIAL_AUGMENT, 'TranslateX', 15, 15.999999046325684],
    [TRIVIAL_AUGMENT, 'TranslateX', 24, 25.600000381469727],
    [TRIVIAL_AUGMENT, 'ShearX', 25, 0.824999988079071],
    [AUG_MIX, 'TranslateX', 6, 10.666666984558105],
    [AUG_MIX, 'TranslateY', 6, 8.888888359069824],
  ] as const)("is torchvision's to the last bit (%#)", (table, name, bin, magnitude) => {
    expect(at(table, name, bin)).toBe(magnitude);
  });

  it.each([
    ['RandAugment', RAND_AUGMENT],
    ['TrivialAugment', TRIVIAL_AUGMENT],
    ['AugMix', AUG_MIX],
  ] as const)('has a magnitude for every bin of %s, or none, at any size', (_, table) => {
    for (const [width, height] of [
      [1, 1],
      [640, 480],
      [10_000, 3],
    ] as const) {
      for (const { values } of magnitudesFor(table, width, height)) {
        expect([1, table.bins]).toContain(values.length);
        expect(values.every(Number.isFinite)).toBe(true);
      }
    }
  });
});
