/**
 * @file The colour of a class among others. Ten can be told apart on either surface, by lightness too and not by hue alone; more than
 * ten cannot by colour, and get hues a golden angle apart, so that neighbours in the list differ.
 */

/** On a light surface, and on a dark one. */
export const TEN: readonly (readonly [light: string, dark: string])[] = [
  ['#1b62c4', '#6aa8ff'],
  ['#d4690a', '#ff9d4d'],
  ['#14804a', '#4fcf8e'],
  ['#b3202e', '#ff6f78'],
  ['#6d3fc0', '#b794ff'],
  ['#6b3f14', '#b07a52'],
  ['#d24a9b', '#ff9fd6'],
  ['#6d737a', '#c3cbd6'],
  ['#8f8400', '#ded34f'],
  ['#0a93a8', '#4fdcf0'],
];

/** A CSS colour. @param index of the class among all, from 0. */
export function classColour(index: number): string {
  const own = TEN[index];
  return own ? `light-dark(${own[0]}, ${own[1]})` : `oklch(0.66 0.15 ${(40 + index * 137.508) % 360})`;
}
