import { BookA, GraduationCap, Route } from 'lucide-react';
import { Button, buttonClass } from '../elements/Button.tsx';
import { useExplain } from '../guide/GuideContext.tsx';
import { lessonHash } from '../guide/route.ts';
import { useStudio } from '../hooks/studio.ts';
import { say } from '../words/say.ts';
import type { Studio } from '../../store/studio.ts';
import styles from './Learn.module.css';

/** Ways to learn what all this is: the tour, the lesson, the words. */
export function Learn({ onLeave }: { readonly onLeave: () => void }) {
  const studio = useStudio();
  const explain = useExplain();
  return (
    <div className={styles.ways}>
      <Button
        icon={<Route aria-hidden />}
        onClick={() => {
          onLeave();
          void tourOf(studio);
        }}
      >
        {say.frame.tour}
      </Button>
      <a className={buttonClass({})} href={lessonHash('grow')} onClick={onLeave}>
        <GraduationCap aria-hidden />
        {say.frame.lesson}
      </a>
      <Button
        icon={<BookA aria-hidden />}
        onClick={() => {
          onLeave();
          explain(null);
        }}
      >
        {say.frame.glossary}
      </Button>
    </div>
  );
}

/** The tour needs pictures to show: those of the sample set where there are none. */
async function tourOf({ store, actions }: Studio): Promise<void> {
  const loaded = import('../guide/tour.ts');
  actions.view.change({ step: 'seeds' });
  if (store.getState().seeds.phase.kind === 'idle') actions.seeds.openSample();
  await new Promise<void>((resolve) => {
    const isThere = () => !['idle', 'reading'].includes(store.getState().seeds.phase.kind);
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
