/** @file Adapting a prior in a browser. */

import { decodePixels } from '../images/decode.ts';
import { encodeImage } from '../images/encode.ts';
import { opfsShelf } from '../packs/opfsShelf.ts';
import { fetchPack } from '../studio/fetchPack.ts';
import { memoryOffered } from '../studio/memoryOffered.ts';
import { openWasm, wasmThreads } from '../studio/openRuntime.ts';
import { createAdaptationService } from './adaptationService.ts';

export const { adaptPrior } = createAdaptationService({
  openRuntime: openWasm,
  threads: wasmThreads,
  memory: memoryOffered,
  decode: decodePixels,
  openPack: (place) => fetchPack(place),
  shelf: opfsShelf,
  encode: (image) => encodeImage(image, 'png'),
});
