import { useStudioState } from '../hooks/studio.ts';
import { ExportView } from './export/ExportView.tsx';
import { GrowView } from './grow/GrowView.tsx';
import { InspectView } from './inspect/InspectView.tsx';
import { ReceiptView } from './receipt/ReceiptView.tsx';
import { RecipeView } from './recipe/RecipeView.tsx';
import { ReviewView } from './review/ReviewView.tsx';
import { SeedsView } from './seeds/SeedsView.tsx';
import styles from './View.module.css';

/** The step that is on screen. */
export function View() {
  const step = useStudioState((state) => state.view.step);
  const access = useStudioState((state) => state.project.access);
  if (access.kind === 'opening') return <OpeningScreen name={access.name} />;
  switch (step) {
    case 'seeds':
      return <SeedsView />;
    case 'recipe':
      return <RecipeView />;
    case 'grow':
      return <GrowView />;
    case 'review':
      return <ReviewView />;
    case 'inspect':
      return <InspectView />;
    case 'receipt':
      return <ReceiptView />;
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
