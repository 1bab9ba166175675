/** @file What the preview compares the recipe with: made once, and kept while only the recipe's own settings change. */

import type { Terms } from '../../core/objective/objective.ts';
import { success, type Result } from '../../protocol/failure.ts';
import type { Imagined, ImagineRequest } from '../../protocol/models.ts';
import type { JudgingFacts } from '../judging.ts';

/** What the judge compares with: names, and what it has from the seeds: prototypes, or a head. */
export interface TwinClasses extends JudgingFacts {
  readonly prototypes: number;
  /** How many views of seeds the prototypes or the head are made of: with more of them they are others. 0 by names. */
  readonly known: number;
}

export interface TwinKeeper {
  /**
   * A family, from memory where the last one asked for was the same.
   *
   * @param request of the method that is compared with.
   * @param classes what the judge compares with.
   * @param imagine asks the models, where there is no such family yet.
   */
  of(
    request: ImagineRequest,
    classes: TwinClasses,
    imagine: (request: ImagineRequest) => Promise<Result<Imagined>>,
  ): Promise<Result<Imagined>>;
}

/** Keeps the last family: sliders move one seed's settings to and fro. */
export function createTwinKeeper(): TwinKeeper {
  let last: { readonly question: string; readonly twin: Imagined } | null = null;
  return {
    async of(request, classes, imagine) {
      const question = questionOf(request, classes);
      if (last?.question !== question) {
        const made = await imagine(request);
        if (!made.ok) return made;
        last = { question, twin: made.value };
      }
      return success(last.twin);
    },
  };
}

const questionOf = (
  { seed, label, className, recipe, slots, partners = [] }: ImagineRequest,
  classes: TwinClasses,
): string => {
  // Backgrounds take the place of other seeds, and any of them may be cut out otherwise.
  const beside = partners.map(({ files }) => files.map(({ id, crop, mask }) => [id, crop, mask]));
  return JSON.stringify([seed.id, seed.crop, seed.mask, label, className, recipe, slots, beside, classes]);
};

/** A family with the sum of its terms as these weights are. */
export const weighed = (family: Imagined, weights: Terms): Imagined => ({
  ...family,
  trace: family.trace.map((point) => ({
    ...point,
    total:
      weights.consistency * point.terms.consistency +
      weights.entropy * point.terms.entropy +
      weights.diversity * point.terms.diversity,
  })),
});
