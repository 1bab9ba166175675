/** @file What the receipt worker needs of where it runs. */

import type { RgbaImage } from '../../src/core/image/pixels.ts';
import type { Pack } from '../../src/models/pack.ts';
import type { Runtime } from '../../src/models/runtime/runtime.ts';
import type { PackPlace } from '../../src/packs/place.ts';
import type { Device } from '../../src/protocol/models.ts';
import type { ReadOptions } from '../images/readPicture.ts';

/** Where networks are trained. */
export interface TrainingDevice {
  readonly runtime: Runtime;
  readonly device: Device;
}

export interface ReceiptPlatform {
  /** @param wanted the device that the page's models run on, which has passed its check. */
  readonly openDevice: (wanted: Device) => Promise<TrainingDevice>;
  /** Pixels of a picture file. */
  readonly decode: (file: Blob, options: ReadOptions) => Promise<RgbaImage>;
  readonly openPack: (place: PackPlace) => Promise<Pack>;
}
