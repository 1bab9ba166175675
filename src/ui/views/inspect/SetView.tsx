import { useDeferredValue, useMemo, useState } from 'react';
import { success } from '../../../protocol/failure.ts';
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
import { count, counted, figure, percent } from '../../format.ts';
import { useAsync, type AsyncAnswer } from '../../hooks/async.ts';
import { useSnapshot } from '../../hooks/snapshot.ts';
import { useActions, useStudio, useStudioState } from '../../hooks/studio.ts';
import { ClassBalance } from './ClassBalance.tsx';
import { EmbeddingMap } from './EmbeddingMap.tsx';
import { SetHistograms } from './SetHistograms.tsx';
import { OWN } from '../../words/en/inspecting.ts';
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
  const computed = useAsync(still, async (among) => success(await insight.figures(among)));
  const frechet = useAsync(still, (among, { signal }) => insight.frechet(among, signal));
  const flips = useMemo(() => [...chosen.values()].filter((variant) => !variant.keptClass).length, [chosen]);
  const seedsMisread = useSeedsMisread(chosen);
  // Hundreds of bars: they are drawn in slices, after the rest.
  const withHistograms = useDeferredValue(true, false);
  const figures = computed.kind === 'answered' ? computed.answer : null;
  return (
    <div className={styles.set}>
      {running && <Notice>The run goes on. Map and distances are of what was there when this was opened.</Notice>}
      {kept.size < variants.size && (
        <Checkbox checked={withRejected} onChange={setWithRejected}>
          Figures of the {counted(variants.size - kept.size, 'rejected variant')} too, which will not leave
        </Checkbox>
      )}
      <Stats>
        <Stat label="Variants" value={count(chosen.size)} />
        <Stat
          label="Read as another class"
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
                    {counted(flips, 'variant')}
                  </Link>
                  {'; '}
                </>
              )}
              {Number.isNaN(seedsMisread) ? null : `their seeds ${percent(seedsMisread)}`}
            </>
          }
        />
        <Stat
          label="Covering radius"
          value={figures ? figure(figures.coverage.seeds.largest, 3) : '…'}
          note={
            figures && (
              <>
                <Farthest radius={figures.coverage.seeds} way="seed to nearest variant" />
                {figures.coverage.amongSeeds.farthest &&
                  `; ${OWN.toEachOther(figure(figures.coverage.amongSeeds.largest, 3))}`}
              </>
            )
          }
        />
        <Stat
          label="The other way"
          value={figures ? figure(figures.coverage.variants.largest, 3) : '…'}
          note={figures && <Farthest radius={figures.coverage.variants} way="variant to nearest seed" />}
        />
        <Stat label="Fréchet distance" value={frechetValue(frechet)} note="lower is not always better" />
      </Stats>
      {computed.kind === 'failed' && <Notice tone="bad" title={say.failure(computed.failure).message} />}
      {frechet.kind === 'failed' && <Notice title={say.failure(frechet.failure).message} />}
      <Disclosure summary="What the distances say">
        <div className={styles.words}>
          <p>
            Distances are 1 − cosine between the judge’s embeddings. The covering radius is the distance from the most
            lonely seed to its nearest variant: the smaller, the better the variants surround what you have. The other
            way it is the variant that is farthest from every seed: the larger, the further the set reaches out, and the
            more it deserves a look.
          </p>
          <p>
            The Fréchet distance compares seeds and variants as two clouds, by their means and covariances
            {frechet.kind === 'answered' &&
              ` (${counted(frechet.answer.seeds, 'seed')} and ${counted(frechet.answer.variants, 'variant')})`}
            . Copies of the seeds would be at nearly 0 and teach a model nothing: lower is not always better. It is too
            large for few images; compare it between runs of the same seeds only.
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
      {way}; mean {figure(mean, 3)}
      {farthest && (
        <>
          {'; '}
          <Link
            onFollow={() => {
              if (farthest.kind === 'variant') view.change({ inspected: farthest.slot, focus: farthest.slot });
              else view.change({ step: 'review', filter: { ...NO_FILTER, seed: farthest.id }, sort: IN_ORDER });
            }}
          >
            show it
          </Link>
        </>
      )}
    </>
  );
}
