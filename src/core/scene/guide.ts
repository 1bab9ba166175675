/**
 * @file Which scene a variant is put into, and where: the judge looks at the compositions, takes the best of several scenes, and moves
 * the object along the gradient of the objective. It looks before the prior does, whose part is to knit and to restyle.
 */

import { embeddingTensor, pixelTensor } from '../brands.ts';
import { inBatches, toBatch } from '../expansion/batches.ts';
import type { Judge } from '../expansion/ports.ts';
import { evaluate, gradEmbeddings, type Criterion } from '../objective/objective.ts';
import { argmax } from '../reals.ts';
import { compose, composeGradient, pivotOf } from './compose.ts';
import { fitted } from './fit.ts';
import type { Layers } from './layers.ts';
import type { Placement } from './placement.ts';
import type { NamedStage } from './stages.ts';

/** A variant with its scenes. */
export interface Staged {
  readonly placement: Placement;
  /** At least one, the first is the one that it has without guidance. */
  readonly stages: readonly NamedStage[];
}

/** A composed variant. */
export interface Composition {
  /** As it fits into the frame. */
  readonly placement: Placement;
  readonly stage: NamedStage;
  /** [3, height, width] in [0, 1]. */
  readonly pixels: Float32Array;
}

export interface SceneGuidance {
  readonly judge: Judge;
  /** Classes, anchor and weights; the diversity is that of the judge's embeddings. */
  readonly criterion: Omit<Criterion, 'diversity'>;
  /** 0 takes the first scene and moves nothing. */
  readonly steps: number;
  /** Of a step along the sign of the gradient, in radii of 1. */
  readonly stepSize: number;
  /** Of the ball of placements. */
  readonly radius: number;
  /** Most variants at a time. */
  readonly batch: number;
}

/** An object at a place in a scene. */
export function composition(layers: Layers, placement: Placement, stage: NamedStage): Composition {
  const fit = fitted(placement, layers.bounds, pivotOf(layers));
  const pixels = Float32Array.from(compose(layers, stage, fit), (x) => Math.min(1, Math.max(0, x)));
  return { placement: fit, stage, pixels };
}

/**
 * Composes the variants of a seed.
 *
 * @param layers of the seed.
 * @param staged its variants.
 * @param guidance what guides them.
 */
export async function composeVariants(
  layers: Layers,
  staged: readonly Staged[],
  guidance: SceneGuidance,
): Promise<readonly Composition[]> {
  const composed = (placement: Placement, stage: NamedStage) => composition(layers, placement, stage);
  if (guidance.steps === 0) return staged.map(({ placement, stages }) => composed(placement, stages[0]!));

  const candidates = staged.map(({ placement, stages }) => stages.map((stage) => composed(placement, stage)));
  const criterion: Criterion = { ...guidance.criterion, diversity: 'judge' };
  const look = (some: readonly Composition[]) => embed(some, layers, guidance);
  const seen = await look(candidates.flat());
  const { variants } = evaluate({ embeddings: seen, latents: seen }, criterion);
  let first = 0;
  const best = candidates.map((some) => {
    const at = argmax(Float64Array.from(some, (_, i) => variants[first + i]!.score));
    first += some.length;
    return { at: some[at]!, embedding: seen[first - some.length + at]! };
  });
  let made = best.map(({ at }) => at);
  let embeddings = best.map(({ embedding }) => embedding);
  if (guidance.radius === 0) return made;
  let asked = staged.map(({ placement }) => placement);
  for (let step = 0; step < guidance.steps; step++) {
    if (step > 0) embeddings = [...(await look(made))];
    const cotangents = gradEmbeddings(embeddings, criterion);
    const { rows } = await inBatches(made.length, guidance.batch, (from, to) =>
      guidance.judge.embedVjp(
        pixelsOf(made.slice(from, to), layers),
        embeddingTensor(toBatch(cotangents.slice(from, to), [cotangents[0]!.length])),
      ),
    );
    asked = asked.map((placement, i) => {
      const { at, stage } = { at: made[i]!.placement, stage: made[i]!.stage };
      const gradient = composeGradient(layers, stage, at, passing(made[i]!.pixels, rows[i]!));
      return stepped(placement, gradient, guidance);
    });
    made = asked.map((placement, i) => composed(placement, made[i]!.stage));
  }
  return made;
}

/** The clamp to [0, 1] passes no gradient where it holds a value. */
const passing = (pixels: Float32Array, gradient: Float32Array): Float32Array =>
  gradient.map((g, i) => (pixels[i]! > 0 && pixels[i]! < 1 ? g : 0));

/** A step along the sign of the gradient, back into the ball. */
const stepped = (
  placement: Placement,
  gradient: Float64Array,
  { stepSize, radius }: Pick<SceneGuidance, 'stepSize' | 'radius'>,
): Placement => ({
  ...placement,
  at: placement.at.map((value, i) => Math.min(radius, Math.max(-radius, value + stepSize * Math.sign(gradient[i]!)))),
});

const pixelsOf = (some: readonly Composition[], { size }: Layers) =>
  pixelTensor(
    toBatch(
      some.map(({ pixels }) => pixels),
      [3, ...size],
    ),
  );

async function embed(
  some: readonly Composition[],
  layers: Layers,
  { judge, batch }: SceneGuidance,
): Promise<readonly Float32Array[]> {
  const { rows } = await inBatches(some.length, batch, (from, to) =>
    judge.embed(pixelsOf(some.slice(from, to), layers)),
  );
  return rows;
}
