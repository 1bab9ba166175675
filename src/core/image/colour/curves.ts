/** @file From stored values to light, one channel at a time. */

/** From a value in [0, 1] to another. */
export type Curve = (value: number) => number;

export const identity: Curve = (value) => value;

/** To linear light (IEC 61966-2-1). */
export const srgbToLinear: Curve = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

/** From linear light (IEC 61966-2-1). */
export const linearToSrgb: Curve = (light) => (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055);

export const power =
  (gamma: number): Curve =>
  (value) =>
    Math.max(0, value) ** gamma;

/** A table of values at equal distances, and straight lines between. */
export function sampled(values: ArrayLike<number>): Curve {
  const last = values.length - 1;
  return (value) => {
    const at = Math.min(1, Math.max(0, value)) * last;
    const below = Math.min(last - 1, Math.floor(at));
    return values[below]! + (values[below + 1]! - values[below]!) * (at - below);
  };
}

/** (a x + b)^g + e from d on, c x + f before: the form of all parametric curves (ICC.1, 10.18). */
export interface Parametric {
  readonly g: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

export const parametric =
  ({ g, a, b, c, d, e, f }: Parametric): Curve =>
  (value) =>
    value >= d ? Math.max(0, a * value + b) ** g + e : c * value + f;

/** Transfer functions to linear light by their code point (ITU-T H.273, table 3); those of more light than white are not among them. */
export function transferOf(code: number): Curve | undefined {
  return TRANSFERS[code];
}

/** BT.709 and its kin as screens show them (ITU-R BT.1886): the curve of the camera is no inverse of theirs. */
const screen = power(2.4);

const TRANSFERS: Readonly<Record<number, Curve>> = {
  1: screen,
  4: power(2.2),
  5: power(2.8),
  6: screen,
  7: parametric({ g: 1 / 0.45, a: 1 / 1.1115, b: 0.1115 / 1.1115, c: 1 / 4, d: 0.0912, e: 0, f: 0 }),
  8: identity,
  13: srgbToLinear,
  14: screen,
  15: screen,
};
