/**
 * @file Normal random numbers that are the same to the last bit everywhere.
 *
 * ECMAScript leaves the last bits of Math.log, Math.sin and Math.cos to the engine, so a Box-Muller transform gives other
 * noise in another browser, and one step of sign-gradient ascent turns that into another image. Addition, multiplication,
 * division and square root are exactly rounded by IEEE 754 in every engine (and JavaScript never fuses them), so the normal
 * comes from a rational approximation of its inverse distribution function, and the logarithm its tails need from our own
 * series. One uniform gives one normal.
 */

const LN2_HIGH = 6.9314718036912381649e-1; // 32 significant bits: k * LN2_HIGH is exact for small k
const LN2_LOW = 1.9082149292705877e-10;

/**
 * Natural logarithm from exactly rounded operations only.
 *
 * x = m 2^k with m in [sqrt(1/2), sqrt(2)), log x = k ln 2 + 2 atanh((m - 1) / (m + 1)), the odd series cut below 1e-17.
 *
 * @param x normal and positive.
 * @returns log x, within 1e-15 relative of the true value.
 */
export function exactLog(x: number): number {
  let mantissa = x;
  let exponent = 0;
  while (mantissa < Math.SQRT1_2) {
    mantissa *= 2;
    exponent--;
  }
  while (mantissa >= Math.SQRT2) {
    mantissa /= 2;
    exponent++;
  }
  const t = (mantissa - 1) / (mantissa + 1); // |t| < 0.1716
  const t2 = t * t;
  let series = 0;
  for (let power = 21; power >= 1; power -= 2) series = series * t2 + 1 / power;
  return exponent * LN2_HIGH + (2 * t * series + exponent * LN2_LOW);
}

/** c_0 + c_1 x + c_2 x^2 + ... */
function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) value = value * x + coefficients[i]!;
  return value;
}

/** AS 241's coefficients at float64 precision, constant term first, for the three ranges of |p - 1/2|. */
// prettier-ignore
const CENTRE = {
  numerator: [3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946,
    45921.95393154987, 67265.7709270087, 33430.57558358813, 2509.0809287301227],
  denominator: [1, 42.31333070160091, 687.1870074920579, 5394.196021424751,
    21213.794301586597, 39307.89580009271, 28729.085735721943, 5226.495278852854],
};
// prettier-ignore
const TAIL = {
  numerator: [1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045,
    1.2704582524523684, 0.2417807251774506, 0.022723844989269184, 0.0007745450142783414],
  denominator: [1, 2.053191626637759, 1.6763848301838038, 0.6897673349851,
    0.14810397642748008, 0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-09],
};
// prettier-ignore
const FAR_TAIL = {
  numerator: [6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
    0.026532189526576124, 0.0012426609473880784, 2.7115555687434876e-05, 2.0103343992922881e-07],
  denominator: [1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615,
    0.0007868691311456133, 1.8463183175100548e-05, 1.421511758316446e-07, 2.0442631033899397e-15],
};

/**
 * Inverse of the standard normal distribution function.
 *
 * M. J. Wichura, "Algorithm AS 241: The Percentage Points of the Normal Distribution", Applied Statistics 37 (1988), PPND16.
 *
 * @param p probability in (0, 1).
 * @returns the number below which a standard normal falls with probability p; relative error about 1e-16.
 */
export function inverseNormal(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (polynomial(CENTRE.numerator, r) * q) / polynomial(CENTRE.denominator, r);
  }
  const depth = Math.sqrt(-exactLog(q < 0 ? p : 1 - p));
  const { numerator, denominator } = depth <= 5 ? TAIL : FAR_TAIL;
  const r = depth <= 5 ? depth - 1.6 : depth - 5;
  const magnitude = polynomial(numerator, r) / polynomial(denominator, r);
  return q < 0 ? -magnitude : magnitude;
}
