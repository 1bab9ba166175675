import type { FailureOf } from '../../../core/failure.ts';
import { LIMITS } from '../../../core/limits.ts';
import { methodOf } from '../../../core/methods/table.ts';
import { firstParts, unfitParts } from '../../../core/run/priorFit.ts';
import { partOf } from '../../../core/run/recipe.ts';
import { Button } from '../../elements/Button.tsx';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { FailureNotice } from '../../parts/FailureNotice.tsx';
import { say } from '../../words/say.ts';

/** Says which methods of the recipe the prior is not made for, and offers what it is made for; nothing where all are. */
export function OtherPrior() {
  const parts = useStudioState((state) => state.recipe.settings.parts);
  const got = useStudioState((state) => state.recipe.limits.priorKind);
  const { recipe } = useActions();
  const unfit = unfitParts(parts, got);
  const [first] = unfit;
  if (!first) return null;
  const { priorKind: wanted = 'autoencoder' } = methodOf(first.method);
  const failure: FailureOf<'prior-kind'> = { code: 'prior-kind', method: first.method, wanted, got };
  const [instead] = firstParts(got);
  if (!instead) return null;
  const fit = parts.filter((part) => !unfit.includes(part));
  const share = Math.min(
    LIMITS.share.most,
    unfit.reduce((sum, part) => sum + part.share, 0),
  );
  const isThere = fit.some(({ method }) => method === instead.method);
  return (
    <FailureNotice
      failure={failure}
      action={
        <Button
          onClick={() => {
            // As it comes: a radius is in units of the prior that it was chosen for.
            recipe.change({ parts: isThere ? fit : [partOf(instead.method, share), ...fit] });
          }}
        >
          {isThere
            ? say.recipe.leaveOut(say.term(methodOf(first.method).title))
            : say.recipe.takeInstead(say.term(methodOf(instead.method).title))}
        </Button>
      }
    />
  );
}
