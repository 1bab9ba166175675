/** @file What stands where a picture was moved away from, or where a part of it was erased. */

import type { ChoiceSetting } from '../methods/settings.ts';
import type { Picture, Rgb } from './picture.ts';

/** Colours to fill with, by name: `mean` is the picture's own mean. */
const CHOICES = { black: 'Black', grey: 'Middle grey', mean: "The picture's mean" } as const;
export type Fill = keyof typeof CHOICES;

/** The setting of a method that fills. */
export const FILL_SETTING = {
  kind: 'choice',
  choices: CHOICES,
  default: 'black',
  label: 'Fill',
  help: 'Colour of the parts that hold nothing of the picture afterwards.',
} as const satisfies ChoiceSetting;

/** The colour of a fill for a picture. */
export function fillColour(fill: Fill, picture: Picture): Rgb {
  switch (fill) {
    case 'black':
      return [0, 0, 0];
    case 'grey':
      return [128, 128, 128];
    case 'mean':
      return meanColour(picture);
    default:
      return fill satisfies never;
  }
}

function meanColour({ width, height, data }: Picture): Rgb {
  const sums: [number, number, number] = [0, 0, 0];
  for (let i = 0; i < data.length; i++) sums[i % 3]! += data[i]!;
  const [red, green, blue] = sums;
  const rounded = (sum: number): number => Math.floor(sum / (width * height) + 0.5);
  return [rounded(red), rounded(green), rounded(blue)];
}
