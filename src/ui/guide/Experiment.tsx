import { useEffect } from 'react';
import type { RecipePart } from '../../core/run/recipe.ts';
import type { PreviewFamily } from '../../store/recipe/state.ts';
import { grownSeeds } from '../../store/seeds/selectors.ts';
import { ProbabilityList } from './ProbabilityList.tsx';
import { Slider } from '../elements/Slider.tsx';
import { figure, percent, signed } from '../format.ts';
import { useActions, useStudioState } from '../hooks/studio.ts';
import { StoredPicture } from '../parts/StoredPicture.tsx';
import { seedsToCompare } from './exercises.ts';
import type { LessonStep } from './route.ts';
import { useGuide } from './useGuide.ts';
import styles from './LessonView.module.css';

/** Seeds of the first step that are shown. */
const FIRST = 6;

/** What is looked at in a step: pictures and figures of the project, as they are now. */
export function Experiment({ step }: { readonly step: LessonStep }) {
  switch (step) {
    case 'grow':
      return <Seeds />;
    case 'entropy':
      return <Readings />;
    case 'guidance':
      return <Rows />;
    case 'failure':
      return (
        <>
          <Radius />
          <Rows />
        </>
      );
    case 'test':
    case 'help':
      return null;
    default:
      return step satisfies never;
  }
}

function Seeds() {
  const seeds = useStudioState((state) => state.seeds);
  return (
    <ul className={styles.pictures}>
      {grownSeeds(seeds)
        .slice(0, FIRST)
        .map(({ id, name, thumbnail }) => (
          <li key={id}>
            <StoredPicture image={thumbnail} alt={name} />
          </li>
        ))}
    </ul>
  );
}

/** A few seeds with what the judge reads in them, without the number that is asked for. */
function Readings() {
  const state = useStudioState((all) => all);
  return (
    <ul className={styles.pictures}>
      {seedsToCompare(state).map(([id, { probabilities }]) => (
        <li key={id}>
          <StoredPicture image={state.seeds.images.get(id)!.thumbnail} alt={state.seeds.images.get(id)!.name} />
          <small>
            <bdi>{state.seeds.images.get(id)!.name}</bdi>
          </small>
          <ProbabilityList probabilities={probabilities} />
        </li>
      ))}
    </ul>
  );
}

/** The radius of the first method that has one. */
function Radius() {
  const { lesson } = useGuide();
  const { parts } = useStudioState((state) => state.recipe.settings);
  const { epsilon } = useStudioState((state) => state.recipe.limits);
  const { recipe } = useActions();
  const place = parts.findIndex(({ settings }) => 'epsilon' in settings);
  const part = parts[place];
  if (!part) return null;
  const { epsilon: asked } = part.settings as Readonly<Record<string, unknown>>;
  const present = typeof asked === 'number' ? asked : epsilon.suggested;
  return (
    <Slider
      label={lesson.failure.radius}
      value={present}
      minimum={0}
      maximum={Math.max(epsilon.maximum, present)}
      step={0.05}
      text={figure(present)}
      onChange={(chosen) => {
        const moved = { ...part, settings: { ...part.settings, epsilon: chosen } } as RecipePart;
        recipe.change({ parts: parts.map((one, i) => (i === place ? moved : one)) });
      }}
    />
  );
}

/** The live preview's two rows: the recipe, and the same seed and streams without guidance. */
function Rows() {
  const { lesson } = useGuide();
  const { shown, busy } = useStudioState((state) => state.recipe.preview);
  const { recipe } = useActions();
  useEffect(() => {
    recipe.compareWith('unguided');
    recipe.showPreview(true);
    return () => {
      recipe.showPreview(false);
    };
  }, [recipe]);
  if (!shown) return <p className={styles.wait}>{lesson.wait}</p>;
  return (
    <div aria-busy={busy} className={styles.row}>
      {shown.chosen && <Row title={lesson.rows.guided} family={shown.chosen} />}
      {shown.other && <Row title={lesson.rows.unguided} family={shown.other} />}
    </div>
  );
}

function Row({ title, family }: { readonly title: string; readonly family: PreviewFamily }) {
  const { lesson } = useGuide();
  const names = useStudioState((state) => state.seeds.classes);
  return (
    <section className={styles.row}>
      <h2>{title}</h2>
      <ul className={styles.pictures}>
        {family.variants.map(({ image, top1, classScore, deltaEntropy }, i) => (
          <li key={i}>
            <StoredPicture image={image} alt={lesson.variant(i + 1)} />
            <small>
              <bdi>{names[top1]?.name}</bdi>, p {percent(classScore)}, ΔH {signed(deltaEntropy)}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
