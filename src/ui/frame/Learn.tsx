import { BookA, GraduationCap, Route } from 'lucide-react';
import { Button, buttonClass } from '../elements/Button.tsx';
import { useExplain } from '../guide/GuideContext.tsx';
import { lessonHash } from '../guide/route.ts';
import { takeTour } from '../guide/takeTour.ts';
import { useStudio } from '../hooks/studio.ts';
import { say } from '../words/say.ts';
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
          void takeTour(studio);
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
