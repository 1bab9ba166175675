/** @file The way to the tour: it needs pictures to show, and comes with its library when it is asked for. */

import type { Studio } from '../../store/studio.ts';
import { leaveHash } from '../hooks/hash.ts';
import { lessonStep } from './route.ts';

/** Goes to the seeds, opens the sample set where there are no pictures, and leads through the page. */
export async function takeTour({ store, actions, tour }: Studio): Promise<void> {
  tour.close();
  const loaded = import('./tour.ts');
  if (lessonStep(location.hash) !== null) leaveHash();
  if (store.getState().models.shown) actions.models.show(false);
  actions.view.change({ step: 'seeds' });
  if (store.getState().seeds.phase.kind === 'idle') actions.seeds.openSample();
  const isThere = () => !['idle', 'reading'].includes(store.getState().seeds.phase.kind);
  await new Promise<void>((resolve) => {
    if (isThere()) {
      resolve();
      return;
    }
    const stop = store.subscribe(() => {
      if (!isThere()) return;
      stop();
      resolve();
    });
  });
  const { startTour } = await loaded;
  await startTour(store.getState().view.language);
}
