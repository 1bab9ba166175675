import { ListFilter } from 'lucide-react';
import type { ClassKey } from '../../../store/ids.ts';
import type { Figure } from '../../../store/review/state.ts';
import { NO_FILTER, type Filter } from '../../../store/view/state.ts';
import { Button } from '../../elements/Button.tsx';
import { Choice } from '../../elements/Choice.tsx';
import { NumberField } from '../../elements/NumberField.tsx';
import { Popover } from '../../elements/Popover.tsx';
import { Select } from '../../elements/Select.tsx';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { FIGURES } from './figures.ts';
import styles from './FilterButton.module.css';

const ANY = '';

/** Conditions besides the state: class, kept class, near-copies, a range of a figure, one seed. */
export function FilterButton() {
  const filter = useStudioState((state) => state.view.filter);
  const classes = useStudioState((state) => state.seeds.classes);
  const seedName = useStudioState((state) => (filter.seed === null ? null : state.seeds.images.get(filter.seed)?.name));
  const { view } = useActions();
  const set = (change: Partial<Filter>) => {
    view.change({ filter: { ...filter, ...change } });
  };
  const active = conditions(filter);
  return (
    <Popover
      title="Filter"
      icon={<ListFilter aria-hidden />}
      look={active > 0 ? 'solid' : 'plain'}
      face={active > 0 ? `Filter (${active})` : 'Filter'}
    >
      <Select
        label="Class"
        value={filter.classes[0] ?? (ANY as ClassKey)}
        options={[
          { value: ANY as ClassKey, label: 'Any' },
          ...classes.filter((info) => info.key !== ANY).map((info) => ({ value: info.key, label: info.key })),
        ]}
        onChange={(key) => {
          set({ classes: key === ANY ? [] : [key] });
        }}
      />
      <Three
        label="Read as its class"
        value={filter.keptClass}
        words={['Any', 'Kept', 'Lost']}
        onChange={(keptClass) => {
          set({ keptClass });
        }}
      />
      <Three
        label="Near-copies"
        value={filter.nearCopy}
        words={['Any', 'Only', 'None']}
        onChange={(nearCopy) => {
          set({ nearCopy });
        }}
      />
      <Select<Figure | ''>
        label="Figure"
        value={filter.figure?.figure ?? ANY}
        options={[{ value: ANY, label: 'Any' }, ...FIGURES]}
        onChange={(figure) => {
          set({
            figure: figure === ANY ? null : { figure, minimum: figure === 'deltaEntropy' ? -10 : 0, maximum: 10 },
          });
        }}
      />
      {filter.figure && (
        <div className={styles.pair}>
          <NumberField
            label="From"
            value={rounded(filter.figure.minimum)}
            minimum={-1000}
            maximum={1000}
            step={0.01}
            onChange={(minimum) => {
              if (filter.figure) set({ figure: { ...filter.figure, minimum } });
            }}
          />
          <NumberField
            label="To"
            value={rounded(filter.figure.maximum)}
            minimum={-1000}
            maximum={1000}
            step={0.01}
            onChange={(maximum) => {
              if (filter.figure) set({ figure: { ...filter.figure, maximum } });
            }}
          />
        </div>
      )}
      {filter.seed !== null && <p>Only the variants of {seedName ?? filter.seed}.</p>}
      <Button
        disabled={active === 0}
        onClick={() => {
          view.change({ filter: { ...NO_FILTER, verdicts: filter.verdicts } });
        }}
      >
        Clear the filter
      </Button>
    </Popover>
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

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

function conditions({ classes, keptClass, nearCopy, figure, seed }: Filter): number {
  return [classes.length > 0, keptClass !== null, nearCopy !== null, figure !== null, seed !== null].filter(Boolean)
    .length;
}
