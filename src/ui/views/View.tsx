import { lazy, useEffect } from 'react';
import { LaterScreen } from '../frame/LaterScreen.tsx';
import { useStudioState } from '../hooks/studio.ts';
import { SeedsView } from './seeds/SeedsView.tsx';
import { say } from '../words/say.ts';
import styles from './View.module.css';

// Nobody needs them at first sight: they come as soon as there are pictures.
const recipe = () => import('./recipe/RecipeView.tsx');
const grow = () => import('./grow/GrowView.tsx');
const review = () => import('./review/ReviewView.tsx');
const inspect = () => import('./inspect/InspectView.tsx');
const receipt = () => import('./receipt/ReceiptView.tsx');
const exporting = () => import('./export/ExportView.tsx');
const LATER = {
  recipe: lazy(() => recipe().then((module) => ({ default: module.RecipeView }))),
  grow: lazy(() => grow().then((module) => ({ default: module.GrowView }))),
  review: lazy(() => review().then((module) => ({ default: module.ReviewView }))),
  inspect: lazy(() => inspect().then((module) => ({ default: module.InspectView }))),
  receipt: lazy(() => receipt().then((module) => ({ default: module.ReceiptView }))),
  export: lazy(() => exporting().then((module) => ({ default: module.ExportView }))),
};

/** The step that is on screen. */
export function View() {
  const step = useStudioState((state) => state.view.step);
  const begun = useStudioState(
    ({ seeds, project }) => seeds.phase.kind !== 'idle' || project.access.kind === 'opening',
  );
  useEffect(() => {
    if (!begun) return;
    // Before they are asked for; what fails is said when it is.
    for (const load of [recipe, grow, review, inspect, receipt, exporting]) load().catch(() => undefined);
  }, [begun]);
  const access = useStudioState((state) => state.project.access);
  if (access.kind === 'opening') return <OpeningScreen name={access.name} />;
  if (step === 'seeds') return <SeedsView />;
  const Screen = LATER[step];
  return (
    <LaterScreen key={step}>
      <Screen />
    </LaterScreen>
  );
}

function OpeningScreen({ name }: { readonly name: string | null }) {
  return (
    <p className={styles.opening} role="status">
      {say.frame.opening}
      <bdi>{name ?? say.frame.yourProject}</bdi>…
    </p>
  );
}
