import type { ReactNode } from 'react';
import { atDistance, distanceOf } from '../../../core/run/distance.ts';
import { sideOf } from '../../../store/recipe/state.ts';
import { NO_FILTER } from '../../../store/view/state.ts';
import { Button } from '../../elements/Button.tsx';
import { Notice } from '../../elements/Notice.tsx';
import { percent } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import { proposalOf, yardstickOf } from '../recipe/yardstick.ts';
import styles from './RunResult.module.css';

/** A recipe loses the class of too many variants: what to change, and the way there. */
export function BreaksClasses({ children }: { readonly children?: ReactNode }) {
  const proposal = useStudioState((state) => proposalOf(state.recipe));
  const limits = useStudioState((state) => state.recipe.limits);
  const { preferred } = limits.side;
  // What the run was made with; the recipe may have been changed since.
  const settings = useStudioState((state) => state.run.settings ?? state.recipe.settings);
  const side = useStudioState((state) => sideOf({ ...state.recipe, settings }));
  const { recipe, view } = useActions();
  const yardstick = yardstickOf(proposal, limits);
  const times = distanceOf(settings.parts, yardstick);
  const canGoNearer = times !== null && times > 0;
  return (
    <Notice tone="warn" title={say.breaksClasses.title}>
      {children}
      <p>
        {canGoNearer && say.breaksClasses.nearer(percent(times))}
        {say.elements.between}
        {side < preferred && say.breaksClasses.larger(side, preferred)}
        {!canGoNearer && side >= preferred && say.breaksClasses.otherwise}
      </p>
      <div className={styles.ways}>
        <Button
          onClick={() => {
            if (canGoNearer) recipe.change({ parts: atDistance(settings.parts, yardstick, times / 2) });
            view.change({ step: 'recipe' });
          }}
        >
          {canGoNearer ? say.breaksClasses.halve : say.breaksClasses.change}
        </Button>
        <Button
          look="quiet"
          onClick={() => {
            view.change({ step: 'review', filter: { ...NO_FILTER, keptClass: false } });
          }}
        >
          {say.breaksClasses.look}
        </Button>
      </div>
    </Notice>
  );
}
