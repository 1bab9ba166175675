import { ArrowDownNarrowWide, ArrowUpNarrowWide, Redo2, Undo2 } from 'lucide-react';
import { useMemo } from 'react';
import { tally } from '../../../store/review/selectors.ts';
import type { Verdict } from '../../../store/review/state.ts';
import type { Family } from '../../../store/view/selectors.ts';
import { IconButton } from '../../elements/Button.tsx';
import { Choice } from '../../elements/Choice.tsx';
import { Select } from '../../elements/Select.tsx';
import { count } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { FIGURES } from './figures.ts';
import { FilterButton } from './FilterButton.tsx';
import { LARGEST, SMALLEST } from './layout.ts';
import { RulesButton } from './RulesButton.tsx';
import inputs from '../../elements/inputs.module.css';
import styles from './Toolbar.module.css';

/** What is shown and in which order, how large, and the way back. */
export function Toolbar({ families }: { readonly families: readonly Family[] }) {
  const filter = useStudioState((state) => state.view.filter);
  const sort = useStudioState((state) => state.view.sort);
  const zoom = useStudioState((state) => state.view.zoom);
  const variants = useStudioState((state) => state.run.variants);
  const review = useStudioState((state) => state.review);
  const { view, review: actions } = useActions();
  const counts = useMemo(() => tally(variants, review.decisions), [variants, review.decisions]);
  const shown = families.reduce((sum, { slots }) => sum + slots.length, 0);
  const [only] = filter.verdicts;
  const state: Verdict | 'all' = filter.verdicts.length === 1 && only !== undefined ? only : 'all';
  const past = review.past.at(-1);
  const future = review.future.at(-1);
  return (
    <div className={styles.bar} role="toolbar" aria-label="Review">
      <h1 className={styles.title}>Review</h1>
      <Choice
        label="State"
        value={state}
        options={[
          { value: 'all', label: <Counted name="All" n={variants.size} /> },
          { value: 'unreviewed', label: <Counted name="Unreviewed" n={counts.unreviewed} /> },
          { value: 'accepted', label: <Counted name="Accepted" n={counts.accepted} /> },
          { value: 'rejected', label: <Counted name="Rejected" n={counts.rejected} /> },
        ]}
        onChange={(value) => {
          view.change({ filter: { ...filter, verdicts: value === 'all' ? [] : [value] } });
        }}
        className={styles.states}
      />
      <FilterButton />
      <span className={styles.sort}>
        <Select
          label="Sort by"
          bare
          value={sort.by}
          options={[{ value: 'order', label: 'In order' }, ...FIGURES]}
          onChange={(by) => {
            view.change({ sort: { ...sort, by } });
          }}
        />
        <IconButton
          label={sort.ascending ? 'Smallest first' : 'Largest first'}
          icon={sort.ascending ? <ArrowDownNarrowWide /> : <ArrowUpNarrowWide />}
          onClick={() => {
            view.change({ sort: { ...sort, ascending: !sort.ascending } });
          }}
        />
      </span>
      <RulesButton />
      <span className={styles.history}>
        <IconButton
          label={past ? `Undo: ${past.title}` : 'Nothing to undo'}
          icon={<Undo2 />}
          disabled={!past}
          onClick={() => {
            actions.undo();
          }}
        />
        <IconButton
          label={future ? `Redo: ${future.title}` : 'Nothing to redo'}
          icon={<Redo2 />}
          disabled={!future}
          onClick={() => {
            actions.redo();
          }}
        />
      </span>
      <input
        className={`${inputs.range} ${styles.zoom}`}
        type="range"
        aria-label="Picture size"
        aria-valuetext={`${zoom} pixels`}
        min={SMALLEST}
        max={LARGEST}
        step={8}
        value={zoom}
        style={{ '--share': `${((zoom - SMALLEST) / (LARGEST - SMALLEST)) * 100}%` }}
        onChange={(event) => {
          view.change({ zoom: event.currentTarget.valueAsNumber });
        }}
      />
      <p className={styles.shown} role="status">
        {count(shown)} shown
      </p>
    </div>
  );
}

function Counted({ name, n }: { readonly name: string; readonly n: number }) {
  return (
    <>
      {name} <span className={styles.count}>{count(n)}</span>
    </>
  );
}
