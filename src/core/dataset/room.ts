/** @file What a run will need of disk and memory, from what is known before it: so that it is refused at once and not after an hour. */

/** What a run makes, and of what. */
export interface Undertaking {
  /** Bytes of all pictures that are copied. */
  readonly originals: number;
  readonly pictures: number;
  /** All variants together. */
  readonly variants: number;
  /** Most variants that are made at a time. */
  readonly atOnce: number;
  /** Sides of a variant, in pixels. */
  readonly width: number;
  readonly height: number;
}

/** In bytes. */
export interface Room {
  /** Of the result. */
  readonly result: number;
  /** Of what is kept elsewhere until the result is complete. */
  readonly kept: number;
  readonly memory: number;
}

/** Bytes of a pixel as PNG, of three that it has: smooth photographs take about half. */
const PIXEL_AS_PNG = 1.5;
/** A picture's entry in the archive, and its line in the sidecar. */
const RECORD = 1600;
/** A row, an embedding of some hundred numbers and a path, as they lie in memory. */
const RECORD_IN_MEMORY = 8000;
/**
 * Numbers that are alive for each value of a variant while it is made: itself, its gradient, and some of the activations of prior
 * and judge in between. Networks hold more; this is to refuse what cannot work, not what may be tight.
 */
const ALIVE = 8;
const FLOAT = 4;
const CHANNELS = 3;

/** What a run needs, a little less rather than more: nobody is refused who has room. */
export function roomNeeded({ originals, pictures, variants, atOnce, width, height }: Undertaking): Room {
  const pixels = width * height;
  const images = variants * (pixels * PIXEL_AS_PNG + RECORD);
  return {
    result: originals + pictures * RECORD + images,
    kept: images,
    memory: (pictures + variants) * RECORD_IN_MEMORY + atOnce * pixels * CHANNELS * FLOAT * ALIVE,
  };
}
