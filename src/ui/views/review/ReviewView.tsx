import { useMemo } from 'react';
import { shownFamilies } from '../../../store/view/selectors.ts';
import { NO_FILTER } from '../../../store/view/state.ts';
import { Button } from '../../elements/Button.tsx';
import { useMedia } from '../../hooks/media.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { VariantFacts } from '../../parts/VariantFacts.tsx';
import { FamilyGrid } from './FamilyGrid.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { Toolbar } from './Toolbar.tsx';
import styles from './ReviewView.module.css';

/** Step 4: families, decided in the grid. */
export function ReviewView() {
  const images = useStudioState((state) => state.seeds.images);
  const variants = useStudioState((state) => state.run.variants);
  const perSeed = useStudioState((state) => state.run.families);
  const decisions = useStudioState((state) => state.review.decisions);
  const filter = useStudioState((state) => state.view.filter);
  const sort = useStudioState((state) => state.view.sort);
  const focus = useStudioState((state) => state.view.focus);
  const { view } = useActions();
  const wide = useMedia('(min-width: 1200px)');
  const families = useMemo(
    () => shownFamilies({ images, decisions, run: { variants, families: perSeed } }, filter, sort),
    [images, variants, perSeed, decisions, filter, sort],
  );
  return (
    <div className={styles.page}>
      <Toolbar families={families} />
      <div className={styles.body}>
        {families.length > 0 ? (
          <FamilyGrid families={families} />
        ) : (
          <div className={styles.none}>
            <p>No variant meets the filter.</p>
            <Button
              onClick={() => {
                view.change({ filter: NO_FILTER });
              }}
            >
              Show all
            </Button>
          </div>
        )}
        {wide && focus !== null && variants.has(focus) && (
          <aside className={styles.side} aria-label="Focused variant">
            <VariantFacts slot={focus} />
          </aside>
        )}
      </div>
      <SelectionBar families={families} />
    </div>
  );
}
