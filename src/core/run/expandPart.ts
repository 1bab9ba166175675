/** @file The slots of one method. */

import { greyOf } from '../image/grey.ts';
import type { Judgement, Made, Partner, PartnerKind, Ports, Task } from '../methods/method.ts';
import { methodOf, type How } from '../methods/table.ts';
import type { Evaluation } from '../objective/objective.ts';
import type { RunEvent, RunVariant, SeedJob } from './seedJob.ts';
import { needsOfPart, type RecipePart, type ResolvedRecipe } from './recipe.ts';
import type { Slot } from './slots.ts';

/** What one method has to do for a seed. */
export interface PartWork {
  readonly job: SeedJob;
  readonly group: { readonly part: RecipePart; readonly index: number; readonly slots: readonly Slot[] };
  readonly judgement: Judgement | null;
  readonly recipe: ResolvedRecipe;
  readonly ports: Ports;
}

export interface PartResult {
  readonly variants: readonly RunVariant[];
  readonly path: readonly Evaluation[];
  readonly drawn: number;
}

/** All variants of the slots, as siblings. */
export async function* expandPart(work: PartWork): AsyncGenerator<RunEvent, PartResult, void> {
  const { slots } = work.group;
  const numbers = slots.map(({ number }) => number);
  const family = yield* eventsOf(work, numbers, (made) => {
    const at = numbers.indexOf(made.number);
    return { kind: 'variant', variant: inSlot(work, made, slots[at]!.k, numbers) };
  });
  return {
    variants: family.variants.map((made, i) => inSlot(work, made, slots[i]!.k, numbers)),
    path: family.path,
    drawn: numbers.length,
  };
}

/** A method's own work, with its events as the run tells them; `null` keeps one to itself. */
export async function* eventsOf(work: PartWork, numbers: readonly number[], told: (made: Made) => RunEvent | null) {
  const { part } = work.group;
  const task = await taskOf(work, numbers);
  const procedure = methodOf(part.method).expand(task, part.settings, work.ports);
  for (;;) {
    const next = await procedure.next();
    if (next.done === true) return next.value;
    const event = next.value.kind === 'made' ? told(next.value.made) : { ...next.value, method: part.method };
    if (event) yield event;
  }
}

/** What the method made, as a variant of the run. */
export const inSlot = (
  { group: { part }, recipe }: PartWork,
  { how, image, ...made }: Made,
  k: number,
  siblings: readonly number[],
): RunVariant => ({
  ...{ ...made, k, siblings },
  image: recipe.grey === true ? greyOf(image) : image,
  how: { method: part.method, ...(how as object) } as How,
});

const AMONG = {
  'any class': '',
  'same class': 'of the class ',
  'other classes': 'of another class, or a background, ',
} as const satisfies Record<PartnerKind, string>;

async function taskOf({ job, group, judgement, recipe }: PartWork, numbers: readonly number[]): Promise<Task> {
  const { seed, batch = Infinity, watch = false, className } = job;
  const { partner: kind, partners: count } = needsOfPart(group.part);
  const partners = new Map<number, readonly Partner[]>();
  if (kind !== 'none') {
    for (const number of numbers) {
      const found = (await job.partners?.({ number, kind, count })) ?? [];
      if (found.length === 0) {
        throw new RangeError(
          `Expected another seed ${AMONG[kind]}for ${group.part.method} beside ${seed.id}, got none; add pictures, or choose another method.`,
        );
      }
      partners.set(number, found);
    }
  }
  return {
    seed,
    judgement,
    runSeed: recipe.runSeed,
    numbers,
    partners,
    batch,
    watch,
    ...(className !== undefined && { className }),
  };
}
