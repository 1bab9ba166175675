import { expect, it } from 'vitest';
import { classIndex } from '../brands.ts';
import { classMatrix } from '../judge/classMatrix.ts';
import { evaluate } from '../objective/objective.ts';
import { bestCandidates } from './best.ts';

/** Two classes in the plane: an embedding at angle a has p = 1 / (1 + exp(-10 cos a + 10 sin a)) for class 0. */
const classes = classMatrix([Float64Array.of(1, 0), Float64Array.of(0, 1)], 10);
const degrees = [90, 40, 0, 45, 30, 40];
const embeddings = degrees.map((a) => Float64Array.of(Math.cos((a * Math.PI) / 180), Math.sin((a * Math.PI) / 180)));
const criterion = {
  classes,
  anchor: classIndex(0, 2),
  seedEntropy: 0,
  diversity: 'judge',
  weights: { consistency: 0, entropy: 0, diversity: 0 },
} as const;

it('keeps what is nearest to the sureness asked for, in the candidates’ order', () => {
  const best = (probability: number, count: number) =>
    bestCandidates(
      evaluate({ embeddings, latents: embeddings }, { ...criterion, sureness: { probability, weight: 1 } }),
      count,
    );
  expect(best(1, 2)).toEqual([2, 4]); // 1.00 and 0.97
  expect(best(0.75, 3)).toEqual([1, 3, 5]); // 0.78 twice, and 0.5
  expect(best(0.75, 1)).toEqual([1]);
  expect(best(0.75, 9)).toEqual([0, 1, 2, 3, 4, 5]);
});
