/** @file An object in another scene: x = o + a d + (1 - a) s, with o and a its warped colours and alpha, s the scene, d a little of the scene's light. */

import type { Layers } from './layers.ts';
import { placementGradient, placesOf, type Pivot, type Placement } from './placement.ts';
import { warp, warpGradient, type Size } from './warp.ts';

/** How far the object's brightness, and its colour besides, go towards the scene's. */
const LIGHT = 0.25;
const TINT = 0.08;

/** A scene to put something in. */
export interface Stage {
  /** [3, height, width] in [0, 1]. */
  readonly scene: Float64Array;
  /** Its mean colour. */
  readonly colour: readonly number[];
}

export const pivotOf = ({ bounds, size }: Pick<Layers, 'bounds' | 'size'>): Pivot => ({
  centre: [(bounds.left + bounds.right) / 2, (bounds.top + bounds.bottom) / 2],
  size,
});

/** A stage of a scene as it is. */
export function stageOf(scene: Float64Array): Stage {
  const area = scene.length / 3;
  const colour = [0, 1, 2].map((c) => scene.subarray(c * area, (c + 1) * area).reduce((a, b) => a + b, 0) / area);
  return { scene, colour };
}

/** What the object's colours change by. */
function harmony(colour: readonly number[], { colour: around }: Stage): readonly number[] {
  const differences = around.map((value, c) => value - colour[c]!);
  const light = differences.reduce((a, b) => a + b, 0) / 3;
  return differences.map((difference) => LIGHT * light + TINT * (difference - light));
}

/**
 * Puts an object into a scene.
 *
 * @param layers of its picture.
 * @param stage of the same size.
 * @param placement where.
 * @returns [3, height, width]; a little outside of [0, 1] where a harmonised colour is.
 */
export function compose(layers: Layers, stage: Stage, placement: Placement): Float64Array {
  const area = layers.size[0] * layers.size[1];
  const object = warp(layers.object, layers.size, placesOf(placement, pivotOf(layers)));
  const shift = harmony(layers.colour, stage);
  const result = new Float64Array(3 * area);
  for (let c = 0; c < 3; c++) {
    for (let i = 0; i < area; i++) {
      const a = object[3 * area + i]!;
      result[c * area + i] = object[c * area + i]! + a * shift[c]! + (1 - a) * stage.scene[c * area + i]!;
    }
  }
  return result;
}

/**
 * Gradient of <compose(...), cotangent> for the placement's coordinates.
 *
 * @param cotangent [3, height, width].
 */
export function composeGradient(
  layers: Layers,
  stage: Stage,
  placement: Placement,
  cotangent: Float32Array | Float64Array,
): Float64Array {
  const area = layers.size[0] * layers.size[1];
  const shift = harmony(layers.colour, stage);
  const towards = new Float64Array(4 * area);
  towards.set(cotangent);
  for (let i = 0; i < area; i++) {
    let sum = 0;
    for (let c = 0; c < 3; c++) sum += cotangent[c * area + i]! * (shift[c]! - stage.scene[c * area + i]!);
    towards[3 * area + i] = sum;
  }
  const pivot = pivotOf(layers);
  const places = placesOf(placement, pivot);
  return placementGradient(placement, pivot, warpGradient(layers.object, layers.size, places, towards));
}

/** A part of a scene, drawn up to the whole frame, and mirrored where asked. */
export interface View {
  /** Share of each side that is left out in front, and behind. */
  readonly before: readonly [x: number, y: number];
  readonly after: readonly [x: number, y: number];
  readonly mirrored: boolean;
}

/** The scene through a view. */
export function seenThrough(scene: Float64Array, size: Size, { before, after, mirrored }: View): Float64Array {
  const [height, width] = size;
  const places = new Float64Array(2 * height * width);
  const at = (i: number, length: number, axis: 0 | 1) =>
    before[axis] * (length - 1) + i * (1 - before[axis] - after[axis]);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      places[i] = at(mirrored ? width - 1 - x : x, width, 0);
      places[height * width + i] = at(y, height, 1);
    }
  }
  return warp(scene, size, places);
}
