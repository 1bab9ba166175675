import { useMemo } from 'react';
import type { SlotId } from '../../../store/ids.ts';
import type { Figure } from '../../../store/review/state.ts';
import type { VariantRecord } from '../../../store/run/state.ts';
import { NO_FILTER } from '../../../store/view/state.ts';
import { binsOf } from '../../charts/bins.ts';
import { Histogram } from '../../charts/Histogram.tsx';
import { figure, signed } from '../../format.ts';
import { useClassName } from '../../hooks/className.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import styles from './SetHistograms.module.css';

const HISTOGRAMS = [
  {
    figure: 'classScore',
    title: 'Do variants keep their class?',
    subtitle: 'p of the folder’s class; a bar opens its variants',
    format: (value: number) => figure(value),
  },
  {
    figure: 'deltaEntropy',
    title: 'Do they add information?',
    subtitle: 'Change of entropy against the seed, in nats',
    format: (value: number) => signed(value),
  },
  {
    figure: 'diversity',
    title: 'Do they differ from their siblings?',
    subtitle: 'Share of the diversity term, in nats',
    format: (value: number) => figure(value, 3),
  },
] as const satisfies readonly { readonly figure: Figure; readonly [key: string]: unknown }[];

/** Class score, entropy change and diversity: over all of some variants, and for each class. */
export function SetHistograms({ variants }: { readonly variants: ReadonlyMap<SlotId, VariantRecord> }) {
  const families = useStudioState((state) => state.run.families);
  const images = useStudioState((state) => state.seeds.images);
  const classes = useStudioState((state) => state.seeds.classes);
  const nameOf = useClassName();
  const { view } = useActions();
  const byClass = useMemo(() => {
    const groups = classes.map(({ key }) => ({
      key,
      variants: [...variants.values()].filter(({ seed }) => images.get(seed)?.label === key),
    }));
    return groups.filter((group) => group.variants.length > 0);
  }, [variants, images, classes]);
  // An only child differs from nobody: its zero says nothing.
  const isOf = (name: Figure) => (variant: VariantRecord) =>
    name !== 'diversity' || (families.get(variant.seed)?.length ?? 0) > 1;
  return (
    <div className={styles.histograms}>
      {HISTOGRAMS.map(({ figure: name, title, subtitle, format }) => {
        const valuesOf = (some: Iterable<VariantRecord>) => [...some].filter(isOf(name)).map((variant) => variant[name]);
        const all = valuesOf(variants.values());
        if (all.length === 0) return null;
        return (
          <Histogram
            key={name}
            title={title}
            subtitle={subtitle}
            bins={binsOf(all)}
            all={all}
            rows={byClass.map((group) => ({ name: nameOf(group.key), values: valuesOf(group.variants) }))}
            format={format}
            onPick={(minimum, maximum, row) => {
              const key = row === null ? undefined : byClass[row]?.key;
              view.change({
                step: 'review',
                filter: {
                  ...NO_FILTER,
                  classes: key === undefined ? [] : [key],
                  figures: [{ figure: name, minimum, maximum }],
                },
                sort: { by: name, ascending: true },
              });
            }}
          />
        );
      })}
    </div>
  );
}
