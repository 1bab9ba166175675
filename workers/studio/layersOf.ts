/** @file A picture as the layers that new scenes are made of, to be looked at. */

import { framingAt } from '../../src/core/image/framing.ts';
import { framePixels, toRgba } from '../../src/core/image/pixels.ts';
import { correctedMask } from '../../src/core/mask/correct.ts';
import { objectionTo } from '../../src/core/scene/objection.ts';
import { coverageOf, layersOf, wholeScene } from '../../src/core/scene/layers.ts';
import type { SeedFile, SeenLayers, Sight } from '../../src/protocol/models.ts';
import { decodePixels } from '../images/decode.ts';
import type { ChosenDevice } from './chooseDevice.ts';

/** @param sight the side of the square, and the bits of the picture. */
export async function layersIn(
  { file, crop, mask: strokes = [] }: SeedFile,
  { side, stretch }: Sight,
  { mask, framing }: Pick<ChosenDevice['open'], 'mask' | 'framing'>,
): Promise<SeenLayers> {
  const pixels = framePixels(await decodePixels(file, { stretch }), framingAt(framing(side), crop));
  const masked = await correctedMask(mask, new Map([[pixels, strokes]]))(pixels);
  const { data } = masked.alpha;
  const { scene } = coverageOf(data) > 0 ? layersOf(pixels, data) : wholeScene(pixels);
  const [, , height, width] = pixels.dims as readonly [number, number, number, number];
  const rgba = (planes: Float32Array | Float64Array) =>
    new Uint8ClampedArray(toRgba({ dims: [3, height, width], data: Float32Array.from(planes) }).data);
  return {
    side,
    picture: rgba(pixels.data),
    alpha: Uint8ClampedArray.from(data, (value) => 255 * value),
    scene: rgba(scene),
    objection: objectionTo(masked, [height, width]),
  };
}
