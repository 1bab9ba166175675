/** @file Variants that need no model, made where they train: as the command makes them. */

import { classIndex } from '../../src/core/brands.ts';
import { drive } from '../../src/core/expansion/drive.ts';
import type { PixelTensor } from '../../src/core/brands.ts';
import type { PartnerKind } from '../../src/core/methods/method.ts';
import { framePixels } from '../../src/core/image/pixels.ts';
import type { ReceiptPicture } from '../../src/core/receipt/pictures.ts';
import { bytesAt } from '../../src/core/receipt/squares.ts';
import { expandSeed } from '../../src/core/run/expandSeed.ts';
import { partnersOf } from '../../src/core/run/partners.ts';
import { slotsOf } from '../../src/core/run/slots.ts';
import type { Wanted } from '../../src/core/run/wanted.ts';
import type { ReceiptMake, ReceiptSeed, ReceiptWork } from '../../src/protocol/receipt.ts';
import { decodePixels } from '../images/decode.ts';

const NO_MODELS = { prior: null, judge: null };

/** Every seed's variants by one method. */
export async function makePool(
  { method, recipe }: ReceiptMake,
  { seeds, classes, framing, stretch, asked }: Pick<ReceiptWork, 'seeds' | 'classes' | 'framing' | 'stretch' | 'asked'>,
): Promise<readonly ReceiptPicture[]> {
  const pixelsOf = async ({ file }: ReceiptSeed): Promise<PixelTensor> =>
    framePixels(await decodePixels(file, { stretch }), framing);
  const candidates = seeds.map((seed, place) => ({
    seed,
    place,
    id: seed.id,
    label: classIndex(seed.label, classes.length),
  }));
  const pictures: ReceiptPicture[] = [];
  for (const { seed, place, id, label } of candidates) {
    const found = (wanted: Wanted) => partnersOf(recipe.runSeed, { id, label }, wanted, candidates);
    const partners = (wanted: Wanted) =>
      Promise.all(
        found(wanted).map(async (other) => ({
          id: other.id,
          label: other.label,
          pixels: await pixelsOf(other.seed),
        })),
      );
    const hasPartner = (kind: PartnerKind) => found({ number: 0, kind, count: 1 }).length > 0;
    const job = {
      seed: { id, label, pixels: await pixelsOf(seed) },
      ...{ classes: null, slots: slotsOf(recipe, asked.variants), partners, hasPartner },
    };
    const expanded = (await drive(expandSeed(job, recipe, NO_MODELS)))!; // nothing cancels here
    for (const { k, image, how, mixture } of expanded.variants) {
      const other = 'partner' in how ? candidates.find((one) => one.id === how.partner) : undefined;
      const soft = mixture && new Float32Array(classes.length);
      if (soft) {
        soft[label]! += 1 - mixture.share;
        soft[mixture.label]! += mixture.share;
      }
      pictures.push({
        ...{ path: `${seed.path}__${method}-k${k}`, label, soft, k },
        origins: other ? [place, other.place] : [place],
        pixels: bytesAt(image, asked.net.side),
      });
    }
  }
  return pictures;
}
