/** @file Variants that need no model, made where they train: as the command makes them. */

import { classIndex } from '../../src/core/brands.ts';
import { drive } from '../../src/core/expansion/drive.ts';
import type { PixelTensor } from '../../src/core/brands.ts';
import type { PartnerKind } from '../../src/core/methods/method.ts';
import { framingAt } from '../../src/core/image/framing.ts';
import { framePixels } from '../../src/core/image/pixels.ts';
import type { ReceiptPicture } from '../../src/core/receipt/pictures.ts';
import { variantsToMake } from '../../src/core/receipt/ratios.ts';
import { pictureOfVariant } from '../../src/core/receipt/variants.ts';
import { expandSeed } from '../../src/core/run/expandSeed.ts';
import { partnersOf } from '../../src/core/run/partners.ts';
import { slotsOf } from '../../src/core/run/slots.ts';
import type { Wanted } from '../../src/core/run/wanted.ts';
import type { ReceiptMake, ReceiptSeed, ReceiptWork } from '../../src/protocol/receipt.ts';
import type { ReceiptPlatform } from './platform.ts';

const NO_MODELS = { prior: null, judge: null };

/** Every seed's variants by one method, as many as the arms or their curves take. */
export async function makePool(
  { decode }: Pick<ReceiptPlatform, 'decode'>,
  { method, recipe }: ReceiptMake,
  { seeds, classes, framing, stretch, asked }: Pick<ReceiptWork, 'seeds' | 'classes' | 'framing' | 'stretch' | 'asked'>,
): Promise<readonly ReceiptPicture[]> {
  const pixelsOf = async ({ file, crop }: ReceiptSeed): Promise<PixelTensor> =>
    framePixels(await decode(file, { stretch }), framingAt(framing, crop));
  const candidates = seeds.map((seed) => ({ seed, id: seed.id, label: classIndex(seed.label, classes.length) }));
  const places = new Map<string, number>(candidates.map(({ id }, i) => [id, i]));
  const pictures: ReceiptPicture[] = [];
  for (const [origin, { seed, id, label }] of candidates.entries()) {
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
      ...{
        classes: null,
        slots: slotsOf(recipe, variantsToMake(method, asked.variants, asked.ratios)),
        partners,
        hasPartner,
      },
    };
    const expanded = (await drive(expandSeed(job, recipe, NO_MODELS)))!; // nothing cancels here
    for (const variant of expanded.variants) {
      pictures.push(
        pictureOfVariant(variant, {
          ...{ seed, method, places, origin, softness: 0 },
          classes: classes.length,
          side: asked.net.side,
        }),
      );
    }
  }
  return pictures;
}
