/** @file Ways to search for a seed's variants that are compared with each other: where noise starts, what is kept, which way it is moved. */

import { embedSeed } from '../../src/core/expansion/embedImages.ts';
import { bestCandidates } from '../../src/core/expansion/best.ts';
import { finish, type Finished } from '../../src/core/expansion/finish.ts';
import { guidanceStep, pointsAt } from '../../src/core/expansion/guidanceStep.ts';
import type { Models } from '../../src/core/expansion/ports.ts';
import type { Search } from '../../src/core/expansion/search.ts';
import type { ImagineSettings } from '../../src/core/expansion/settings.ts';
import { readSeed, type Seed } from '../../src/core/expansion/seed.ts';
import { startOf, type Start } from '../../src/core/expansion/start.ts';
import type { ClassMatrix } from '../../src/core/judge/classMatrix.ts';
import { startingNoise, SYMMETRIC_NOISE, type StartingNoise } from '../../src/core/latent/startingNoise.ts';
import type { Criterion } from '../../src/core/objective/objective.ts';
import { initOptimiser, optimiserStep } from '../../src/core/update/optimiser.ts';
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
 * @param settings run seed, K, epsilon; where the gradient is taken.
 * @param models prior and judge.
 * @param batch candidates at a time.
 */
export async function runArm(
  { start: kind, candidates, sureness, steps, update: rule }: Arm,
  seed: Seed,
  classes: ClassMatrix,
  settings: ImagineSettings,
  models: Models,
  batch: number,
): Promise<Made> {
  const reading = readSeed(seed.embedding ?? (await embedSeed(seed, models)), seed.label, classes, settings.anchor);
  const criterion: Criterion = {
    ...settings,
    classes,
    anchor: reading.anchor,
    seedEntropy: reading.entropy,
    diversity: 'latent',
    weights: sureness === null ? { ...settings.weights, diversity: 0 } : { consistency: 0, entropy: 0, diversity: 0 },
    ...(sureness !== null && { sureness: { probability: sureness, weight: 1 } }),
  };
  const numbers = [...Array(candidates * settings.variants).keys()];
  const drawn = await startOf(seed, reading, models.prior, settings, numbers);
  const start: Start = {
    ...drawn,
    noise: numbers.map((n) => startingNoise(kind, settings.epsilon, settings.runSeed, seed.id, n, drawn.shape.count)),
  };
  const counts = { looks: 0, guides: 0 };
  const searchFrom = (some: Start): Search => ({ start: some, settings, criterion, models, batch });
  const finished = async (some: Start): Promise<Finished> => {
    counts.looks += some.noise.length;
    return finish(searchFrom(some), some.noise);
  };
  let made: Finished | null = null;
  let kept = start;
  if (candidates > 1) {
    const all = await finished(start);
    const best = bestCandidates(all.evaluation, settings.variants);
    const pick = <Value>(values: readonly Value[]): Value[] => best.map((i) => values[i]!);
    kept = { ...start, latents: pick(start.latents), noise: pick(start.noise) };
    made = { ...all, latents: pick(all.latents), embedded: { embeddings: pick(all.embedded.embeddings) } };
  }
  if (steps > 0) {
    const update = updateOf(rule);
    const search = searchFrom(kept);
    let states = kept.noise.map((noise) => initOptimiser(noise, update));
    for (let step = 0; step < steps; step++) {
      const noise = states.map((state) => state.noise);
      const at = pointsAt(search, noise);
      const { gradients } = await guidanceStep(search, at, { from: 0, to: noise.length });
      counts.guides += noise.length;
      states = states.map((state, i) => optimiserStep(state, gradients[i]!, update));
    }
    kept = { ...kept, noise: states.map(({ noise }) => noise) };
    made = null;
  }
  made ??= await finished(kept);
  return { embeddings: made.embedded.embeddings, ...counts };
}
