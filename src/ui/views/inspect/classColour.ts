/** The colour of a class among others: hues a golden angle apart, so that neighbours in the list differ. */
export const classColour = (index: number): string => `oklch(0.66 0.15 ${(40 + index * 137.508) % 360})`;
