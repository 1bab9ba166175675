import { ArrowDownNarrowWide, ArrowUpNarrowWide, Redo2, Undo2 } from 'lucide-react';
import { useMemo } from 'react';
import { reviewable } from '../../../store/picks/selectors.ts';
import { tally } from '../../../store/review/selectors.ts';
import type { Verdict } from '../../../store/review/state.ts';
import type { Family } from '../../../store/view/selectors.ts';
import { IconButton } from '../../elements/Button.tsx';
import { Choice } from '../../elements/Choice.tsx';
import { Select } from '../../elements/Select.tsx';
import { count } from '../../format.ts';
import { usePhone } from '../../hooks/media.ts';
import { usePicks } from '../../hooks/picks.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { SORTS } from './conditions.ts';
import { FilterButton } from './FilterButton.tsx';
import { LARGEST, SMALLEST } from './layout.ts';
import { RulesButton } from './RulesButton.tsx';
import inputs from '../../elements/inputs.module.css';
import { EN } from '../../words/en.ts';
import styles from './Toolbar.module.css';

/** What is shown and in which order, how large, and the way back. */
export function Toolbar({ families }: { readonly families: readonly Family[] }) {
  const filter = useStudioState((state) => state.view.filter);
  const sort = useStudioState((state) => state.view.sort);
  const zoom = useStudioState((state) => state.view.zoom);
  const variants = useStudioState((state) => state.run.variants);
  const review = useStudioState((state) => state.review);
  const { view, review: actions } = useActions();
  const picks = usePicks();
  const all = useMemo(() => reviewable(variants, picks), [variants, picks]);
  const counts = useMemo(() => tally(all, review.decisions), [all, review.decisions]);
  const shown = families.reduce((sum, { slots }) => sum + slots.length, 0);
  const [only] = filter.verdicts;
  const state: StateFilter = filter.verdicts.length === 1 && only !== undefined ? only : 'all';
  const past = review.past.at(-1);
  const future = review.future[0];
  return (
    <div className={styles.bar} role="toolbar" aria-label="Review">
      <h1 className={styles.title}>Review</h1>
      <StateChoice
        value={state}
        counts={{ all: all.size, ...counts }}
        onChange={(value) => {
          view.change({ filter: { ...filter, verdicts: value === 'all' ? [] : [value] } });
        }}
      />
      <FilterButton />
      <span className={styles.sort}>
        <Select
          label="Sort by"
          bare
          value={sort.by}
          options={SORTS}
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
          label={past ? `Undo: ${EN.step(past.title)}` : 'Nothing to undo'}
          icon={<Undo2 />}
          disabled={!past}
          onClick={() => {
            actions.undo();
          }}
        />
        <IconButton
          label={future ? `Redo: ${EN.step(future.title)}` : 'Nothing to redo'}
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

type StateFilter = Verdict | 'all';

const STATES: readonly { readonly value: StateFilter; readonly name: string }[] = [
  { value: 'all', name: 'All' },
  { value: 'unreviewed', name: 'Unreviewed' },
  { value: 'accepted', name: 'Accepted' },
  { value: 'rejected', name: 'Rejected' },
];

interface StateChoiceProps {
  readonly value: StateFilter;
  readonly counts: Readonly<Record<StateFilter, number>>;
  readonly onChange: (value: StateFilter) => void;
}

/** All states in sight, or one above the others where there is no room. */
function StateChoice({ value, counts, onChange }: StateChoiceProps) {
  const phone = usePhone();
  if (!phone) {
    return (
      <Choice
        label="State"
        value={value}
        options={STATES.map((one) => ({ value: one.value, label: <Counted name={one.name} n={counts[one.value]} /> }))}
        onChange={onChange}
      />
    );
  }
  return (
    <Select
      label="State"
      bare
      value={value}
      options={STATES.map((one) => ({ value: one.value, label: `${one.name} (${count(counts[one.value])})` }))}
      onChange={onChange}
    />
  );
}

function Counted({ name, n }: { readonly name: string; readonly n: number }) {
  return (
    <>
      {name} <span className={styles.count}>{count(n)}</span>
    </>
  );
}
