import { ListFilter } from 'lucide-react';
import { extent } from 'd3-array';
import { useMemo } from 'react';
import { figureOf } from '../../../store/review/rules.ts';
import type { Figure } from '../../../store/review/state.ts';
import { NO_FILTER, type Filter } from '../../../store/view/state.ts';
import { Button } from '../../elements/Button.tsx';
import { Checkbox } from '../../elements/Checkbox.tsx';
import { Choice } from '../../elements/Choice.tsx';
import { Popover } from '../../elements/Popover.tsx';
import { RangeField } from '../../elements/RangeField.tsx';
import { figure as format } from '../../format.ts';
import { useClassTitles } from '../../hooks/classTitles.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { conditionsOf, FIGURES } from './conditions.ts';
import { SavedFilters } from './SavedFilters.tsx';
import { say } from '../../words/say.ts';
import styles from './FilterButton.module.css';

/** Conditions besides the state: classes, kept class, near-copies, ranges of figures; and filters under a name. */
export function FilterButton() {
  const filter = useStudioState((state) => state.view.filter);
  const active = conditionsOf(filter, { ofSeed: String, ofClass: String }).length;
  return (
    <Popover
      title={say.review.filter}
      icon={<ListFilter aria-hidden />}
      look={active > 0 ? 'solid' : 'plain'}
      face={active > 0 ? say.review.filter2(active) : say.review.filter}
    >
      <FilterPanel filter={filter} active={active > 0} />
    </Popover>
  );
}

function FilterPanel({ filter, active }: { readonly filter: Filter; readonly active: boolean }) {
  const { view } = useActions();
  const set = (change: Partial<Filter>) => {
    view.change({ filter: { ...filter, ...change } });
  };
  return (
    <>
      <SavedFilters />
      <ClassConditions filter={filter} onChange={set} />
      <div className={styles.pair}>
        <Three
          label={say.review.readAsItsClass}
          value={filter.keptClass}
          words={[say.review.any2, say.review.kept, say.review.lost]}
          onChange={(keptClass) => {
            set({ keptClass });
          }}
        />
        <Three
          label={say.review.nearCopies}
          value={filter.nearCopy}
          words={[say.review.any2, say.review.only, say.review.none]}
          onChange={(nearCopy) => {
            set({ nearCopy });
          }}
        />
      </div>
      <FigureConditions filter={filter} onChange={set} />
      <Button
        disabled={!active}
        onClick={() => {
          view.change({ filter: { ...NO_FILTER, verdicts: filter.verdicts } });
        }}
      >
        {say.review.clearTheFilter}
      </Button>
    </>
  );
}

interface PartProps {
  readonly filter: Filter;
  readonly onChange: (change: Partial<Filter>) => void;
}

function ClassConditions({ filter: { classes: chosen }, onChange }: PartProps) {
  const classes = useStudioState((state) => state.seeds.classes);
  const titleOf = useClassTitles();
  return (
    <fieldset className={styles.classes}>
      <legend>{say.review.class}</legend>
      <div tabIndex={classes.length > 12 ? 0 : undefined}>
        {classes
          .filter((info) => !info.leftOut)
          .map(({ key }) => (
            <Checkbox
              key={key}
              checked={chosen.includes(key)}
              onChange={(on) => {
                onChange({ classes: on ? [...chosen, key] : chosen.filter((one) => one !== key) });
              }}
            >
              <bdi>{titleOf(key)}</bdi>
            </Checkbox>
          ))}
      </div>
    </fieldset>
  );
}

function FigureConditions({ filter: { figures }, onChange }: PartProps) {
  const variants = useStudioState((state) => state.run.variants);
  const ends = useMemo(() => {
    const all = [...variants.values()];
    return new Map(
      FIGURES.map(({ value }) => {
        const found = extent(all, (variant) => figureOf(variant, value) ?? undefined);
        return [value, found.map((end) => (end === undefined ? '' : format(end)))];
      }),
    );
  }, [variants]);
  const change = (figure: Figure, minimum: number | null, maximum: number | null) => {
    const others = figures.filter((one) => one.figure !== figure);
    const open = minimum === null && maximum === null;
    onChange({ figures: open ? others : [...others, { figure, minimum, maximum }] });
  };
  return (
    <fieldset className={styles.figures}>
      <legend>
        {say.review.figures}
        <span>{say.review.from}</span> <span>{say.review.to2}</span>
      </legend>
      {FIGURES.map(({ value, label }) => {
        const range = figures.find((one) => one.figure === value);
        const [least = '', greatest = ''] = ends.get(value) ?? [];
        // What nothing checked has no score to ask for.
        if (value === 'safety' && least === '' && !range) return null;
        return (
          <RangeField
            key={value}
            label={label}
            minimum={range?.minimum ?? null}
            maximum={range?.maximum ?? null}
            least={least}
            greatest={greatest}
            onChange={(minimum, maximum) => {
              change(value, minimum, maximum);
            }}
          />
        );
      })}
    </fieldset>
  );
}

interface ThreeProps {
  readonly label: string;
  readonly value: boolean | null;
  /** For no condition, true and false. */
  readonly words: readonly [string, string, string];
  readonly onChange: (value: boolean | null) => void;
}

function Three({ label, value, words: [any, yes, no], onChange }: ThreeProps) {
  return (
    <div className={styles.three}>
      <span aria-hidden="true">{label}</span>
      <Choice
        label={label}
        value={value === null ? 'any' : value ? 'yes' : 'no'}
        options={[
          { value: 'any', label: any },
          { value: 'yes', label: yes },
          { value: 'no', label: no },
        ]}
        onChange={(chosen) => {
          onChange(chosen === 'any' ? null : chosen === 'yes');
        }}
      />
    </div>
  );
}
