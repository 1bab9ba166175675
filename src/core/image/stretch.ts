/** @file Pictures of 16 bits that use fewer: microscopes and X-ray machines store 10, 12 or 14, and those come out almost black. */

/** All bits of a sample: nothing is stretched. */
export const ALL_BITS = 16;
/** The most bits that are worth a word: a picture of 15 is half as bright as it could be, as many are. */
const FEW = 14;

/** Whether a picture comes out almost black because its values leave the upper bits empty. */
export const usesFewBits = (usedBits: number): boolean => usedBits <= FEW;

/**
 * What a set's pictures should be stretched to: one number for all of them, so that they stay comparable.
 *
 * @param usedBits of every picture, as read.
 * @returns how many pictures use few bits, and how many bits the one uses that uses most; `null` where none does.
 */
export function stretchFor(usedBits: readonly number[]): { readonly pictures: number; readonly bits: number } | null {
  const few = usedBits.filter(usesFewBits);
  if (few.length === 0) return null;
  return {
    pictures: few.length,
    bits: Math.max(
      8,
      few.reduce((most, bits) => Math.max(most, bits), 0),
    ),
  };
}
