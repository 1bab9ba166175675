/** @file One seed of a run: imagined, stored, recorded. */

import type { ImageId } from '../../core/brands.ts';
import { choosesTogether, type ResolvedRecipe } from '../../core/run/recipe.ts';
import { partThatMade, recipeFor } from '../../core/run/slots.ts';
import { failureOf } from '../../core/failure.ts';
import { failure, type Result } from '../../protocol/failure.ts';
import type { Imagined, ImagineRequest, MadeVariant } from '../../protocol/models.ts';
import { slotId } from '../ids.ts';
import { yieldToEvents } from '../yieldToEvents.ts';
import type { Context } from '../context.ts';
import { requestFor } from '../judging.ts';
import { isSameSpace } from '../embedding.ts';
import { learnSeed } from '../memory.ts';
import type { RunPlan } from './plan.ts';
import { radiusOf, withRadius } from './radius.ts';
import { slotsLeft } from './slotsLeft.ts';
import { framedKey, seedRecord, variantKey, variantRecord } from './record.ts';
import type { SeedRecord, VariantRecord } from './state.ts';

export interface Grown {
  readonly seed: SeedRecord;
  readonly variants: readonly VariantRecord[];
}

/**
 * Grows one seed, or tops it up; a failure is a value.
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
    const state = context.store.getState();
    const image = state.seeds.images.get(id);
    const settings = image ? recipeFor(plan.settings, image.label) : plan.settings;
    const made = await ask(context, id, plan, settings, slotsLeft(state, id, settings), signal, onVariant);
    if (!made.ok) return made;
    const { seed, variants } = made.value;
    const { memory, journal } = context;
    const original = image?.original;
    if (original && isSameSpace(memory.space, plan.space) && !memory.seeds.has(id)) {
      const stored = { ...plan.space, values: seed.embedding };
      learnSeed(memory, { id, original }, stored);
      journal.stage({ embeddings: [[original, stored]] });
    }
    const framed = framedKey(id, plan.made);
    const keyed = variants.map((variant) => ({ variant, key: variantKey(id, variant.k, variant.number, plan.made) }));
    const siblings = keyed.map(({ variant }) => slotId(id, variant.k));
    const records: VariantRecord[] = [];
    for (const { variant, key } of keyed) {
      const place = { seed: id, image: key };
      records.push(variantRecord(variant, place, plan, memory, siblings));
      // Each is compared with many: the page wants a turn in between.
      await yieldToEvents();
      if (signal.aborted) {
        for (const { slot } of records) memory.variants.delete(slot);
        return failure({ code: 'cancelled', what: 'run' });
      }
    }
    // In the turn in which the records reach the state: the journal writes them in one batch.
    journal.stage({
      pictures: [[framed, seed.framed], ...keyed.map(({ key, variant }) => [key, variant.image] as const)],
      embeddings: keyed.map(({ key, variant }) => [key, { ...plan.space, values: variant.embedding }]),
    });
    return { ok: true, value: { seed: seedRecord(made.value, framed, plan.judging, plan.classes), variants: records } };
  } catch (error) {
    return failure(failureOf(error));
  }
}

/**
 * A new variant for one slot.
 *
 * It is made together with the streams of its siblings by the same method, which are thrown away: its guidance and its diversity are
 * those of a member of the family. Where siblings choose among their pictures together, it is made by itself.
 *
 * @param old what is in the slot.
 * @param family all variants of the seed.
 * @param number of the new stream.
 * @param shrink factor on the radius that the old one was made with, where it has one.
 */
export async function regrowSlot(
  context: Context,
  old: VariantRecord,
  family: readonly VariantRecord[],
  number: number,
  shrink: number,
  plan: RunPlan,
  signal: AbortSignal,
): Promise<Result<VariantRecord>> {
  try {
    const part = partThatMade(plan.settings, old.k, old.how.method);
    const alone = choosesTogether(plan.settings.parts[part]!);
    const siblings = family.filter(({ k, how }) => (alone ? k === old.k : how.method === old.how.method));
    const slots = siblings.map((sibling) => ({
      k: sibling.k,
      number: sibling.k === old.k ? number : sibling.number,
      part,
    }));
    const settings = withRadius(plan.settings, part, radiusOf(old) * shrink);
    const made = await ask(context, old.seed, plan, settings, { slots, exactly: true }, signal);
    if (!made.ok) return made;
    const variant = made.value.variants.find(({ k }) => k === old.k)!;
    const image = variantKey(old.seed, old.k, number, plan.made);
    context.journal.stage({
      pictures: [[image, variant.image]],
      embeddings: [[image, { ...plan.space, values: variant.embedding }]],
    });
    return {
      ok: true,
      // One alone is worth the while, and no end of a run follows.
      value: variantRecord(variant, { seed: old.seed, image }, plan, context.memory, null),
    };
  } catch (error) {
    return failure(failureOf(error));
  }
}

/** Asks for variants of a seed as a run does. */
export async function ask(
  context: Context,
  id: ImageId,
  { judging, set }: RunPlan,
  settings: ResolvedRecipe,
  details: Pick<ImagineRequest, 'slots' | 'exactly' | 'unusedFrom'>,
  signal: AbortSignal,
  onVariant?: (made: MadeVariant) => void,
): Promise<Result<Imagined>> {
  const request = await requestFor(context, id, settings, judging, set, { ...details, images: 'png' });
  return context.engine.imagine(request, signal, onVariant);
}
