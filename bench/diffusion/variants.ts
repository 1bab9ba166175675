/** @file One variant of one picture by a pack that denoises, twice: what it took, and what the runtime's own session runs took of that. */

import { classIndex, imageId, pixelTensor, runSeed } from '../../src/core/brands.ts';
import { drive } from '../../src/core/expansion/drive.ts';
import { normals } from '../../src/core/random/stream.ts';
import { expandSeed } from '../../src/core/run/expandSeed.ts';
import { DEFAULT_RECIPE, partOf, resolveRecipe, type RecipePart } from '../../src/core/run/recipe.ts';
import { slotsOf } from '../../src/core/run/slots.ts';
import { openPorts } from '../../src/models/openPorts.ts';
import type { JudgePack, PriorPack } from '../../src/models/pack.ts';
import { classMatrixOf } from '../../src/models/ports/text.ts';
import type { Runtime } from '../../src/models/runtime/runtime.ts';
import { suggestedRadius } from '../../src/packs/manifest.ts';
import { mean } from '../lib/report.ts';

/** With a step of guidance, without, or from a prompt alone. */
export const METHODS = ['gif-sd', 'sd', 'text-to-image'] as const;

export interface Asked {
  readonly method: (typeof METHODS)[number];
  /** Denoising steps from pure noise, and the share of them that is taken where the method starts from a picture. */
  readonly steps: number;
  readonly strength: number;
  /** Of the picture, in pixels; `null` is what the pack prefers. */
  readonly side: number | null;
}

/** What one variant took, in milliseconds. */
export interface Taken {
  readonly all: number;
  /** In the runtime's own session runs: nothing goes below it. */
  readonly runs: number;
  /** How many those were. */
  readonly count: number;
  readonly loads: number;
}

export interface Figures {
  readonly side: number;
  /** It loads what is loaded when it is needed, gradients too. */
  readonly first: Taken;
  readonly next: Taken;
  /** Mean of the picture's numbers, in [0, 1]: devices that agree agree in it. */
  readonly level: number;
}

/**
 * Makes a variant twice.
 *
 * @param prior that denoises.
 * @param judge that reads it.
 * @param runtime where both run.
 * @param asked which variant.
 * @param textRuntime where the judge reads the classes' names, before. Default: with everything else.
 */
export async function measureVariants(
  prior: PriorPack,
  judge: JudgePack,
  runtime: Runtime,
  { method, steps, strength, side: wanted }: Asked,
  textRuntime: Runtime = runtime,
): Promise<Figures> {
  const timed = timing(runtime);
  const open = await openPorts({ prior, judge }, timed.runtime, { textRuntime });
  const side = wanted ?? open.framing().width;
  const part = partOf(method);
  const settings = { ...part.settings, denoisingSteps: steps, ...('strength' in part.settings && { strength }) };
  const recipe = resolveRecipe(
    {
      ...DEFAULT_RECIPE,
      runSeed: runSeed(1),
      variants: 1,
      parts: [{ ...part, settings } as RecipePart],
    },
    { side, epsilon: suggestedRadius(prior.manifest) },
  );
  const classes = await classMatrixOf(open.text!, judge, ['cat', 'dog']);
  const noise = normals({ runSeed: runSeed(1), image: imageId('a'), variant: 0, purpose: 'scale' }, 3 * side * side);
  const pixels = Float32Array.from(noise, (x) => Math.min(1, Math.max(0, 0.5 + x / 8)));
  const seed = {
    id: imageId('cat/a.png'),
    pixels: pixelTensor({ dims: [1, 3, side, side], data: pixels }),
    label: classIndex(0, 2),
  };
  let level = NaN;
  const variant = async (): Promise<Taken> => {
    timed.reset();
    const started = performance.now();
    const job = { seed, classes, slots: slotsOf(recipe, 1), batch: 1, className: 'cat' };
    const grown = await drive(expandSeed(job, recipe, open.ports));
    level = mean([...grown!.variants[0]!.image.data]);
    return { all: performance.now() - started, ...timed.sums() };
  };
  const [first, next] = [await variant(), await variant()];
  await open.close();
  return { side, first, next, level };
}

/** A runtime that measures what its sessions take. */
function timing({ ort, ...rest }: Runtime) {
  let sums = { runs: 0, count: 0, loads: 0 };
  const { InferenceSession } = ort;
  const create = (async (...given: Parameters<typeof InferenceSession.create>) => {
    const started = performance.now();
    const session = await InferenceSession.create(...given);
    sums.loads += performance.now() - started;
    const run = session.run.bind(session);
    session.run = (async (...feeds: Parameters<typeof run>) => {
      const began = performance.now();
      const results = await run(...feeds);
      sums.runs += performance.now() - began;
      sums.count++;
      return results;
    }) as typeof session.run;
    return session;
  }) as typeof InferenceSession.create;
  return {
    runtime: { ...rest, ort: { Tensor: ort.Tensor, InferenceSession: { create } } },
    reset: () => {
      sums = { runs: 0, count: 0, loads: 0 };
    },
    sums: () => sums,
  };
}
