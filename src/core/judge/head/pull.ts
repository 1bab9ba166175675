/** @file The pull of the names and the temperature together: one convex problem in two numbers for every lambda. */

import type { Matrix } from '../../linear/matrix.ts';
import { spreadOf, TEMPERATURES, type Temperature } from './temperature.ts';

/** A temperature, and how strongly the names pull. */
export interface Pull extends Temperature {
  /** At least 0. */
  readonly scale: number;
}

const [LEAST_B, MOST_B] = [1 / TEMPERATURES.most, 1 / TEMPERATURES.least];
const STEPS = 60;
const CLOSE = 1e-10;
/** Halvings of a step that does not descend. */
const HALVINGS = 30;

/**
 * Scale and temperature with the least mean negative log-likelihood of softmax((A + scale B) / T), scale >= 0, T in [0.001, 1000].
 *
 * It is convex in b = 1 / T and g = scale / T, since the exponents b A + g B are linear in them: Newton's steps with halving, g held
 * at 0 where it would fall below.
 *
 * @param from A: [n, classes], n >= 1.
 * @param along B, of the same shape.
 * @param labels one class a row.
 * @param smoothing as in `fitTemperature`.
 * @param start where to look first. Default: no pull, and the spread of A.
 */
export function fitPull(
  from: Matrix,
  along: Matrix,
  labels: ArrayLike<number>,
  smoothing: number,
  start: Omit<Pull, 'nll'> = { temperature: spreadOf(from), scale: 0 },
): Pull {
  const b = 1 / Math.min(TEMPERATURES.most, Math.max(TEMPERATURES.least, start.temperature));
  let here = valueAt(from, along, labels, smoothing, b, b * start.scale);
  for (let step = 0; step < STEPS; step++) {
    const next = descend(from, along, labels, smoothing, here);
    const gain = here.nll - next.nll;
    here = next;
    if (gain < CLOSE) break;
  }
  return { scale: here.g / here.b, temperature: 1 / here.b, nll: here.nll };
}

/** A point with its likelihood, gradient and curvature. */
interface Point {
  readonly b: number;
  readonly g: number;
  readonly nll: number;
  readonly towards: readonly [number, number];
  readonly curvature: readonly [bb: number, bg: number, gg: number];
}

/** One step; the point itself where none descends. */
function descend(from: Matrix, along: Matrix, labels: ArrayLike<number>, smoothing: number, here: Point): Point {
  const [db, dg] = direction(here);
  let size = 1;
  for (let k = 0; k < HALVINGS; k++, size /= 2) {
    const b = Math.min(MOST_B, Math.max(LEAST_B, here.b + size * db));
    const g = Math.max(0, here.g + size * dg);
    const next = valueAt(from, along, labels, smoothing, b, g);
    if (next.nll < here.nll) return next;
  }
  return here;
}

/** Newton's direction; along one of the two alone where the other would leave its bounds. */
function direction({ b, g, towards: [b1, g1], curvature: [bb, bg, gg] }: Point): [number, number] {
  // A curvature of nothing, where the two are parallel or all is certain, must not divide.
  const least = 1e-9 * (bb + gg) + 1e-12;
  const [p, q] = [bb + least, gg + least];
  if (g === 0 && g1 >= 0) return [-b1 / p, 0];
  if ((b <= LEAST_B && b1 >= 0) || (b >= MOST_B && b1 <= 0)) return [0, -g1 / q];
  const determinant = p * q - bg * bg;
  const both: [number, number] = [-(q * b1 - bg * g1) / determinant, -(p * g1 - bg * b1) / determinant];
  // Cut off at 0, a step of both may climb: what is left of it then is along one.
  return g === 0 && both[1] < 0 ? [-b1 / p, 0] : both;
}

function valueAt(
  from: Matrix,
  along: Matrix,
  labels: ArrayLike<number>,
  smoothing: number,
  b: number,
  g: number,
): Point {
  const { rows, columns } = from;
  const logits = new Float64Array(columns);
  let [nll, b1, g1, bb, bg, gg] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < rows; i++) {
    const first = i * columns;
    let largest = -Infinity;
    for (let c = 0; c < columns; c++) {
      logits[c] = b * from.data[first + c]! + g * along.data[first + c]!;
      largest = Math.max(largest, logits[c]!);
    }
    let [sum, sx, sy, sxx, sxy, syy, ox, oy, ol] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
    const own = first + labels[i]!;
    const [x0, y0] = [from.data[own]!, along.data[own]!];
    // Moments around the label's own values: what is left out of them cancels in none of the sums.
    for (let c = 0; c < columns; c++) {
      const x = from.data[first + c]! - x0;
      const y = along.data[first + c]! - y0;
      const p = Math.exp(logits[c]! - largest);
      sum += p;
      sx += p * x;
      sy += p * y;
      sxx += p * x * x;
      sxy += p * x * y;
      syy += p * y * y;
      ox += x;
      oy += y;
      ol += logits[c]! - largest;
    }
    const share = smoothing / columns;
    nll += Math.log(sum) - (1 - smoothing) * (logits[labels[i]!]! - largest) - share * ol;
    b1 += sx / sum - share * ox;
    g1 += sy / sum - share * oy;
    bb += sxx / sum - (sx / sum) ** 2;
    bg += sxy / sum - (sx * sy) / sum ** 2;
    gg += syy / sum - (sy / sum) ** 2;
  }
  return {
    b,
    g,
    nll: nll / rows,
    towards: [b1 / rows, g1 / rows],
    curvature: [bb / rows, bg / rows, gg / rows],
  };
}
