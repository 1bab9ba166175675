/** @file What adapting a prior needs of where it runs. */

import type { RgbaImage } from '../../src/core/image/pixels.ts';
import type { Tensor } from '../../src/core/tensor.ts';
import type { Pack } from '../../src/models/pack.ts';
import type { Runtime } from '../../src/models/runtime/runtime.ts';
import type { PackShelf } from '../../src/models/shelf/shelf.ts';
import type { PackPlace } from '../../src/packs/place.ts';
import type { ReadOptions } from '../images/readPicture.ts';

export interface AdaptationPlatform {
  /** The CPU: what it computes there is what the command computes. */
  readonly openRuntime: () => Promise<Runtime>;
  readonly threads: () => number;
  /** What the runtime may take, in bytes. */
  readonly memory: () => number;
  /** Pixels of a picture file. */
  readonly decode: (file: Blob, options: ReadOptions) => Promise<RgbaImage>;
  readonly openPack: (place: PackPlace) => Promise<Pack>;
  /** Where the new pack is kept. */
  readonly shelf: () => PackShelf;
  /** A picture [3, height, width] in [0, 1] as a PNG. */
  readonly encode: (image: Tensor) => Promise<Blob>;
}
