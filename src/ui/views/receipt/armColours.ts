/** Colours of arms, in the order in which they are listed: the folder alone is grey, the first beside it the leaf's. */
const COLOURS = ['var(--leaf)', 'var(--sky)', 'var(--plum)', 'var(--sun)', 'var(--bloom)'] as const;

/** The colour of an arm among those that are shown. */
export function colourOf(arm: string, arms: readonly string[]): string {
  if (arm === 'original') return 'var(--ink-3)';
  const others = arms.filter((one) => one !== 'original').toSorted((a, b) => order(a) - order(b));
  return COLOURS[others.indexOf(arm) % COLOURS.length]!;
}

/** The expansion comes first: it is what the receipt is about. */
const order = (arm: string): number => (arm === 'expansion' ? 0 : 1);
