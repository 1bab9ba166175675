import { useEffect, useState } from 'react';
import type { ImageKey } from '../../../store/ids.ts';
import type { PreviewResult, PreviewSteps } from '../../../store/recipe/state.ts';
import { Disclosure } from '../../elements/Disclosure.tsx';
import { Select } from '../../elements/Select.tsx';
import { usePhone } from '../../hooks/media.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import { RecipeBought } from './RecipeBought.tsx';
import { methodOptions } from './options.ts';
import { PreviewCharts } from './PreviewCharts.tsx';
import { PreviewPictures } from './PreviewPictures.tsx';
import { SeedPicker } from './SeedPicker.tsx';
import { StepScrubber } from './StepScrubber.tsx';
import { FailureNotice } from '../../parts/FailureNotice.tsx';
import styles from './Preview.module.css';

/** The teaching view: one seed with its variants, made again as the settings move, over those of another method. */
export function Preview() {
  const { shown, busy, failure, steps } = useStudioState((state) => state.recipe.preview);
  const { recipe } = useActions();
  const [at, setAt] = useState<number | null>(null);
  const label = useStudioState(({ seeds }) => {
    const seed = shown && seeds.images.get(shown.seed);
    return seeds.classes.findIndex((info) => info.key === seed?.label);
  });
  useEffect(() => {
    recipe.showPreview(true);
    return () => {
      recipe.showPreview(false);
    };
  }, [recipe]);
  // Whoever looks at the way goes on looking at it while the settings move.
  const wanted = at !== null && !busy && steps.kind === 'none';
  useEffect(() => {
    if (wanted) recipe.showSteps();
  }, [wanted, shown, recipe]);
  const denoised = shown?.chosen?.denoised ?? 0;
  const last = denoised + (shown?.chosen?.trace.length ?? 1) - 1;
  const place = at !== null && at < last ? at : null;
  return (
    <div className={styles.preview}>
      <section className={styles.stage} aria-label={say.preview.title} aria-busy={busy}>
        <SeedPicker />
        {failure && <FailureNotice failure={failure} />}
        {shown === null && !failure && (
          <p className={styles.wait} role="status">
            {busy ? say.preview.waiting : say.preview.notYet}
          </p>
        )}
        {shown && (
          <PreviewPictures result={shown} label={label} onTheWay={picturesAt(shown, steps, place)} busy={busy} />
        )}
        {shown?.chosen && <StepScrubber family={shown.chosen} steps={steps} at={place} onChange={setAt} />}
      </section>
      {shown && (
        <div className={styles.figures}>
          <RecipeBought result={shown} label={label} />
          {/* Pictures that are not denoised yet are not judged. */}
          <Charts result={shown} at={place === null || place < denoised ? null : place - denoised} />
          <div className={styles.foot}>
            <CompareWith />
            <Made result={shown} />
          </div>
        </div>
      )}
    </div>
  );
}

/** The pictures at a place on the way, by the places of the variants that they lead to. */
function picturesAt({ chosen }: PreviewResult, steps: PreviewSteps, at: number | null): ReadonlyMap<number, ImageKey> {
  if (!chosen || at === null || steps.kind !== 'ready') return new Map();
  const own = chosen.variants.flatMap(({ method }, i) => (method === steps.method ? [i] : []));
  return new Map(steps.images[at]?.map((image, j) => [own[j]!, image]));
}

function Charts({ result, at }: { readonly result: PreviewResult; readonly at: number | null }) {
  const phone = usePhone();
  const before = useStudioState((state) => state.recipe.preview.before);
  const charts = <PreviewCharts result={result} before={before} at={at} />;
  return phone ? <Disclosure summary={say.preview.curves}>{charts}</Disclosure> : charts;
}

function Made({ result: { milliseconds, settings } }: { readonly result: PreviewResult }) {
  const wanted = useStudioState(({ recipe: { settings: now } }) => (now.perClass === null ? now.variants : 0));
  return (
    <p className={styles.time}>
      {say.preview.took(Math.round(milliseconds))}
      {settings.variants < wanted && `${say.elements.semicolon}${say.preview.fewer(settings.variants, wanted)}`}
    </p>
  );
}

/** What is compared with, from the same streams. */
function CompareWith() {
  const compare = useStudioState((state) => state.recipe.preview.compare);
  const priorKind = useStudioState((state) => state.recipe.limits.priorKind);
  const { recipe } = useActions();
  return (
    <Select
      label={say.recipe.compareWith}
      value={compare}
      options={methodOptions(priorKind, compare)}
      hint={say.recipe.theSameSeedFrom}
      onChange={(method) => {
        recipe.compareWith(method);
      }}
    />
  );
}
