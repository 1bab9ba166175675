/** @file A mask pack as a port: pixels in [0, 1] of any size in, the main object's alpha at that size and a confidence out. */

import type { PixelTensor } from '../../core/brands.ts';
import type { Mask, Masked } from '../../core/mask/port.ts';
import { applyAffine, clampUnit } from '../../core/image/affine.ts';
import { frame } from '../../core/image/frame.ts';
import { frameMap, type Framing } from '../../core/image/framing.ts';
import { affineOf } from '../../packs/framing.ts';
import type { Preprocessing } from '../../packs/manifest.ts';
import { graphName, type MaskPack } from '../pack.ts';
import { feedsOf } from '../runtime/feeds.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { openSession } from '../runtime/session.ts';

export interface OpenMask {
  readonly mask: Mask;
  /** From this confidence on an image has a main object. */
  readonly threshold: number;
  close(): Promise<void>;
}

/**
 * Opens a mask.
 *
 * An image whose sides the graph takes is not resampled. Any other is stretched to the nearest sides that it takes, and its alpha
 * is stretched back (bilinear).
 *
 * @param pack of the role "mask".
 * @param runtime where its graph runs.
 * @throws Error where the graph cannot be loaded.
 */
export async function openMask(pack: MaskPack, runtime: Runtime): Promise<OpenMask> {
  const { graphs, preprocessing, confidence } = pack.manifest;
  const graph = graphs.mask;
  const session = await openSession(runtime, await pack.read(graph.file), graphName(pack, graph));
  const toInput = affineOf(preprocessing);
  const outputs = [graph.output.name, confidence.output.name];

  return {
    threshold: confidence.threshold,
    mask: async (pixels) => {
      const [height, width] = [pixels.dims[2]!, pixels.dims[3]!];
      const inside = maskFraming(height, width, preprocessing);
      const framed = clampUnit(frame(pixels, frameMap(height, width, inside)));
      const value = applyAffine(framed, toInput, inside.height * inside.width);
      const [alpha, sure] = await session.run(feedsOf(graph, { kind: 'image', value }), outputs);
      const back = frameMap(inside.height, inside.width, { height, width, fit: 'stretch', filter: 'bilinear' });
      const { data } = sure!;
      return {
        alpha: clampUnit(frame(alpha!, back)),
        confidence: data,
        sure: Array.from(data, (value) => value >= confidence.threshold),
      };
    },
    close: () => session.release(),
  };
}

/**
 * A mask that is opened when it is first asked, and asked once for every picture: seeds are cut out again and again, as themselves and
 * for the scenes of others.
 *
 * @param read gives the pack.
 * @param runtime where its graph runs.
 */
export function maskWhenNeeded(read: () => Promise<MaskPack>, runtime: Runtime): Pick<OpenMask, 'mask' | 'close'> {
  let opened: Promise<OpenMask> | null = null;
  const known = new WeakMap<PixelTensor, Promise<Masked>>();
  const open = () =>
    (opened ??= read()
      .then((pack) => openMask(pack, runtime))
      .catch((error: unknown) => {
        opened = null; // A failure is not remembered: the network may come back.
        throw error;
      }));
  return {
    mask: (pixels) => {
      const found = known.get(pixels);
      if (found) return found;
      const masked = open().then(({ mask }) => mask(pixels));
      known.set(pixels, masked);
      masked.catch(() => known.delete(pixels));
      return masked;
    },
    close: async () => (await opened)?.close(),
  };
}

/**
 * The frame in which an image is masked: its own sides, moved to the nearest that the graph takes.
 *
 * A long image keeps its aspect where it can: both sides shrink by one factor until the longer one fits.
 *
 * @param height of the image, in pixels.
 * @param width of the image, in pixels.
 * @param preprocessing of the pack.
 */
export function maskFraming(height: number, width: number, { filter, size }: Preprocessing): Framing {
  if (size.kind === 'fixed') return { height: size.side, width: size.side, fit: 'stretch', filter };
  const { minimum, maximum, multipleOf } = size;
  const scale = Math.min(1, maximum / Math.max(height, width));
  const nearest = (side: number) =>
    Math.min(Math.max(Math.round((side * scale) / multipleOf) * multipleOf, minimum), maximum);
  return { height: nearest(height), width: nearest(width), fit: 'stretch', filter };
}
