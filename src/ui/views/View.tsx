import { useStudioState } from '../hooks/studio.ts';
import { ExportView } from './export/ExportView.tsx';
import { GrowView } from './grow/GrowView.tsx';
import { InspectView } from './inspect/InspectView.tsx';
import { RecipeView } from './recipe/RecipeView.tsx';
import { ReviewView } from './review/ReviewView.tsx';
import { SeedsView } from './seeds/SeedsView.tsx';

/** The step that is on screen. */
export function View() {
  const step = useStudioState((state) => state.view.step);
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
    case 'export':
      return <ExportView />;
    default:
      return step satisfies never;
  }
}
