import { useDeferredValue, useMemo, useState } from 'react';
import { IN_ORDER, NO_FILTER } from '../../../store/view/state.ts';
import type { Verdict } from '../../../store/review/state.ts';
import { classOutcomes, ratesOf, together } from '../../../store/run/outcome.ts';
import type { RunState } from '../../../store/run/state.ts';
import { unrejected } from '../../../store/review/selectors.ts';
import type { Frechet, Radius } from '../../../store/insight.ts';
import { Checkbox } from '../../elements/Checkbox.tsx';
import { Disclosure } from '../../elements/Disclosure.tsx';
import { Link } from '../../elements/Link.tsx';
import { Stat, Stats } from '../../elements/Stat.tsx';
import { Notice } from '../../elements/Notice.tsx';
import { count, figure, percent } from '../../format.ts';
import { useAsync, type AsyncAnswer } from '../../hooks/async.ts';
import { useSnapshot } from '../../hooks/snapshot.ts';
import { useActions, useStudio, useStudioState } from '../../hooks/studio.ts';
import { ClassBalance } from './ClassBalance.tsx';
import { EmbeddingMap } from './EmbeddingMap.tsx';
import { SetHistograms } from './SetHistograms.tsx';
import { say } from '../../words/say.ts';
import styles from './SetView.module.css';

/** The whole set: what the variants are like together, and against their seeds. */
export function SetView() {
  const variants = useStudioState((state) => state.run.variants);
  const phase = useStudioState((state) => state.run.phase.kind);
  const { insight } = useStudio();
  const { view } = useActions();
  const running = phase === 'running' || phase === 'pausing' || phase === 'stopping';
  const settled = useSnapshot(variants, running);
  const decisions = useStudioState((state) => state.review.decisions);
  const [withRejected, setWithRejected] = useState(false);
  const kept = useMemo(() => unrejected(variants, decisions), [variants, decisions]);
  const chosen = withRejected ? variants : kept;
  const still = useSnapshot(chosen, running);
  const computed = useAsync(still, (among) => insight.figures(among));
  const frechet = useAsync(still, (among, { signal }) => insight.frechet(among, signal));
  const flips = useMemo(() => [...chosen.values()].filter((variant) => !variant.keptClass).length, [chosen]);
  const seedsMisread = useSeedsMisread(chosen);
  // Hundreds of bars: they are drawn in slices, after the rest.
  const withHistograms = useDeferredValue(true, false);
  const figures = computed.kind === 'answered' ? computed.answer : null;
  const missing = computed.kind === 'failed' ? '–' : '…';
  return (
    <div className={styles.set}>
      {running && <Notice>{say.inspect.theRunGoesOn}</Notice>}
      {kept.size < variants.size && (
        <Checkbox checked={withRejected} onChange={setWithRejected}>
          {say.inspect.figuresOfTheRejected(variants.size - kept.size)}
        </Checkbox>
      )}
      <Stats>
        <Stat label={say.inspect.variants} value={count(chosen.size)} />
        <Stat
          label={say.inspect.readAsAnotherClass}
          value={chosen.size === 0 ? '–' : percent(flips / chosen.size)}
          note={
            <>
              {flips > 0 && (
                <>
                  <Link
                    onFollow={() => {
                      const verdicts: readonly Verdict[] = withRejected ? [] : ['accepted', 'unreviewed'];
                      view.change({
                        step: 'review',
                        filter: { ...NO_FILTER, verdicts, keptClass: false },
                        sort: IN_ORDER,
                      });
                    }}
                  >
                    {say.inspect.countedVariants(flips)}
                  </Link>
                  {say.elements.semicolon}
                </>
              )}
              {Number.isNaN(seedsMisread) ? null : say.inspect.theirSeeds(percent(seedsMisread))}
            </>
          }
        />
        <Stat
          label={say.inspect.coveringRadius}
          value={figures ? figure(figures.coverage.seeds.largest, 3) : missing}
          note={
            figures && (
              <>
                <Farthest radius={figures.coverage.seeds} way={say.inspect.seedToNearestVariant} />
                {figures.coverage.amongSeeds.farthest &&
                  `${say.elements.semicolon}${say.own.toEachOther(figure(figures.coverage.amongSeeds.largest, 3))}`}
              </>
            )
          }
        />
        <Stat
          label={say.inspect.theOtherWay}
          value={figures ? figure(figures.coverage.variants.largest, 3) : missing}
          note={figures && <Farthest radius={figures.coverage.variants} way={say.inspect.variantToNearestSeed} />}
        />
        <Stat
          label={say.inspect.betweenSiblings}
          value={figures ? figureOr(figures.diversity.siblings) : missing}
          note={figures && say.own.classmates(figureOr(figures.diversity.classmates))}
        />
        <Stat
          label={say.inspect.fréchetDistance}
          value={frechetValue(frechet)}
          note={
            <>
              {frechet.kind === 'answered' &&
                frechet.answer.ofSeeds !== null &&
                `${say.own.halves(figure(frechet.answer.ofSeeds, 3))}; `}
              {say.inspect.lowerIsNotAlways}
            </>
          }
        />
      </Stats>
      {computed.kind === 'failed' && <Notice tone="bad" title={say.failure(computed.failure).message} />}
      {frechet.kind === 'failed' && <Notice title={say.failure(frechet.failure).message} />}
      <Disclosure summary={say.inspect.whatTheDistancesSay}>
        <div className={styles.words}>
          <p>
            {say.inspect.distancesAre1Cosine}
            {figures?.coverage.sample &&
              say.inspect.coverageOf(figures.coverage.sample.seeds, figures.coverage.sample.variants)}
          </p>
          <p>
            {say.inspect.theFréchetDistanceCompares}
            {frechet.kind === 'answered' && say.inspect.seedAndVariant(frechet.answer.seeds, frechet.answer.variants)}
            {say.inspect.copiesOfTheSeeds}
          </p>
        </div>
      </Disclosure>
      {withHistograms && <SetHistograms variants={chosen} />}
      <div className={styles.columns}>
        <EmbeddingMap variants={settled} shown={chosen} />
        <ClassBalance />
      </div>
    </div>
  );
}

/** Which share of the seeds of some variants is read as another class; NaN where there are none. */
function useSeedsMisread(variants: RunState['variants']): number {
  const run = useStudioState((state) => state.run);
  const seeds = useStudioState((state) => state.seeds);
  return useMemo(() => 1 - ratesOf(together(classOutcomes({ ...run, variants }, seeds))).seeds, [run, seeds, variants]);
}

/** A dash where there is nothing to measure. */
const figureOr = (value: number | null): string => (value === null ? '–' : figure(value, 3));

function frechetValue(frechet: AsyncAnswer<Frechet>): string {
  switch (frechet.kind) {
    case 'waiting':
      return '…';
    case 'failed':
      return '–';
    case 'answered':
      return figure(frechet.answer.distance, 3);
    default:
      return frechet satisfies never;
  }
}

/** The mean of a way of measuring, and the image at its largest. */
function Farthest({ radius: { mean, farthest }, way }: { readonly radius: Radius; readonly way: string }) {
  const { view } = useActions();
  return (
    <>
      {say.inspect.mean(way, figure(mean, 3))}
      {farthest && (
        <>
          {say.elements.semicolon}
          <Link
            onFollow={() => {
              if (farthest.kind === 'variant') view.change({ inspected: farthest.slot, focus: farthest.slot });
              else view.change({ step: 'review', filter: { ...NO_FILTER, seed: farthest.id }, sort: IN_ORDER });
            }}
          >
            {say.inspect.showIt}
          </Link>
        </>
      )}
    </>
  );
}
