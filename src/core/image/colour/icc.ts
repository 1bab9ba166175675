/**
 * @file ICC profiles (ICC.1:2022) as functions from stored values to XYZ: curves with a matrix, or tables of many dimensions. Read as
 * Chromium reads them: perceptual tables first, white on white, black as it comes.
 */

import { has, i32be, latin, u16be, u32be, type FileBytes } from '../file/bytes.ts';
import { identity, parametric, power, sampled, type Curve } from './curves.ts';
import { D50, type Matrix } from './primaries.ts';
import { table, type Table } from './table.ts';

/** A profile that is read. */
export type Profile =
  | { readonly kind: 'grey'; readonly curve: Curve }
  | { readonly kind: 'matrix'; readonly curves: readonly [Curve, Curve, Curve]; readonly toXyz: Matrix }
  /** To XYZ under D50. */
  | { readonly kind: 'table'; readonly channels: 1 | 3 | 4; readonly toXyz: Table };

/** @returns `null` where a profile is none, or of a form that pictures do not have. */
export function parseProfile(bytes: FileBytes): Profile | null {
  if (!has(bytes, 36, 'acsp')) return null;
  const space = latin(bytes, 16, 4);
  const channels = ({ GRAY: 1, 'RGB ': 3, CMYK: 4 } as const)[space];
  if (!channels) return null;
  const tag = (name: string): FileBytes | null => {
    for (let i = 0; i < Math.min(100, u32be(bytes, 128)); i++) {
      const entry = 132 + 12 * i;
      if (!has(bytes, entry, name)) continue;
      const [from, length] = [u32be(bytes, entry + 4), u32be(bytes, entry + 8)];
      return from + length <= bytes.length ? bytes.subarray(from, from + length) : null;
    }
    return null;
  };
  const lut = tag('A2B0') ?? tag('A2B1');
  if (lut) {
    const toPcs = lutOf(lut);
    const lab = has(bytes, 20, 'Lab ');
    if (toPcs?.channels === channels) return { kind: 'table', channels, toXyz: lab ? toPcs.asLab : toPcs.asXyz };
  }
  if (channels === 1) {
    const curve = curveOf(tag('kTRC'));
    return curve && { kind: 'grey', curve: curve.curve };
  }
  const curves = ['rTRC', 'gTRC', 'bTRC'].map((name) => curveOf(tag(name))?.curve);
  const columns = ['rXYZ', 'gXYZ', 'bXYZ'].map((name) => tag(name));
  const [r, g, b] = curves;
  if (channels !== 3 || !r || !g || !b || columns.some((column) => !column || column.length < 20)) return null;
  const toXyz = Array.from({ length: 9 }, (_, i) => fixed(columns[i % 3]!, 8 + 4 * Math.floor(i / 3)));
  return { kind: 'matrix', curves: [r, g, b], toXyz: toXyz as unknown as Matrix };
}

/** 15.16 bits. */
const fixed = (bytes: FileBytes, at: number): number => i32be(bytes, at) / 65536;

/** A curve, and how many bytes it takes; `null` where it is none. */
function curveOf(bytes: FileBytes | null): { curve: Curve; length: number } | null {
  if (!bytes) return null;
  if (has(bytes, 0, 'curv')) {
    const count = u32be(bytes, 8);
    if (12 + 2 * count > bytes.length) return null;
    if (count === 0) return { curve: identity, length: 12 };
    if (count === 1) return { curve: power(u16be(bytes, 12) / 256), length: 14 };
    const values = Float64Array.from({ length: count }, (_, i) => u16be(bytes, 12 + 2 * i) / 65535);
    return { curve: sampled(values), length: 12 + 2 * count };
  }
  if (!has(bytes, 0, 'para')) return null;
  const form = u16be(bytes, 8);
  const count = [1, 3, 4, 5, 7][form];
  if (count === undefined || 12 + 4 * count > bytes.length) return null;
  const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from({ length: count }, (_, i) =>
    fixed(bytes, 12 + 4 * i),
  );
  const curve = [
    () => power(g),
    () => parametric({ g, a, b, c: 0, d: -b / a, e: 0, f: 0 }),
    // What is added to both parts stands third here.
    () => parametric({ g, a, b, c: 0, d: -b / a, e: c, f: c }),
    () => parametric({ g, a, b, c, d, e: 0, f: 0 }),
    () => parametric({ g, a, b, c, d, e, f }),
  ][form]!();
  return { curve, length: 12 + 4 * count };
}

interface Lut {
  readonly channels: number;
  /** To XYZ, where the table's values are Lab. */
  readonly asLab: Table;
  readonly asXyz: Table;
}

function lutOf(bytes: FileBytes): Lut | null {
  if (has(bytes, 0, 'mft1') || has(bytes, 0, 'mft2')) return oldLut(bytes);
  return has(bytes, 0, 'mAB ') ? newLut(bytes) : null;
}

/** lut8Type and lut16Type (10.10, 10.11): curves, a grid, curves. Their matrix is for XYZ input, which pictures do not have. */
function oldLut(bytes: FileBytes): Lut | null {
  const wide = has(bytes, 0, 'mft2');
  const [channels, outputs, points] = [bytes[8]!, bytes[9]!, bytes[10]!];
  if (outputs !== 3 || points < 2) return null;
  const [inEntries, outEntries] = wide ? [u16be(bytes, 48), u16be(bytes, 50)] : [256, 256];
  const start = wide ? 52 : 48;
  const size = points ** channels * 3;
  const total = channels * inEntries + size + 3 * outEntries;
  if (inEntries < 2 || outEntries < 2 || start + total * (wide ? 2 : 1) > bytes.length) return null;
  const value = (i: number) => (wide ? u16be(bytes, start + 2 * i) / 65535 : bytes[start + i]! / 255);
  const values = (from: number, count: number) => Float64Array.from({ length: count }, (_, i) => value(from + i));
  const before = Array.from({ length: channels }, (_, c) => sampled(values(c * inEntries, inEntries)));
  const grid = values(channels * inEntries, size);
  const after = [0, 1, 2].map((c) => sampled(values(channels * inEntries + size + c * outEntries, outEntries)));
  const steps = { before, points: before.map(() => points), grid, after };
  // By the standard 0xff00 is 100 in lut16Type's Lab; browsers take 0xffff, half a level away.
  return { channels, asLab: table(steps, labToXyz), asXyz: table(steps, xyzFrom) };
}

/** lutAToBType (10.12): curves, a grid, curves, a matrix, curves, of which the first two pairs may be missing. */
function newLut(bytes: FileBytes): Lut | null {
  const [channels, outputs] = [bytes[8]!, bytes[9]!];
  if (outputs !== 3) return null;
  const [last, matrixAt, middle, gridAt, first] = [12, 16, 20, 24, 28].map((at) => u32be(bytes, at)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const curvesAt = (from: number, count: number): Curve[] | null => {
    const curves: Curve[] = [];
    for (let at = from; curves.length < count;) {
      const found = curveOf(bytes.subarray(at));
      if (!found) return null;
      curves.push(found.curve);
      at += 4 * Math.ceil(found.length / 4);
    }
    return curves;
  };
  const b = curvesAt(last, 3);
  const m = middle ? curvesAt(middle, 3) : [identity, identity, identity];
  const a = first ? curvesAt(first, channels) : null;
  if (!b || !m || (gridAt ? !a : channels !== 3)) return null;
  const numbers = matrixAt ? Array.from({ length: 12 }, (_, i) => fixed(bytes, matrixAt + 4 * i)) : null;
  const end =
    (finish: Finish): Finish =>
    (values) => {
      const [x, y, z] = [m[0]!(values[0]!), m[1]!(values[1]!), m[2]!(values[2]!)];
      for (let i = 0; i < 3; i++) {
        const mixed = numbers
          ? numbers[3 * i]! * x + numbers[3 * i + 1]! * y + numbers[3 * i + 2]! * z + numbers[9 + i]!
          : [x, y, z][i]!;
        values[i] = b[i]!(Math.min(1, Math.max(0, mixed)));
      }
      finish(values);
    };
  const steps = gridAt && a ? gridIn(bytes, gridAt, a) : { before: null };
  return steps && { channels, asLab: table(steps, end(labToXyz)), asXyz: table(steps, end(xyzFrom)) };
}

function gridIn(bytes: FileBytes, at: number, before: readonly Curve[]) {
  const points = before.map((_, i) => bytes[at + i]!);
  const size = points.reduce((product, count) => product * count, 3);
  const wide = bytes[at + 16] === 2;
  const start = at + 20;
  if (points.some((count) => count < 2) || start + size * (wide ? 2 : 1) > bytes.length) return null;
  const grid = Float64Array.from({ length: size }, (_, i) =>
    wide ? u16be(bytes, start + 2 * i) / 65535 : bytes[start + i]! / 255,
  );
  return { before, points, grid, after: null };
}

/** Brings three values of a table, in place, to XYZ. */
type Finish = (values: Float64Array) => void;

/** Lab as profiles code it, to XYZ under D50 (CIE 15). */
const labToXyz: Finish = (values) => {
  const l = values[0]! * 100;
  const a = values[1]! * 255 - 128;
  const b = values[2]! * 255 - 128;
  const y = (l + 16) / 116;
  values[0] = D50[0] * cube(y + a / 500);
  values[1] = D50[1] * cube(y);
  values[2] = D50[2] * cube(y - b / 200);
};

const cube = (t: number): number => (t > 6 / 29 ? t ** 3 : 3 * (6 / 29) ** 2 * (t - 4 / 29));

/** XYZ as profiles code it: 1 is 1 + 32767 / 32768. */
const xyzFrom: Finish = (values) => {
  for (let i = 0; i < 3; i++) values[i] = values[i]! * (1 + 32767 / 32768);
};
