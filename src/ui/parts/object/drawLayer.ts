/** @file Layers on canvases. */

import type { SeenLayers } from '../../../protocol/models.ts';

export type Layer = 'object' | 'scene' | 'picture';

/** What is left of the colour of what is not object. */
const DIMMED = 0.3;

/** The bytes of a layer, RGBA: the object on nothing, the scene, or the picture with what is not object dimmed. */
export function layerBytes({ picture, alpha, scene }: SeenLayers, layer: Layer): Uint8ClampedArray<ArrayBuffer> {
  if (layer === 'scene') return scene;
  const bytes = new Uint8ClampedArray(picture);
  for (const [i, share] of alpha.entries()) {
    if (layer === 'object') bytes[4 * i + 3] = share;
    else for (let c = 0; c < 3; c++) bytes[4 * i + c]! *= DIMMED + ((1 - DIMMED) * share) / 255;
  }
  return bytes;
}

/** Draws a layer over the whole of a canvas, pixel by pixel. */
export function drawLayer(canvas: HTMLCanvasElement, layers: SeenLayers, layer: Layer): void {
  const { side } = layers;
  canvas.width = side;
  canvas.height = side;
  canvas.getContext('2d')?.putImageData(new ImageData(layerBytes(layers, layer), side, side), 0, 0);
}
