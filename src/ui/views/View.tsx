import { useEffect } from 'react';
import { later } from '../frame/later.tsx';
import { LaterScreen } from '../frame/LaterScreen.tsx';
import { useStudioState } from '../hooks/studio.ts';
import { SeedsView } from './seeds/SeedsView.tsx';
import { say } from '../words/say.ts';
import styles from './View.module.css';

// Nobody needs them at first sight: they come as soon as there are pictures.
const LATER = {
  review: later(async () => (await import('./review/ReviewView.tsx')).ReviewView),
  recipe: later(async () => (await import('./recipe/RecipeView.tsx')).RecipeView),
  grow: later(async () => (await import('./grow/GrowView.tsx')).GrowView),
  inspect: later(async () => (await import('./inspect/InspectView.tsx')).InspectView),
  receipt: later(async () => (await import('./receipt/ReceiptView.tsx')).ReceiptView),
  export: later(async () => (await import('./export/ExportView.tsx')).ExportView),
};

/** The step that is on screen. */
export function View() {
  const step = useStudioState((state) => state.view.step);
  const access = useStudioState((state) => state.project.access);
  const opening = access.kind === 'opening';
  const begun = useStudioState(({ seeds }) => seeds.phase.kind !== 'idle');
  useEffect(() => {
    // Before they are asked for; what fails is said when it is. While a project is opened there is other work.
    const wanted = opening ? [LATER.review] : begun ? Object.values(LATER) : [];
    for (const { load } of wanted) load().catch(() => undefined);
  }, [begun, opening]);
  if (access.kind === 'opening') return <OpeningScreen name={access.name} />;
  if (step === 'seeds') return <SeedsView />;
  const { Screen } = LATER[step];
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
