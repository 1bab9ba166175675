/** @file One seed of a run: imagined, stored, recorded. */

import type { ImageId } from '../../core/brands.ts';
import { failure, failureOf, type Result } from '../../protocol/failure.ts';
import type { Imagined, ImagineRequest, MadeVariant } from '../../protocol/models.ts';
import { breathe } from '../breathe.ts';
import type { Context } from '../context.ts';
import { requestFor } from '../judging.ts';
import { knownSeed } from '../memory.ts';
import type { RecipeSettings } from '../recipe/state.ts';
import type { RunPlan } from './plan.ts';
import { framedKey, seedRecord, variantKey, variantRecord } from './record.ts';
import type { SeedRecord, VariantRecord } from './state.ts';

export interface Grown {
  readonly seed: SeedRecord;
  readonly variants: readonly VariantRecord[];
}

/**
 * Grows one seed; a failure is a value.
 *
 * @param onVariant told of each variant as soon as it is made.
 */
export async function growSeed(
  context: Context,
  id: ImageId,
  plan: RunPlan,
  signal: AbortSignal,
  onVariant: (made: MadeVariant) => void,
): Promise<Result<Grown>> {
  try {
    const made = await ask(context, id, plan, plan.settings, {}, signal, onVariant);
    if (!made.ok) return made;
    const { seed, variants } = made.value;
    const { memory, journal } = context;
    const original = context.store.getState().seeds.images.get(id)?.original;
    if (memory.side === plan.settings.side && !memory.seeds.has(id)) {
      memory.seeds.set(id, knownSeed(id, seed.embedding));
      if (original) journal.stage({ embeddings: [[original, { side: memory.side, values: seed.embedding }]] });
    }
    const framed = framedKey(id, plan.made);
    const keyed = variants.map((variant, i) => ({
      variant,
      k: i + 1,
      key: variantKey(id, i + 1, variant.number, plan.made),
    }));
    const { epsilon, side } = plan.settings;
    const records: VariantRecord[] = [];
    for (const { variant, k, key } of keyed) {
      const place = { seed: id, k, epsilon, image: key };
      records.push(variantRecord(variant, place, plan.judging, plan.classes, memory));
      // Each is compared with everything there is: among thousands the page wants a turn in between.
      await breathe();
      if (signal.aborted) {
        for (const { slot } of records) memory.variants.delete(slot);
        return failure('cancelled', 'The run was stopped.');
      }
    }
    // In the turn in which the records reach the state: the journal writes them in one batch.
    journal.stage({
      pictures: [[framed, seed.framed], ...keyed.map(({ key, variant }) => [key, variant.image] as const)],
      embeddings: keyed.map(({ key, variant }) => [key, { side, values: variant.embedding }]),
    });
    return { ok: true, value: { seed: seedRecord(seed, framed, plan.judging, plan.classes), variants: records } };
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

/**
 * A new variant for one slot.
 *
 * It is imagined together with its siblings' streams, which are thrown away: its guidance and its diversity are those of a member
 * of the family.
 *
 * @param old what is in the slot.
 * @param siblings the streams of the whole family, in the order of k.
 * @param number of the new stream.
 * @param epsilon radius for it.
 */
export async function regrowSlot(
  context: Context,
  old: VariantRecord,
  siblings: readonly number[],
  number: number,
  epsilon: number,
  plan: RunPlan,
  signal: AbortSignal,
): Promise<Result<VariantRecord>> {
  try {
    const numbers = siblings.map((sibling, i) => (i === old.k - 1 ? number : sibling));
    const made = await ask(context, old.seed, plan, { ...plan.settings, epsilon }, { numbers }, signal);
    if (!made.ok) return made;
    const variant = made.value.variants[old.k - 1]!;
    const image = variantKey(old.seed, old.k, number, plan.made);
    context.journal.stage({
      pictures: [[image, variant.image]],
      embeddings: [[image, { side: plan.settings.side, values: variant.embedding }]],
    });
    const place = { seed: old.seed, k: old.k, family: numbers, epsilon, image };
    return { ok: true, value: variantRecord(variant, place, plan.judging, plan.classes, context.memory) };
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

/** Asks for a seed's variants, all of one family, as a run does. */
export async function ask(
  context: Context,
  id: ImageId,
  { counts, judging, guidance }: RunPlan,
  settings: RecipeSettings,
  details: Pick<ImagineRequest, 'numbers'>,
  signal: AbortSignal,
  onVariant?: (made: MadeVariant) => void,
): Promise<Result<Imagined>> {
  const family = { ...settings, variants: counts.get(id) ?? settings.variants };
  const request = await requestFor(context, id, family, judging, guidance, {
    ...details,
    images: 'png',
  });
  return context.engine.imagine(request, signal, onVariant);
}
