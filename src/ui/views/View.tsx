import { lazy, useEffect } from 'react';
import { LaterScreen } from '../frame/LaterScreen.tsx';
import { useStudioState } from '../hooks/studio.ts';
import { ExportView } from './export/ExportView.tsx';
import { GrowView } from './grow/GrowView.tsx';
import { ReviewView } from './review/ReviewView.tsx';
import { SeedsView } from './seeds/SeedsView.tsx';
import styles from './View.module.css';

// Nobody needs them at first sight: they come when somebody has gone on from the seeds.
const recipe = () => import('./recipe/RecipeView.tsx');
const inspect = () => import('./inspect/InspectView.tsx');
const receipt = () => import('./receipt/ReceiptView.tsx');
const RecipeView = lazy(() => recipe().then((module) => ({ default: module.RecipeView })));
const InspectView = lazy(() => inspect().then((module) => ({ default: module.InspectView })));
const ReceiptView = lazy(() => receipt().then((module) => ({ default: module.ReceiptView })));

/** The step that is on screen. */
export function View() {
  const step = useStudioState((state) => state.view.step);
  const begun = step !== 'seeds';
  const hasSeeds = useStudioState((state) => state.seeds.phase.kind !== 'idle');
  useEffect(() => {
    // The next step, while the first is looked at.
    if (hasSeeds) recipe().catch(() => undefined);
  }, [hasSeeds]);
  useEffect(() => {
    if (!begun) return;
    // Before they are asked for; what fails is said when it is.
    for (const load of [inspect, receipt]) load().catch(() => undefined);
  }, [begun]);
  const access = useStudioState((state) => state.project.access);
  if (access.kind === 'opening') return <OpeningScreen name={access.name} />;
  switch (step) {
    case 'seeds':
      return <SeedsView />;
    case 'recipe':
      return (
        <LaterScreen key={step}>
          <RecipeView />
        </LaterScreen>
      );
    case 'grow':
      return <GrowView />;
    case 'review':
      return <ReviewView />;
    case 'inspect':
      return (
        <LaterScreen key={step}>
          <InspectView />
        </LaterScreen>
      );
    case 'receipt':
      return (
        <LaterScreen key={step}>
          <ReceiptView />
        </LaterScreen>
      );
    case 'export':
      return <ExportView />;
    default:
      return step satisfies never;
  }
}

function OpeningScreen({ name }: { readonly name: string | null }) {
  return (
    <p className={styles.opening} role="status">
      Opening <bdi>{name ?? 'your project'}</bdi>…
    </p>
  );
}
