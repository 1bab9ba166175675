import type { ClassOutcome } from '../../../store/recipe/counts.ts';
import { count } from '../../format.ts';
import { say } from '../../words/say.ts';

/** Seeds and variants of a class: "8 + 12". */
export function outcomeWords({ kind, seeds, variants, most }: ClassOutcome): string {
  if (kind === 'enough') return say.recipe.enough(count(seeds));
  const sum = `${count(seeds)} + ${count(variants)}`;
  return kind === 'short' ? sum + say.recipe.ofASeedAt(count(seeds + variants), most) : sum;
}
