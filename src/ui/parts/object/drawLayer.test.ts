import { describe, expect, it } from 'vitest';
import type { SeenLayers } from '../../../protocol/models.ts';
import { layerBytes } from './drawLayer.ts';

const LAYERS: SeenLayers = {
  side: 1,
  picture: Uint8ClampedArray.of(100, 200, 50, 255),
  alpha: Uint8ClampedArray.of(0),
  scene: Uint8ClampedArray.of(1, 2, 3, 255),
  objection: null,
};

describe('layerBytes', () => {
  it('leaves the object alone, and dims what is none', () => {
    expect([...layerBytes(LAYERS, 'object')]).toEqual([100, 200, 50, 0]);
    expect([...layerBytes(LAYERS, 'picture')]).toEqual([30, 60, 15, 255]);
    expect([...layerBytes(LAYERS, 'scene')]).toEqual([1, 2, 3, 255]);
  });

  it('shows the object as it is', () => {
    const whole = { ...LAYERS, alpha: Uint8ClampedArray.of(255) };
    expect([...layerBytes(whole, 'object')]).toEqual([...LAYERS.picture]);
    expect([...layerBytes(whole, 'picture')]).toEqual([...LAYERS.picture]);
  });
});
