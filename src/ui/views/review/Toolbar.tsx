import { ArrowDownNarrowWide, ArrowUpNarrowWide, Grid3x3, Redo2, Undo2 } from 'lucide-react';
import { useMemo } from 'react';
import { reviewable } from '../../../store/picks/selectors.ts';
import { tally } from '../../../store/review/selectors.ts';
import type { Verdict } from '../../../store/review/state.ts';
import type { Family } from '../../../store/view/selectors.ts';
import type { Sort } from '../../../store/view/state.ts';
import { Button, IconButton } from '../../elements/Button.tsx';
import { Choice } from '../../elements/Choice.tsx';
import { Select } from '../../elements/Select.tsx';
import { count } from '../../format.ts';
import { useMedia, usePhone } from '../../hooks/media.ts';
import { usePicks } from '../../hooks/picks.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { JudgeChip } from '../../parts/JudgeChip.tsx';
import { DIRECTED_SORTS, SORTS } from './conditions.ts';
import { FilterButton } from './FilterButton.tsx';
import { LARGEST, SMALLEST } from './layout.ts';
import { RulesButton } from './RulesButton.tsx';
import inputs from '../../elements/inputs.module.css';
import { say } from '../../words/say.ts';
import styles from './Toolbar.module.css';

/** What is shown and in which order, how large, and the way back. */
export function Toolbar({ families }: { readonly families: readonly Family[] }) {
  const filter = useStudioState((state) => state.view.filter);
  const zoom = useStudioState((state) => state.view.zoom);
  const variants = useStudioState((state) => state.run.variants);
  const review = useStudioState((state) => state.review);
  const { view } = useActions();
  // Narrower, it would take a line from the pictures.
  const wide = useMedia('(min-width: 1200px)');
  const picks = usePicks();
  const all = useMemo(() => reviewable(variants, picks), [variants, picks]);
  const counts = useMemo(() => tally(all, review.decisions), [all, review.decisions]);
  const shown = families.reduce((sum, { slots }) => sum + slots.length, 0);
  const [only] = filter.verdicts;
  const state: StateFilter = filter.verdicts.length === 1 && only !== undefined ? only : 'all';
  return (
    <div className={styles.bar} role="toolbar" aria-label={say.review.review}>
      <h1 className={styles.title}>{say.review.review}</h1>
      <StateChoice
        value={state}
        counts={{ all: all.size, ...counts }}
        onChange={(value) => {
          view.change({ filter: { ...filter, verdicts: value === 'all' ? [] : [value] } });
        }}
      />
      <FilterButton />
      <SortChoice />
      <RulesButton />
      <HistoryButtons />
      <input
        className={`${inputs.range} ${styles.zoom}`}
        type="range"
        aria-label={say.review.pictureSize}
        aria-valuetext={say.review.pixels(zoom)}
        min={SMALLEST}
        max={LARGEST}
        step={8}
        value={zoom}
        style={{ '--share': `${((zoom - SMALLEST) / (LARGEST - SMALLEST)) * 100}%` }}
        onChange={(event) => {
          view.change({ zoom: event.currentTarget.valueAsNumber });
        }}
      />
      {wide && <JudgeChip />}
      <p className={styles.shown} role="status">
        {say.review.shown(count(shown))}
      </p>
    </div>
  );
}

/** By which figure and in which direction; on a phone one list of both, without an arrow that says neither. */
function SortChoice() {
  const phone = usePhone();
  const sort = useStudioState((state) => state.view.sort);
  const { view } = useActions();
  if (phone) {
    return (
      <span className={styles.sort}>
        <Select
          label={say.review.sortBy}
          bare
          value={directionName(sort)}
          options={DIRECTED_SORTS.map(({ sort: one, label }) => ({ value: directionName(one), label }))}
          onChange={(name) => {
            const found = DIRECTED_SORTS.find((one) => directionName(one.sort) === name);
            if (found) view.change({ sort: found.sort });
          }}
        />
        <FlatButton />
      </span>
    );
  }
  return (
    <span className={styles.sort}>
      <Select
        label={say.review.sortBy}
        bare
        value={sort.by}
        options={SORTS}
        onChange={(by) => {
          view.change({ sort: { ...sort, by } });
        }}
      />
      <IconButton
        label={sort.ascending ? say.review.smallestFirst : say.review.largestFirst}
        icon={sort.ascending ? <ArrowDownNarrowWide /> : <ArrowUpNarrowWide />}
        onClick={() => {
          view.change({ sort: { ...sort, ascending: !sort.ascending } });
        }}
      />
      <FlatButton />
    </span>
  );
}

/** Whether the order goes across seeds. */
function FlatButton() {
  const flat = useStudioState((state) => state.view.flat);
  const { view } = useActions();
  return (
    <IconButton
      label={say.reviewing.flat}
      icon={<Grid3x3 aria-hidden />}
      pressed={flat}
      onClick={() => {
        view.change({ flat: !flat });
      }}
    />
  );
}

const directionName = ({ by, ascending }: Sort): string => `${by} ${ascending ? 'up' : 'down'}`;

/** Back and forth; on a phone, where nothing is hovered, in words. */
function HistoryButtons() {
  const phone = usePhone();
  const past = useStudioState((state) => state.review.past.at(-1));
  const future = useStudioState((state) => state.review.future[0]);
  const { review } = useActions();
  const ways = [
    {
      name: say.review.undo,
      icon: <Undo2 aria-hidden />,
      step: past,
      go: () => {
        review.undo();
      },
    },
    {
      name: say.review.redo,
      icon: <Redo2 aria-hidden />,
      step: future,
      go: () => {
        review.redo();
      },
    },
  ];
  return (
    <span className={styles.history}>
      {ways.map(({ name, icon, step, go }) => {
        const label = step ? `${name}: ${say.step(step.title)}` : say.review.nothingTo(name);
        const facts = { icon, disabled: !step, onClick: go };
        return phone ? (
          <Button key={name} look="quiet" title={label} {...facts}>
            {name}
          </Button>
        ) : (
          <IconButton key={name} label={label} {...facts} />
        );
      })}
    </span>
  );
}

type StateFilter = Verdict | 'all';

const STATES: readonly StateFilter[] = ['all', 'unreviewed', 'accepted', 'rejected'];

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
        label={say.review.state}
        value={value}
        options={STATES.map((one) => ({ value: one, label: <Counted name={say.review[one]} n={counts[one]} /> }))}
        onChange={onChange}
      />
    );
  }
  return (
    <Select
      label={say.review.state}
      bare
      value={value}
      options={STATES.map((one) => ({ value: one, label: `${say.review[one]} (${count(counts[one])})` }))}
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
