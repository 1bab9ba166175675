/** @file Ways to search for a seed's variants that are compared with each other: where noise starts, what is kept, which way it is moved. */

import { embedSeed } from '../../src/core/expansion/look.ts';
import { bestCandidates } from '../../src/core/expansion/best.ts';
import { finish, type Finished } from '../../src/core/expansion/finish.ts';
import { approach, guide } from '../../src/core/expansion/guide.ts';
import type { Models } from '../../src/core/expansion/ports.ts';
import type { Recipe } from '../../src/core/expansion/recipe.ts';
import { readSeed, type Seed } from '../../src/core/expansion/seed.ts';
import { startOf, type Start } from '../../src/core/expansion/start.ts';
import type { ClassMatrix } from '../../src/core/judge/classMatrix.ts';
import { startingNoise, SYMMETRIC_NOISE, type StartingNoise } from '../../src/core/latent/startingNoise.ts';
import type { Criterion } from '../../src/core/objective/objective.ts';
import { climb, climberAt } from '../../src/core/update/climber.ts';
import { RELEASED_UPDATE, updateOf, type UpdateRule } from '../../src/core/update/rule.ts';

export interface Arm {
  readonly name: string;
  readonly start: StartingNoise;
  /** Candidates for every variant that is kept; 1 keeps them all. */
  readonly candidates: number;
  /** What is sought: the published terms, or a sureness alone. */
  readonly sureness: number | null;
  readonly steps: number;
  readonly update: UpdateRule;
}

const PUBLISHED = { kind: 'published' } as const;
const arm = (name: string, change: Partial<Arm>): Arm => ({
  name,
  start: SYMMETRIC_NOISE,
  candidates: 1,
  sureness: null,
  steps: 0,
  update: RELEASED_UPDATE,
  ...change,
});

/** The first of each start is what its others are compared with. */
export const ARMS: readonly Arm[] = [
  arm('published noise, unguided', { start: PUBLISHED }),
  arm('published noise, one sign step of 0.1: as published', { start: PUBLISHED, steps: 1 }),
  arm('published noise, best 1 of 3, sureness 0.6', { start: PUBLISHED, candidates: 3, sureness: 0.6 }),
  arm('symmetric noise, unguided', {}),
  arm('symmetric noise, one sign step of 0.1', { steps: 1 }),
  arm('symmetric noise, one normalised step of 0.3, sureness 0.8', {
    steps: 1,
    sureness: 0.8,
    update: { kind: 'normalised', size: 0.3 },
  }),
  arm('symmetric noise, three Adam steps of 0.15, sureness 0.8', {
    steps: 3,
    sureness: 0.8,
    update: { kind: 'adam', size: 0.15 },
  }),
  arm('symmetric noise, best 1 of 3, p + H', { candidates: 3 }),
  arm('symmetric noise, best 1 of 3, sureness 0.6', { candidates: 3, sureness: 0.6 }),
  arm('symmetric noise, best 1 of 3, sureness 0.7', { candidates: 3, sureness: 0.7 }),
  arm('symmetric noise, best 1 of 3, sureness 0.9', { candidates: 3, sureness: 0.9 }),
];

/** What an arm made of one seed, and what that took. */
export interface Made {
  readonly embeddings: readonly Float32Array[];
  /** Looks of the judge: a pass of decoder and judge forwards. */
  readonly looks: number;
  /** Looks with the way back. */
  readonly guides: number;
}

/**
 * Runs one arm on one seed.
 *
 * @param arm what to do.
 * @param seed image and label.
 * @param classes what guides: a head without the seed.
 * @param recipe run seed, K, epsilon; where the gradient is taken.
 * @param models prior and judge.
 * @param batch candidates at a time.
 */
export async function runArm(
  { start: kind, candidates, sureness, steps, update: rule }: Arm,
  seed: Seed,
  classes: ClassMatrix,
  recipe: Recipe,
  models: Models,
  batch: number,
): Promise<Made> {
  const reading = readSeed(seed.embedding ?? (await embedSeed(seed, models)), seed.label, classes, recipe.anchor);
  const criterion: Criterion = {
    ...recipe,
    classes,
    anchor: reading.anchor,
    seedEntropy: reading.entropy,
    diversity: 'latent',
    weights: sureness === null ? { ...recipe.weights, diversity: 0 } : { consistency: 0, entropy: 0, diversity: 0 },
    ...(sureness !== null && { sureness: { probability: sureness, weight: 1 } }),
  };
  const numbers = [...Array(candidates * recipe.variants).keys()];
  const drawn = await startOf(seed, reading, models.prior, recipe, numbers);
  const start: Start = {
    ...drawn,
    noise: numbers.map((n) => startingNoise(kind, recipe.epsilon, recipe.run, seed.id, n, drawn.shape.count)),
  };
  const counts = { looks: 0, guides: 0 };
  const finished = async (some: Start): Promise<Finished> => {
    counts.looks += some.noise.length;
    return finish(some, some.noise, recipe.epsilon, criterion, models, batch);
  };
  let made: Finished | null = null;
  let kept = start;
  if (candidates > 1) {
    const all = await finished(start);
    const best = bestCandidates(all.evaluation, recipe.variants);
    const pick = <Value>(values: readonly Value[]): Value[] => best.map((i) => values[i]!);
    kept = { ...start, latents: pick(start.latents), noise: pick(start.noise) };
    made = { ...all, latents: pick(all.latents), seen: { embeddings: pick(all.seen.embeddings) } };
  }
  if (steps > 0) {
    const update = updateOf(rule);
    let climbers = kept.noise.map((noise) => climberAt(noise, update, kept.shape.count));
    for (let step = 0; step < steps; step++) {
      const noise = climbers.map((climber) => climber.noise);
      const at = approach(kept, noise, recipe, criterion);
      const { gradients } = await guide(at, { from: 0, to: noise.length }, recipe, criterion, models, batch);
      counts.guides += noise.length;
      climbers = climbers.map((climber, i) => climb(climber, gradients[i]!, update));
    }
    kept = { ...kept, noise: climbers.map(({ noise }) => noise) };
    made = null;
  }
  made ??= await finished(kept);
  return { embeddings: made.seen.embeddings, ...counts };
}
