/** @file The unguided twin of the preview: made once, and kept while only the guidance changes. */

import type { Terms } from '../../core/objective/objective.ts';
import { success, type Result } from '../../protocol/failure.ts';
import type { Imagined, ImagineRequest } from '../../protocol/models.ts';
import type { JudgingFacts } from '../judging.ts';

/** What the judge compares with: names, and prototypes where they are blended in. */
export interface TwinClasses extends JudgingFacts {
  readonly blend: number;
  /** How many seeds the prototypes are made of: with more of them they are others. */
  readonly known: number;
}

export interface TwinKeeper {
  /**
   * The twin of what is asked for.
   *
   * @param request with its guidance, which is left away.
   * @param classes what the judge compares with.
   * @param imagine asks the models, where there is no such twin yet.
   */
  of(
    request: ImagineRequest,
    classes: TwinClasses,
    imagine: (request: ImagineRequest) => Promise<Result<Imagined>>,
  ): Promise<Result<Imagined>>;
}

/** Keeps the last twin: sliders move one seed's settings to and fro. */
export function createTwinKeeper(): TwinKeeper {
  let last: { readonly question: string; readonly twin: Imagined } | null = null;
  return {
    async of(request, classes, imagine) {
      const question = questionOf(request, classes);
      if (last?.question !== question) {
        const made = await imagine({ ...request, recipe: { ...request.recipe, steps: 0 } });
        if (!made.ok) return made;
        last = { question, twin: made.value };
      }
      return success(weighed(last.twin, request.recipe.weights));
    },
  };
}

/** Everything that the twin depends on; steps, their rule and the weights are none of it. */
function questionOf({ seed, label, side, recipe }: ImagineRequest, classes: TwinClasses): string {
  const { run, variants, epsilon, granularity, anchor, diversity } = recipe;
  return JSON.stringify([seed.id, label, side, run, variants, epsilon, granularity, anchor, diversity, classes]);
}

/** With the sum of its terms as the weights are now. */
const weighed = (twin: Imagined, weights: Terms): Imagined => ({
  ...twin,
  trace: twin.trace.map((point) => ({
    ...point,
    total:
      weights.consistency * point.terms.consistency +
      weights.entropy * point.terms.entropy +
      weights.diversity * point.terms.diversity,
  })),
});
