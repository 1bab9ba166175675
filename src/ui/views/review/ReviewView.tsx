import { useMemo } from 'react';
import { reviewable } from '../../../store/picks/selectors.ts';
import { tally } from '../../../store/review/selectors.ts';
import { flattened, shownFamilies } from '../../../store/view/selectors.ts';
import { NO_FILTER } from '../../../store/view/state.ts';
import { Button } from '../../elements/Button.tsx';
import { useMedia } from '../../hooks/media.ts';
import { usePicks } from '../../hooks/picks.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { PickFacts } from '../../parts/PickFacts.tsx';
import { VariantFacts } from '../../parts/VariantFacts.tsx';
import { FamilyGrid } from './FamilyGrid.tsx';
import { FilterLine } from './FilterLine.tsx';
import { LabelPalette } from './LabelPalette.tsx';
import { Loupe } from './Loupe.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { Toolbar } from './Toolbar.tsx';
import { say } from '../../words/say.ts';
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
  const picks = usePicks();
  const wide = useMedia('(min-width: 1200px)');
  const flat = useStudioState((state) => state.view.flat);
  const families = useMemo(() => {
    const source = { images, decisions, picks, run: { variants, families: perSeed } };
    const shown = shownFamilies(source, filter, sort);
    return flat ? flattened(shown, source, sort) : shown;
  }, [images, variants, perSeed, decisions, picks, filter, sort, flat]);
  return (
    <div className={styles.page}>
      <Toolbar families={families} />
      <FilterLine />
      <div className={styles.body}>
        {families.length > 0 ? <FamilyGrid families={families} /> : <NothingShown />}
        {wide && focus !== null && families.some(({ slots }) => slots.includes(focus)) && (
          <aside className={styles.side} aria-label={say.review.focusedVariant}>
            {picks.has(focus) ? <PickFacts slot={focus} /> : <VariantFacts slot={focus} />}
          </aside>
        )}
      </div>
      <Loupe families={families} />
      <SelectionBar families={families} />
      <LabelPalette families={families} />
    </div>
  );
}

/** The filter leaves nothing: because the work is done, or because it asks too much. */
function NothingShown() {
  const filter = useStudioState((state) => state.view.filter);
  const picks = usePicks();
  const left = useStudioState(
    (state) => tally(reviewable(state.run.variants, picks), state.review.decisions).unreviewed,
  );
  const { view } = useActions();
  const done = left === 0 && JSON.stringify(filter) === JSON.stringify({ ...NO_FILTER, verdicts: ['unreviewed'] });
  return (
    <div className={styles.none}>
      <p>{done ? say.review.everyVariantIsReviewed : say.review.noVariantMeetsThe}</p>
      <div className={styles.ways}>
        <Button
          onClick={() => {
            view.change({ filter: NO_FILTER });
          }}
        >
          {say.review.showAll}
        </Button>
        {done && (
          <Button
            look="solid"
            onClick={() => {
              view.change({ step: 'export' });
            }}
          >
            {say.review.continueToExport}
          </Button>
        )}
      </div>
    </div>
  );
}
