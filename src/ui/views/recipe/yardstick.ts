/** @file What a recipe's distance is measured against on screen, and from where on it warns. */

import { limitOf, type Limit } from '../../../core/propose/limit.ts';
import type { Proposal } from '../../../core/propose/proposal.ts';
import type { Yardstick } from '../../../core/run/distance.ts';
import { firstParts } from '../../../core/run/priorFit.ts';
import type { RecipeLimits, RecipeState } from '../../../store/recipe/state.ts';

/** Where the slider warns: as trials on this set say, or beyond what the models suggest, where nothing was tried. */
export type Zone = Limit | { readonly kind: 'suggested'; readonly times: 1 };

/** The proposal that stands, taken or not; `null` where there is none. */
export const proposalOf = ({ proposal }: Pick<RecipeState, 'proposal'>): Proposal | null =>
  proposal.kind === 'ready' || proposal.kind === 'accepted' ? proposal.proposal : null;

/** The recipe that stands at 1: the proposal, or the one that every set begins with. */
export const yardstickOf = (
  proposal: Proposal | null,
  { epsilon, priorKind }: Pick<RecipeLimits, 'epsilon' | 'priorKind'>,
): Yardstick => ({
  parts: proposal?.recipe.parts ?? firstParts(priorKind),
  epsilon: epsilon.suggested,
});

export const zoneOf = (proposal: Proposal | null): Zone =>
  proposal ? limitOf(proposal) : { kind: 'suggested', times: 1 };
