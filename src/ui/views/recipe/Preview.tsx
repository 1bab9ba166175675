import { useEffect } from 'react';
import { methodOf } from '../../../core/methods/table.ts';
import type { PreviewFamily, PreviewResult } from '../../../store/recipe/state.ts';
import { Disclosure } from '../../elements/Disclosure.tsx';
import { Select } from '../../elements/Select.tsx';
import { cx } from '../../cx.ts';
import { say } from '../../words/say.ts';
import { figure, percent, signed } from '../../format.ts';
import { usePhone } from '../../hooks/media.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { StoredPicture } from '../../parts/StoredPicture.tsx';
import { ObjectButton } from '../../parts/object/ObjectButton.tsx';
import { METHODS } from './options.ts';
import { PreviewCharts } from './PreviewCharts.tsx';
import { chosenTitle, otherTitle } from './previewTitles.ts';
import { SeedPicker } from './SeedPicker.tsx';
import { FailureNotice } from '../../parts/FailureNotice.tsx';
import styles from './Preview.module.css';

/** The teaching view: one seed with its variants, made again as the settings move, above those of another method. */
export function Preview() {
  const preview = useStudioState((state) => state.recipe.preview);
  const { recipe } = useActions();
  const phone = usePhone();
  useEffect(() => {
    recipe.showPreview(true);
    return () => {
      recipe.showPreview(false);
    };
  }, [recipe]);
  const { shown, busy, failure } = preview;
  const wanted = useStudioState(({ recipe: { settings } }) => (settings.perClass === null ? settings.variants : 0));
  return (
    <section className={styles.preview} aria-label="Live preview" aria-busy={busy}>
      <SeedPicker />
      {failure && <FailureNotice failure={failure} />}
      {shown === null && !failure && (
        <p className={styles.wait} role="status">
          {busy ? 'Imagining the variants of this seed…' : 'The preview appears when the models are ready.'}
        </p>
      )}
      {shown && (
        <div className={cx(styles.shown, busy && styles.busy)}>
          <Families result={shown} />
          {phone ? (
            // The settings lie below: they are not pushed out of reach.
            <Disclosure summary="Curves and terms">
              <PreviewCharts result={shown} />
            </Disclosure>
          ) : (
            <PreviewCharts result={shown} />
          )}
          <p className={styles.time}>
            {busy ? 'Imagining again…' : `Imagined in ${Math.round(shown.milliseconds)} ms`}
            {shown.settings.variants < wanted &&
              `; ${shown.settings.variants} of ${wanted} variants, what this device makes in about a second`}
          </p>
        </div>
      )}
    </section>
  );
}

function Families({ result }: { readonly result: PreviewResult }) {
  const seed = useStudioState((state) => state.seeds.images.get(result.seed));
  const label = useStudioState((state) => state.seeds.classes.findIndex((info) => info.key === seed?.label));
  return (
    <div className={styles.families}>
      <figure className={styles.seed}>
        <StoredPicture image={result.framed} alt={`Seed ${seed?.name ?? ''}`} />
        <figcaption>
          <strong>Seed</strong>
          <span>
            p {percent(result.seedProbabilities[label] ?? 0)}, H {figure(result.seedEntropy)}
          </span>
          <ObjectButton id={result.seed} />
        </figcaption>
      </figure>
      <div className={styles.rows}>
        {result.chosen && <Row title={chosenTitle(result)} tone="chosen" family={result.chosen} label={label} />}
        {result.other && <Row title={otherTitle(result)} tone="other" family={result.other} label={label} />}
        <CompareWith />
      </div>
    </div>
  );
}

/** What is compared with, from the same streams. */
function CompareWith() {
  const compare = useStudioState((state) => state.recipe.preview.compare);
  const { recipe } = useActions();
  return (
    <div className={styles.compare}>
      <Select
        label="Compare with"
        value={compare}
        options={METHODS}
        hint="The same seed from the same random streams, by another method."
        onChange={(method) => {
          recipe.compareWith(method);
        }}
      />
    </div>
  );
}

interface RowProps {
  readonly title: string;
  readonly tone: 'chosen' | 'other';
  readonly family: PreviewFamily;
  readonly label: number;
}

function Row({ title, tone, family, label }: RowProps) {
  const names = useStudioState((state) => state.seeds.classes);
  return (
    <div className={cx(styles.row, styles[tone])}>
      <h2>{title}</h2>
      {family.declined.map(({ method, reason }) => (
        <p key={method} className={styles.declined}>
          {methodOf(method).title} makes nothing of this seed: {say.declined(reason)}.
        </p>
      ))}
      <ol className={styles.variants} style={{ '--count': family.variants.length }}>
        {family.variants.map((variant, i) => {
          const kept = variant.top1 === label;
          const readAs = names[variant.top1]?.name ?? '';
          return (
            <li key={i} title={`Read as ${readAs}, entropy ${figure(variant.entropy)} nats`}>
              <StoredPicture image={variant.image} alt={`Variant ${i + 1}`} />
              <span className={styles.figures}>
                <b className={kept ? styles.kept : styles.lost}>{percent(variant.classScore)}</b>
                <span>{signed(variant.deltaEntropy)}</span>
              </span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
