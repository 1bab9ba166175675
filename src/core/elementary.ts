/**
 * @file Elementary functions from exactly rounded operations only, so that their bits are the same in every engine, which
 * ECMAScript does not promise of Math.exp, Math.sin and Math.cos (`random/normal.ts` says more, and has the logarithm).
 */

const LN2_HIGH = 6.9314718036912381649e-1; // 32 significant bits: k * LN2_HIGH is exact for small k
const LN2_LOW = 1.9082149292705877e-10;

/**
 * The exponential function: e^x = 2^k e^r with |r| <= ln 2 / 2, the series of e^r cut below 1e-17.
 *
 * @param x in [-700, 700].
 * @returns e^x, within 1e-15 relative.
 */
export function exactExp(x: number): number {
  const k = Math.round(x / Math.LN2);
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  let value = 1;
  for (let n = 14; n >= 1; n--) value = 1 + (value * r) / n;
  for (let i = 0; i < Math.abs(k); i++) value *= k > 0 ? 2 : 0.5;
  return value;
}

/**
 * Sine and cosine of an angle: quarter turns are taken off exactly, so multiples of 90 degrees give exactly 0, 1 and -1.
 *
 * @param degrees finite.
 * @returns both within 1e-15.
 */
export function sinCos(degrees: number): { readonly sin: number; readonly cos: number } {
  const turn = degrees % 360;
  const quarters = Math.round(turn / 90);
  const x = (turn - 90 * quarters) * (Math.PI / 180); // |x| <= pi / 4
  let sin = 1;
  let cos = 1;
  for (let n = 10; n >= 1; n--) {
    sin = 1 - (sin * x * x) / (2 * n * (2 * n + 1));
    cos = 1 - (cos * x * x) / (2 * n * (2 * n - 1));
  }
  sin *= x;
  switch ((quarters + 4) % 4) {
    case 0:
      return { sin, cos };
    case 1:
      return { sin: cos, cos: -sin };
    case 2:
      return { sin: -sin, cos: -cos };
    default:
      return { sin: -cos, cos: sin };
  }
}
