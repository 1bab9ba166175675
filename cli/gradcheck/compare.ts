import type { CaseTensor } from './cases.ts';

/** How a tensor compares with its reference. */
export interface Comparison {
  /** The largest |value - reference| / max(|reference|, atol / rtol): at most rtol-ish when all is well. */
  readonly relative: number;
  /** Whether |value - reference| <= atol + rtol |reference| holds for every element, and the sizes agree. */
  readonly within: boolean;
}

/**
 * Compares a tensor with its reference elementwise.
 *
 * @param value computed elements
 * @param reference the recorded tensor
 * @param tolerance allowed error: atol + rtol |reference|
 */
export function compare(
  value: ArrayLike<number>,
  reference: CaseTensor,
  tolerance: { readonly rtol: number; readonly atol: number },
): Comparison {
  const { rtol, atol } = tolerance;
  if (value.length !== reference.data.length) return { relative: Infinity, within: false };
  const floor = rtol > 0 ? atol / rtol : 1;
  let relative = 0;
  let within = true;
  reference.data.forEach((expected, i) => {
    const error = Math.abs((value[i] ?? NaN) - expected);
    if (!(error <= atol + rtol * Math.abs(expected))) within = false;
    const ratio = error / Math.max(Math.abs(expected), floor);
    relative = Number.isNaN(ratio) ? NaN : Math.max(relative, ratio);
  });
  return { relative, within };
}
