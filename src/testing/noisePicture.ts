/** @file Pictures of noise, the same in every run: what a judge of random weights reads in them decides whether a test has anything to test. */

import sharp from 'sharp';
import { imageId, runSeed } from '../core/brands.ts';
import { uniforms } from '../core/random/stream.ts';

export interface NoisePicture {
  /** Names the noise. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Its mean, 0 to 255 a channel. Default: grey. */
  readonly colour?: readonly [r: number, g: number, b: number];
  /** Side of the squares that share a value, in pixels. Default: 1. */
  readonly grain?: number;
  /** How far a channel may be from it. Default: as far as it goes. */
  readonly amplitude?: number;
}

/** A PNG file of independent uniform noise around a colour. */
export function noisePng({ name, width, height, colour = [128, 128, 128], grain = 1, amplitude = 128 }: NoisePicture) {
  const address = { runSeed: runSeed(1), image: imageId(name), variant: 0, purpose: 'augmentation' } as const;
  const across = Math.ceil(width / grain);
  const noise = uniforms(address, 3 * across * Math.ceil(height / grain));
  const bytes = Uint8ClampedArray.from({ length: 3 * width * height }, (_, i) => {
    const [x, y] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width)];
    const value = noise[3 * (Math.floor(y / grain) * across + Math.floor(x / grain)) + (i % 3)]!;
    return colour[i % 3]! + amplitude * (2 * value - 1);
  });
  return sharp(bytes, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}
