/** @file How much of each operation RandAugment, TrivialAugment and AugMix apply: torchvision's tables, as data. */

import type { OperationName } from './operation.ts';

/** The end of a range, in the operation's unit or as a share of the picture's width or height. */
type End = number | { readonly ofWidth: number } | { readonly ofHeight: number };

/**
 * Magnitudes of one operation over the bins of a table:
 * - `range`: evenly from `from` to `to`; signed ones are drawn with either sign;
 * - `bits`: whole bits, evenly from `from` down by `drop`;
 * - `none`: an operation without a magnitude.
 */
type Row =
  | { readonly kind: 'range'; readonly from: number; readonly to: End; readonly signed: boolean }
  | { readonly kind: 'bits'; readonly from: number; readonly drop: number }
  | { readonly kind: 'none' };

/** A table: which operations are drawn from, in torchvision's order, and the number of magnitudes of each. */
export interface MagnitudeTable {
  readonly bins: number;
  readonly rows: readonly (readonly [OperationName, Row])[];
}

const signed = (to: End): Row => ({ kind: 'range', from: 0, to, signed: true });
const NONE: Row = { kind: 'none' };
const SOLARIZE: Row = { kind: 'range', from: 255, to: 0, signed: false };

const enhancements = (most: number): MagnitudeTable['rows'] => [
  ['Brightness', signed(most)],
  ['Color', signed(most)],
  ['Contrast', signed(most)],
  ['Sharpness', signed(most)],
];

/** E. D. Cubuk et al., "RandAugment", 2020; a magnitude is one of 31 bins. */
export const RAND_AUGMENT: MagnitudeTable = {
  bins: 31,
  rows: [
    ['Identity', NONE],
    ['ShearX', signed(0.3)],
    ['ShearY', signed(0.3)],
    ['TranslateX', signed({ ofWidth: 150 / 331 })],
    ['TranslateY', signed({ ofHeight: 150 / 331 })],
    ['Rotate', signed(30)],
    ...enhancements(0.9),
    ['Posterize', { kind: 'bits', from: 8, drop: 4 }],
    ['Solarize', SOLARIZE],
    ['AutoContrast', NONE],
    ['Equalize', NONE],
  ],
};

/** S. G. Müller, F. Hutter, "TrivialAugment", 2021: the wide table. */
export const TRIVIAL_AUGMENT: MagnitudeTable = {
  bins: 31,
  rows: [
    ['Identity', NONE],
    ['ShearX', signed(0.99)],
    ['ShearY', signed(0.99)],
    ['TranslateX', signed(32)],
    ['TranslateY', signed(32)],
    ['Rotate', signed(135)],
    ...enhancements(0.99),
    ['Posterize', { kind: 'bits', from: 8, drop: 6 }],
    ['Solarize', SOLARIZE],
    ['AutoContrast', NONE],
    ['Equalize', NONE],
  ],
};

/** D. Hendrycks et al., "AugMix", 2020, with all operations; severity s draws among the first s bins. */
export const AUG_MIX: MagnitudeTable = {
  bins: 10,
  rows: [
    ['ShearX', signed(0.3)],
    ['ShearY', signed(0.3)],
    ['TranslateX', signed({ ofWidth: 1 / 3 })],
    ['TranslateY', signed({ ofHeight: 1 / 3 })],
    ['Rotate', signed(30)],
    ['Posterize', { kind: 'bits', from: 4, drop: 4 }],
    ['Solarize', SOLARIZE],
    ['AutoContrast', NONE],
    ['Equalize', NONE],
    ...enhancements(0.9),
  ],
};

/** Magnitudes of one operation for a size of picture. */
export interface Magnitudes {
  readonly name: OperationName;
  /** One a bin; a single 0 for an operation without. */
  readonly values: readonly number[];
  /** Whether either sign is drawn. */
  readonly signed: boolean;
}

/**
 * A table for a picture.
 *
 * @param table which.
 * @param width of the picture, in pixels.
 * @param height of the picture, in pixels.
 * @returns the magnitudes of every operation in the table's order, as float32 numbers like torchvision's.
 */
export function magnitudesFor({ bins, rows }: MagnitudeTable, width: number, height: number): Magnitudes[] {
  return rows.map(([name, row]): Magnitudes => {
    switch (row.kind) {
      case 'range': {
        const values = linspace(row.from, endFor(row.to, width, height), bins);
        return { name, values, signed: row.signed };
      }
      case 'bits': {
        const values = Array.from({ length: bins }, (_, bin) => row.from - Math.round(bin / ((bins - 1) / row.drop)));
        return { name, values, signed: false };
      }
      case 'none':
        return { name, values: [0], signed: false };
      default:
        return row satisfies never;
    }
  });
}

function endFor(end: End, width: number, height: number): number {
  if (typeof end === 'number') return end;
  return 'ofWidth' in end ? end.ofWidth * width : end.ofHeight * height;
}

/**
 * torch.linspace in float32: from both ends, so that both are exact, each product and sum rounded once, as a fused
 * multiplication and addition does. (The middle of 31 bins from 0 to 32 is below 16 by that, and so moves by 15 pixels.)
 */
function linspace(from: number, to: number, count: number): number[] {
  const [first, last] = [Math.fround(from), Math.fround(to)];
  const step = Math.fround(Math.fround(last - first) / (count - 1));
  const half = Math.floor(count / 2);
  return Array.from({ length: count }, (_, i) =>
    Math.fround(i < half ? first + step * i : last - step * (count - 1 - i)),
  );
}
