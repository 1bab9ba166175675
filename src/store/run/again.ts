/** @file "Grow again": every variant once more from its record, compared with the picture that is there, or put in its place. */

import type { ImageId } from '../../core/brands.ts';
import type { Result } from '../../protocol/failure.ts';
import { success } from '../../protocol/failure.ts';
import { isCancelled, patch, type Context } from '../context.ts';
import type { GrownAgain } from '../reopened/state.ts';
import { ask } from './grow.ts';
import type { RunPlan } from './plan.ts';
import { framedKey } from './record.ts';
import type { VariantRecord } from './state.ts';

const NOTHING: GrownAgain = { same: 0, restored: 0, different: 0, largest: 0, failed: 0 };

/** Variants of a seed that were imagined together, and with what. */
interface Batch {
  readonly epsilon: number;
  /** Streams in the order of k; absent for 0 to K - 1. */
  readonly family: readonly number[] | undefined;
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
    const family = slots.flatMap((slot) => run.variants.get(slot) ?? []);
    for (const batch of batchesOf(family, plan.settings.epsilon)) {
      const result = await growBatch(context, seed, batch, plan, signal);
      if (!result.ok && isCancelled(result.error)) return result;
      tally = result.ok ? sum(tally, result.value) : { ...tally, failed: tally.failed + batch.members.length };
    }
    done += family.length;
    onProgress(done, run.variants.size);
  }
  return success(tally);
}

/** Regrown variants were imagined one at a time; all others of a seed together. */
function batchesOf(family: readonly VariantRecord[], epsilon: number): readonly Batch[] {
  const first = family.filter((variant) => variant.family === undefined);
  const regrown = family.filter((variant) => variant.family !== undefined);
  return [
    ...(first.length > 0 ? [{ epsilon, family: undefined, members: first }] : []),
    ...regrown.map((variant) => ({ epsilon: variant.epsilon, family: variant.family, members: [variant] })),
  ];
}

async function growBatch(
  context: Context,
  seed: ImageId,
  { epsilon, family, members }: Batch,
  plan: RunPlan,
  signal: AbortSignal,
): Promise<Result<GrownAgain>> {
  const details = family ? { numbers: family } : {};
  const made = await ask(context, seed, plan, { ...plan.settings, epsilon }, details, signal);
  if (!made.ok) return made;
  keepSquare(context, seed, made.value.seed.framed, plan);
  let tally = NOTHING;
  for (const { k, image } of members) {
    const picture = made.value.variants[k - 1]!.image;
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
