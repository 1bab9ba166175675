/** @file Where the search starts: f for every variant, and the noise that fits it. */

import { noiseShape, type NoiseShape } from '../latent/layout.ts';
import { holdNoise } from '../latent/holdNoise.ts';
import type { Noise } from '../latent/noise.ts';
import { startingNoise } from '../latent/startingNoise.ts';
import { heldOf, type Prior } from './ports.ts';
import type { ImagineSettings } from './settings.ts';
import type { Seed, SeedReading } from './seed.ts';
import { inBatches, type Rows } from './batches.ts';

export interface Start {
  /** f of every variant; one row may serve them all. */
  readonly latents: readonly Float32Array[];
  /** Which of the latents that were prepared that is; 0 where there is one. */
  readonly rows: readonly number[];
  /** Shape of one latent, without the batch. */
  readonly dims: readonly number[];
  readonly shape: NoiseShape;
  /** One value a channel, whatever the granularity of the noise. */
  readonly channels: NoiseShape;
  readonly noise: readonly Noise[];
  /** Noise that variant i may start from instead: its `candidate`th, counted from 0, which is the one above. */
  readonly drawn: (i: number, candidate: number) => Noise;
  /** f that goes with that noise, and its row: the same for all candidates, unless one was prepared for each. */
  readonly under: (i: number, candidate: number) => { readonly row: number; readonly latent: Float32Array };
}

/**
 * f and the first noise of the variants.
 *
 * @param seed the seed.
 * @param reading what the judge read in it: f itself for an embedding prior, as the judge gives it, before it is brought to
 *   unit length, because that is what an unCLIP decoder takes; epsilon is in its units.
 * @param prior where f comes from.
 * @param settings run seed, granularity, the ball and the kind of noise.
 * @param numbers of the variants, each naming a stream. Prepared latents are one for all, one for each, or one for each candidate of each:
 *   the first of all variants, then the second of all, and so on.
 */
export async function startOf(
  seed: Seed,
  reading: SeedReading,
  prior: Prior,
  settings: StartSettings,
  numbers: readonly number[],
): Promise<Start> {
  const { dims, rows } = await seedLatents(seed, reading, prior);
  if (rows.length !== 1 && (rows.length === 0 || rows.length % numbers.length !== 0)) {
    throw new RangeError(
      `Expected 1, ${numbers.length}, or a multiple of so many prepared latents, got ${rows.length}; prepare one a variant, or one for each of its starts.`,
    );
  }
  const layout = prior.kind === 'embedding' ? 'vector' : prior.layout;
  const held = heldOf(prior);
  const shape = noiseShape(layout, dims, settings.granularity, held);
  const under = (i: number, candidate: number) => {
    const row = rows.length === 1 ? 0 : (candidate * numbers.length + i) % rows.length;
    return { row, latent: rows[row]! };
  };
  const first = numbers.map((_, i) => under(i, 0));
  const latents = first.map(({ latent }) => latent);
  const { start, epsilon, runSeed, ballKept } = settings;
  const drawn = (i: number, candidate: number): Noise => {
    const noise = startingNoise(start, epsilon, runSeed, seed.id, numbers[i]!, shape.count, candidate);
    return ballKept === 'always' ? holdNoise(noise, under(i, candidate).latent, epsilon, shape) : noise;
  };
  return {
    latents,
    rows: first.map(({ row }) => row),
    dims,
    shape,
    channels: noiseShape(layout, dims, 'channel', held),
    noise: numbers.map((_, i) => drawn(i, 0)),
    drawn,
    under,
  };
}

type StartSettings = Pick<ImagineSettings, 'runSeed' | 'granularity' | 'start' | 'epsilon' | 'ballKept'>;

/** The start of some of the variants, by their indices. */
export const startOfSome = (start: Start, indices: readonly number[]): Start => ({
  ...start,
  latents: indices.map((i) => start.latents[i]!),
  rows: indices.map((i) => start.rows[i]!),
  noise: indices.map((i) => start.noise[i]!),
  drawn: (i, candidate) => start.drawn(indices[i]!, candidate),
  under: (i, candidate) => start.under(indices[i]!, candidate),
});

/** The start of variants that go on from some of all candidates, each with the latent of its own. */
export function startFrom(start: Start, picked: readonly { readonly of: number; readonly candidate: number }[]): Start {
  const under = picked.map(({ of, candidate }) => start.under(of, candidate));
  return {
    ...startOfSome(
      start,
      picked.map(({ of }) => of),
    ),
    latents: under.map(({ latent }) => latent),
    rows: under.map(({ row }) => row),
  };
}

async function seedLatents(seed: Seed, reading: SeedReading, prior: Prior): Promise<Rows> {
  switch (prior.kind) {
    case 'reconstruction':
      return inBatches(1, 1, () => prior.encode(seed.pixels));
    case 'embedding':
      return { dims: [reading.embedding.length], rows: [Float32Array.from(reading.embedding)] };
    case 'prepared': {
      const latents = seed.prepared;
      if (!latents) throw new RangeError(`Expected seed "${seed.id}" to come with a prepared latent, got none.`);
      return inBatches(latents.dims[0] ?? 0, Infinity, () => Promise.resolve(latents));
    }
    default:
      return prior satisfies never;
  }
}
