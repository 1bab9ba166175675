/** @file Random streams: the noise of one variant, addressed by (run seed, image, variant, purpose) and nothing else. */

import type { ImageId, RunSeed } from '../brands.ts';
import { fnv1a64 } from './hash.ts';
import { inverseNormal } from './normal.ts';
import { philox4x32, type Key } from './philox.ts';

/** What numbers are drawn for; purposes never share a stream. The numbers are part of the format: never renumber. */
const PURPOSES = {
  scale: 0,
  offset: 1,
  augmentation: 2,
  diffusion: 3,
  shuffle: 4,
  partner: 5,
  placement: 6,
  prompt: 7,
  weights: 16,
  corruption: 17,
  batch: 32,
  jitter: 33,
  mask: 34,
} as const;
export type Purpose = keyof typeof PURPOSES;

/** The address of a stream. */
export interface StreamAddress {
  readonly runSeed: RunSeed;
  readonly image: ImageId;
  /** Number of the variant, a whole number in [0, 2^24). */
  readonly variant: number;
  readonly purpose: Purpose;
}

const VARIANT_LIMIT = 2 ** 24;

/** `count` random words of the stream, from its beginning: counter = (block, purpose and variant, image hash), key = run seed. */
function words({ runSeed, image, variant, purpose }: StreamAddress, count: number): Uint32Array {
  if (!Number.isInteger(variant) || variant < 0 || variant >= VARIANT_LIMIT) {
    throw new RangeError(`Expected a variant number in [0, ${VARIANT_LIMIT}), got ${variant}; number variants from 0.`);
  }
  const key: Key = [runSeed >>> 0, Math.floor(runSeed / 2 ** 32)];
  const lane = ((PURPOSES[purpose] << 24) | variant) >>> 0;
  const [high, low] = fnv1a64(image);
  const result = new Uint32Array(count);
  for (let block = 0; block * 4 < count; block++) {
    const four = philox4x32([block, lane, high, low], key);
    for (let i = 0; i < 4 && block * 4 + i < count; i++) result[block * 4 + i] = four[i]!;
  }
  return result;
}

/** A word as a number in the open interval (0, 1): the middle of the 2^-32 cell it names, so neither end occurs. */
const toUnit = (word: number): number => (word + 0.5) * 2 ** -32;

/**
 * Uniform random numbers.
 *
 * @param address which stream.
 * @param count how many; a longer draw begins with the numbers of a shorter one.
 * @returns U(0, 1), both ends excluded, the same bits on every machine.
 */
export function uniforms(address: StreamAddress, count: number): Float64Array {
  return Float64Array.from(words(address, count), toUnit);
}

/**
 * Normal random numbers.
 *
 * @param address which stream.
 * @param count how many; a longer draw begins with the numbers of a shorter one.
 * @returns N(0, 1), within +-6.34 (the ends of a 32-bit uniform), the same bits on every machine.
 */
export function normals(address: StreamAddress, count: number): Float64Array {
  return Float64Array.from(words(address, count), (word) => inverseNormal(toUnit(word)));
}
