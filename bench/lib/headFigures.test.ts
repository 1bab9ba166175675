import { expect, it } from 'vitest';
import { classIndex } from '../../src/core/brands.ts';
import { classMatrix } from '../../src/core/judge/classMatrix.ts';
import { headFigures } from './headFigures.ts';

/** Class 0 lies around 0 degrees and class 1 around 50; the names say 90 and 0, so that they are wrong about half of them. */
const at = (degrees: number) =>
  Float64Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180));
const seed = (degrees: number, label: number) => ({ views: [at(degrees)], label: classIndex(label, 2) });
const seeds = [-6, 3, -2, 5].flatMap((turn) => [seed(turn, 0), seed(50 + turn, 1)]);
const test = [-4, 4].flatMap((turn) => [
  { embedding: at(turn), label: classIndex(0, 2) },
  { embedding: at(40 + turn), label: classIndex(1, 2) },
]);

it('learns from draws of seeds, several splits of them, and is read on test images', () => {
  const text = classMatrix([at(90), at(0)], 20);
  const figures = headFigures(seeds, test, text, 2, () => 0);
  expect(figures).toMatchObject({ perClass: 2, draws: 12, prototypes: 1, default: 'names and examples' });
  expect(figures.modes.map(({ mode }) => mode)).toEqual(['names', 'names and examples', 'examples']);
  const [names, , examples] = figures.modes;
  expect(names!.test).toBe(figures.names);
  expect(figures.names).toBe(0.5);
  expect(examples).toMatchObject({ test: 1, leaveOneOut: 1, views: 'seed', scale: 0 });
  expect(headFigures(seeds, [], text, 8, () => 0)).toMatchObject({ draws: 1, names: null, prototypes: null });
});
