/** @file "Grow once more and compare": every variant once more from its record, compared with the picture that is there, or put in its place. */

import type { ImageId } from '../../core/brands.ts';
import type { Result } from '../../protocol/failure.ts';
import type { ResolvedRecipe } from '../../core/run/recipe.ts';
import { partThatMade, type Slot } from '../../core/run/slots.ts';
import { success } from '../../protocol/failure.ts';
import { isCancelled, patch, type Context } from '../context.ts';
import type { GrownAgain } from '../reopened/state.ts';
import { ask } from './grow.ts';
import { radiusOf, withRadius } from './radius.ts';
import type { RunPlan } from './plan.ts';
import { framedKey } from './record.ts';
import type { VariantRecord } from './state.ts';

const NOTHING: GrownAgain = { same: 0, restored: 0, different: 0, largest: 0, failed: 0 };

/** Variants of a seed that were made together, and with what. */
interface Batch {
  readonly settings: ResolvedRecipe;
  readonly slots: readonly Slot[];
  readonly members: readonly VariantRecord[];
}

/**
 * Grows every variant of the run again.
 *
 * Records, figures and decisions stay as they are; pictures are added where there are none.
 *
 * @param onProgress called after each seed, with the number of variants.
 */
export async function growAgain(
  context: Context,
  plan: RunPlan,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Result<GrownAgain>> {
  const { run } = context.store.getState();
  let tally = NOTHING;
  let done = 0;
  for (const [seed, slots] of run.families) {
    // Their seed was of another class when they were made: they are no more what this project makes.
    if (run.labelsThen?.[seed] !== undefined) {
      done += slots.length;
      continue;
    }
    const family = slots.flatMap((slot) => run.variants.get(slot) ?? []);
    for (const batch of batchesOf(family, plan.settings)) {
      const result = await growBatch(context, seed, batch, plan, signal);
      if (!result.ok && isCancelled(result.error)) return result;
      tally = result.ok ? sum(tally, result.value) : { ...tally, failed: tally.failed + batch.members.length };
    }
    done += family.length;
    onProgress(done, run.variants.size);
  }
  return success(tally);
}

/** Siblings by one method with one radius were made at once. */
function batchesOf(family: readonly VariantRecord[], settings: ResolvedRecipe): readonly Batch[] {
  const batches = new Map<string, VariantRecord[]>();
  for (const variant of family) {
    const name = JSON.stringify([variant.how.method, radiusOf(variant), variant.siblings]);
    batches.set(name, [...(batches.get(name) ?? []), variant]);
  }
  return [...batches.values()].map((members): Batch => {
    const [first] = members as [VariantRecord];
    const part = partThatMade(settings, first.k, first.how.method);
    const places = new Map(members.map(({ number, k }) => [number, k]));
    // Siblings that are in no slot any more are made along with the others, each under a number of its own.
    const slots = first.siblings.map((number, i) => ({ k: places.get(number) ?? -1 - i, number, part }));
    return { settings: withRadius(settings, part, radiusOf(first)), slots, members };
  });
}

async function growBatch(
  context: Context,
  seed: ImageId,
  { settings, slots, members }: Batch,
  plan: RunPlan,
  signal: AbortSignal,
): Promise<Result<GrownAgain>> {
  const made = await ask(context, seed, plan, settings, { slots, exactly: true }, signal);
  if (!made.ok) return made;
  keepSquare(context, seed, made.value.seed.framed, plan);
  let tally = NOTHING;
  for (const { k, image } of members) {
    const picture = made.value.variants.find((variant) => variant.k === k)!.image;
    const there = await context.blobs.get(image);
    if (!there) context.journal.stage({ pictures: [[image, picture]] });
    tally = sum(tally, there ? await compare(there, picture) : { ...NOTHING, restored: 1 });
  }
  const stored = await context.journal.flush();
  return stored.ok ? success(tally) : stored;
}

/** The square of a seed does not come with a zip: until now the original stood for it. */
function keepSquare(context: Context, seed: ImageId, framed: Blob, plan: RunPlan): void {
  const { run } = context.store.getState();
  const reading = run.seedReadings.get(seed);
  const key = framedKey(seed, plan.made);
  if (!reading || reading.framed === key) return;
  context.journal.stage({ pictures: [[key, framed]] });
  patch(context, 'run', { seedReadings: new Map(run.seedReadings).set(seed, { ...reading, framed: key }) });
}

async function compare(a: Blob, b: Blob): Promise<GrownAgain> {
  const [left, right] = await Promise.all([a.arrayBuffer(), b.arrayBuffer()]);
  const [bytes, others] = [new Uint8Array(left), new Uint8Array(right)];
  const isSame = bytes.length === others.length && bytes.every((byte, i) => byte === others[i]);
  return isSame ? { ...NOTHING, same: 1 } : { ...NOTHING, different: 1, largest: await largestDifference(a, b) };
}

/** The largest difference of any pixel and channel, in levels; 255 where the sizes differ. */
async function largestDifference(a: Blob, b: Blob): Promise<number> {
  const [left, right] = await Promise.all([pixelsOf(a), pixelsOf(b)]);
  if (left.width !== right.width || left.height !== right.height) return 255;
  return left.data.reduce((most, value, i) => Math.max(most, Math.abs(value - right.data[i]!)), 0);
}

async function pixelsOf(blob: Blob): Promise<ImageData> {
  const bitmap = await createImageBitmap(blob);
  const { width, height } = bitmap;
  const drawing = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
  drawing.drawImage(bitmap, 0, 0);
  bitmap.close();
  return drawing.getImageData(0, 0, width, height);
}

const sum = (a: GrownAgain, b: GrownAgain): GrownAgain => ({
  same: a.same + b.same,
  restored: a.restored + b.restored,
  different: a.different + b.different,
  largest: Math.max(a.largest, b.largest),
  failed: a.failed + b.failed,
});
