/** @file The scenes that a variant may be put into, and where in them: everything of it that is drawn. */

import type { ImageId, PixelTensor, RunSeed } from '../brands.ts';
import type { Mask } from '../mask/port.ts';
import type { Partner } from '../methods/method.ts';
import { openDraws } from '../random/draws.ts';
import { seenThrough, stageOf, type Stage, type View } from './compose.ts';
import { layersOf, wholeScene, type Layers } from './layers.ts';
import { COORDINATES, type Placement } from './placement.ts';
import { objectionTo, type Objection } from './objection.ts';

/** Share of a scene that may be made up; those with more are taken only where there are no others. */
const MOST_HOLE = 0.4;
/** Most of a scene's sides that its view leaves out. */
const CROP = 0.25;

/** A scene with its name. */
export interface NamedStage extends Stage {
  /** Of the picture that it is the scene of. */
  readonly of: ImageId;
}

/** What was drawn for a variant. */
export interface Drawn {
  /** In the ball, one for each scene that it may be put into; the first is the one that it has without guidance. */
  readonly placements: readonly [Placement, ...Placement[]];
  /** One for each scene that it may be put into. */
  readonly views: readonly View[];
}

/** Who draws. */
export interface Drawer {
  readonly runSeed: RunSeed;
  readonly image: ImageId;
  /** Number of the variant's stream. */
  readonly variant: number;
}

/**
 * Draws a variant: everything comes from its own stream, whatever is used of it.
 *
 * @param drawer who asks.
 * @param radius of the ball of placements, in [0, 1].
 * @param mirrors whether left and right may be exchanged.
 * @param scenes how many scenes it may be put into.
 */
export function drawVariant(drawer: Drawer, radius: number, mirrors: boolean, scenes: number): Drawn {
  const draws = openDraws({ ...drawer, purpose: 'placement' });
  const place = (): Placement => ({
    at: Float64Array.from(COORDINATES, () => radius * (2 * draws.uniform() - 1)),
    mirrored: draws.coin() && mirrors,
  });
  const first = place();
  const views = Array.from({ length: scenes }, (): View => {
    const out = CROP * draws.uniform();
    const [x, y] = [draws.uniform(), draws.uniform()];
    return {
      before: [out * x, out * y],
      after: [out * (1 - x), out * (1 - y)],
      mirrored: draws.coin() && mirrors,
    };
  });
  return { placements: [first, ...Array.from({ length: scenes - 1 }, place)], views };
}

/**
 * The scenes of other pictures, in their order, without those that are mostly made up.
 *
 * @param partners the pictures, of the seed's size.
 * @param views of each.
 * @param mask finds their objects; a background has none.
 */
export async function stagesOf(
  partners: readonly Partner[],
  views: readonly View[],
  mask: Mask,
): Promise<readonly NamedStage[]> {
  const scenes: { readonly hole: number; readonly stage: NamedStage }[] = [];
  for (const [i, partner] of partners.entries()) {
    const { scene, hole } = partner.label === null ? wholeScene(partner.pixels) : await sceneOf(partner, mask);
    const [, , height, width] = partner.pixels.dims;
    scenes.push({ hole, stage: { ...stageOf(seenThrough(scene, [height!, width!], views[i]!)), of: partner.id } });
  }
  const usable = scenes.filter(({ hole }) => hole <= MOST_HOLE);
  return (usable.length > 0 ? usable : scenes).map(({ stage }) => stage);
}

async function sceneOf({ pixels }: Partner, mask: Mask): Promise<Pick<Layers, 'scene' | 'hole'>> {
  const masked = await mask(pixels);
  return masked.sure[0] === true ? layersOf(pixels, masked.alpha.data) : wholeScene(pixels);
}

/** A seed's layers, or why it has none that could be moved. */
export async function cutOut(
  pixels: PixelTensor,
  mask: Mask,
): Promise<
  { readonly layers: Layers; readonly objection: null } | { readonly layers: null; readonly objection: Objection }
> {
  const objection = await objectionIn(pixels, mask);
  return objection
    ? { layers: null, objection }
    : { layers: layersOf(pixels, (await mask(pixels)).alpha.data), objection };
}

/** Why a seed has no layers that could be moved; `null` where it has. The mask knows a picture again. */
export async function objectionIn(pixels: PixelTensor, mask: Mask): Promise<Objection | null> {
  const [, , height, width] = pixels.dims;
  return objectionTo(await mask(pixels), [height!, width!]);
}
