import { counted } from '../../src/core/counted.ts';
import { stretchFor } from '../../src/core/image/stretch.ts';
import type { Recipe } from '../../src/core/run/recipe.ts';

/** Says which pictures come out almost black, and what makes them bright; nothing where the person has said how many bits they use. */
export function warnOfBits(
  usedBits: readonly number[],
  { stretch }: Pick<Recipe, 'stretch'>,
  warn: (text: string) => void,
): void {
  const few = stretch === undefined ? stretchFor(usedBits) : null;
  if (!few) return;
  const [use, come] = few.pictures === 1 ? ['uses', 'comes'] : ['use', 'come'];
  warn(
    `${counted(few.pictures, 'picture')} of 16 bits a channel ${use} ${few.bits} of them or fewer and ${come} out almost black; --stretch ${few.bits} reads them in full brightness`,
  );
}
