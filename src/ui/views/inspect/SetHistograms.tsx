import { median } from 'd3-array';
import { useMemo } from 'react';
import { reviewedBy } from '../../../store/review/selectors.ts';
import type { Figure } from '../../../store/review/state.ts';
import { siblingsAmong } from '../../../store/run/selectors.ts';
import type { RunState, VariantRecord } from '../../../store/run/state.ts';
import { NO_FILTER } from '../../../store/view/state.ts';
import { binsOf } from '../../charts/bins.ts';
import { Histogram } from '../../charts/Histogram.tsx';
import { figure, signed } from '../../format.ts';
import { useClassTitles } from '../../hooks/classTitles.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import styles from './SetHistograms.module.css';

const HISTOGRAMS = [
  {
    figure: 'classScore',
    get title() {
      return say.inspect.doVariantsKeepTheir;
    },
    get subtitle() {
      return say.inspect.pOfTheFolders;
    },
    format: (value: number) => figure(value),
    /** The seeds have it too. */
    ofSeeds: true,
  },
  {
    figure: 'deltaEntropy',
    get title() {
      return say.inspect.doTheyAddInformation;
    },
    get subtitle() {
      return say.own.entropy;
    },
    format: (value: number) => signed(value),
  },
  {
    figure: 'diversity',
    get title() {
      return say.inspect.doTheyDifferFrom;
    },
    get subtitle() {
      return say.inspect.shareOfTheDiversity;
    },
    format: (value: number) => figure(value, 3),
    /** An only child differs from nobody. */
    ofSiblings: true,
  },
] as const satisfies readonly { readonly figure: Figure; readonly [key: string]: unknown }[];

/**
 * Class score, entropy change and diversity: over variants, and for each class.
 *
 * @param variants that count.
 */
export function SetHistograms({ variants }: { readonly variants: RunState['variants'] }) {
  const images = useStudioState((state) => state.seeds.images);
  const classes = useStudioState((state) => state.seeds.classes);
  const { view } = useActions();
  const titleOf = useClassTitles();
  const withSiblings = useMemo(() => siblingsAmong(variants), [variants]);
  const seedScores = useSeedScores(variants);
  const byClass = useMemo(() => {
    const groups = classes.map(({ key }) => ({
      key,
      variants: [...variants.values()].filter(({ seed }) => images.get(seed)?.label === key),
    }));
    return groups.filter((group) => group.variants.length > 0);
  }, [variants, images, classes]);
  return (
    <div className={styles.histograms}>
      {HISTOGRAMS.map(({ figure: name, title, subtitle, format, ...rest }) => {
        const counts = (variant: VariantRecord) => !('ofSiblings' in rest) || withSiblings.has(variant.slot);
        const all = [...variants.values()].filter(counts).map((variant) => variant[name]);
        if (all.length === 0) return null;
        const own = 'ofSeeds' in rest && seedScores.length > 0 ? seedScores : undefined;
        return (
          <Histogram
            key={name}
            title={title}
            subtitle={own ? `${subtitle}${say.elements.semicolon}${say.own.median(format(median(own)!))}` : subtitle}
            bins={binsOf(own ? [...all, ...own] : all)}
            all={all}
            own={own}
            rows={byClass.map((group) => ({
              name: titleOf(group.key),
              values: group.variants.filter(counts).map((variant) => variant[name]),
            }))}
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

/** What the judge's class score is in each seed of some variants. */
function useSeedScores(variants: RunState['variants']): readonly number[] {
  const run = useStudioState((state) => state.run);
  const seeds = useStudioState((state) => state.seeds);
  const review = useStudioState((state) => state.review);
  return useMemo(() => {
    const { seedScore } = reviewedBy({ run, review, seeds });
    const bySeed = new Map([...variants.values()].map((variant) => [variant.seed, seedScore(variant)]));
    return [...bySeed.values()].filter((score) => score !== null);
  }, [variants, run, review, seeds]);
}
