/** @file Where the primaries of a colour space lie, and the way from them to those of sRGB. */

/** CIE 1931 x and y. */
export type Chromaticity = readonly [x: number, y: number];

export interface Chromaticities {
  readonly white: Chromaticity;
  readonly red: Chromaticity;
  readonly green: Chromaticity;
  readonly blue: Chromaticity;
}

/** Three rows of three. */
export type Matrix = readonly [number, number, number, number, number, number, number, number, number];

const D65: Chromaticity = [0.3127, 0.329];
/** XYZ of D50, the white of profiles (ICC.1, 7.2.16). */
export const D50 = [0.9642, 1, 0.8249] as const;

export const SRGB: Chromaticities = { white: D65, red: [0.64, 0.33], green: [0.3, 0.6], blue: [0.15, 0.06] };

/** Primaries by their code point (ITU-T H.273, table 2); `undefined` for those that are not known. */
export function primariesOf(code: number): Chromaticities | undefined {
  return PRIMARIES[code];
}

const PRIMARIES: Readonly<Record<number, Chromaticities>> = {
  1: SRGB,
  4: { white: [0.31, 0.316], red: [0.67, 0.33], green: [0.21, 0.71], blue: [0.14, 0.08] },
  5: { white: D65, red: [0.64, 0.33], green: [0.29, 0.6], blue: [0.15, 0.06] },
  6: { white: D65, red: [0.63, 0.34], green: [0.31, 0.595], blue: [0.155, 0.07] },
  7: { white: D65, red: [0.63, 0.34], green: [0.31, 0.595], blue: [0.155, 0.07] },
  8: { white: [0.31, 0.316], red: [0.681, 0.319], green: [0.243, 0.692], blue: [0.145, 0.049] },
  9: { white: D65, red: [0.708, 0.292], green: [0.17, 0.797], blue: [0.131, 0.046] },
  11: { white: [0.314, 0.351], red: [0.68, 0.32], green: [0.265, 0.69], blue: [0.15, 0.06] },
  12: { white: D65, red: [0.68, 0.32], green: [0.265, 0.69], blue: [0.15, 0.06] },
  22: { white: D65, red: [0.63, 0.34], green: [0.295, 0.605], blue: [0.155, 0.077] },
};

/** Linear light of the primaries to XYZ under D50, adapted by Bradford's method (ICC.1, annex E). */
export function toXyzD50({ white, red, green, blue }: Chromaticities): Matrix {
  const [r, g, b] = [xyzOf(red), xyzOf(green), xyzOf(blue)];
  const columns: Matrix = [r[0], g[0], b[0], r[1], g[1], b[1], r[2], g[2], b[2]];
  const light = xyzOf(white);
  const scale = applied(inverse(columns), light);
  const scaled = columns.map((value, i) => value * scale[i % 3]!) as unknown as Matrix;
  return product(adaptation(light, D50), scaled);
}

/** Linear light of the primaries to linear sRGB. */
export const toSrgbFrom = (primaries: Chromaticities): Matrix => product(XYZ_TO_SRGB, toXyzD50(primaries));

type Vector = readonly [number, number, number];

const xyzOf = ([x, y]: Chromaticity): Vector => [x / y, 1, (1 - x - y) / y];

const BRADFORD: Matrix = [0.8951, 0.2664, -0.1614, -0.7502, 1.7135, 0.0367, 0.0389, -0.0685, 1.0296];

function adaptation(from: Vector, to: Vector): Matrix {
  const [source, target] = [applied(BRADFORD, from), applied(BRADFORD, to)];
  const [l, m, s] = source.map((cone, i) => target[i]! / cone) as [number, number, number];
  return product(inverse(BRADFORD), product([l, 0, 0, 0, m, 0, 0, 0, s], BRADFORD));
}

export function applied(m: Matrix, [x, y, z]: Vector): Vector {
  return [m[0] * x + m[1] * y + m[2] * z, m[3] * x + m[4] * y + m[5] * z, m[6] * x + m[7] * y + m[8] * z];
}

export function product(a: Matrix, b: Matrix): Matrix {
  const cell = (row: number, column: number) =>
    a[3 * row]! * b[column]! + a[3 * row + 1]! * b[3 + column]! + a[3 * row + 2]! * b[6 + column]!;
  return Array.from({ length: 9 }, (_, i) => cell(Math.floor(i / 3), i % 3)) as unknown as Matrix;
}

export function inverse([a, b, c, d, e, f, g, h, i]: Matrix): Matrix {
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  const adjugate = [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
  return adjugate.map((value) => value / determinant) as unknown as Matrix;
}

/** XYZ under D50 to linear sRGB. */
export const XYZ_TO_SRGB: Matrix = inverse(toXyzD50(SRGB));
