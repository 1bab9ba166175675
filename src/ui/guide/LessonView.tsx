import { ArrowLeft, ArrowRight, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button, buttonClass } from '../elements/Button.tsx';
import { cx } from '../cx.ts';
import { useActions, useStudioState } from '../hooks/studio.ts';
import { Exercise } from './Exercise.tsx';
import { Experiment } from './Experiment.tsx';
import { HandOn } from './HandOn.tsx';
import { LESSON, lessonHash, type LessonStep } from './route.ts';
import { useGuide } from './useGuide.ts';
import styles from './LessonView.module.css';

/** A lesson of six questions, large enough for a projector; the project that is open gives figures and answers. */
export function LessonView({ step }: { readonly step: LessonStep }) {
  const { lesson } = useGuide();
  const ready = useStudioState(({ seeds }) => seeds.images.size > 0 && seeds.phase.kind !== 'reading');
  const reading = useStudioState(({ seeds }) => seeds.phase.kind === 'reading');
  const actions = useActions();
  const heading = useRef<HTMLHeadingElement>(null);
  // A reader of screens is told where they are now; the first time the page itself says it.
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, [step]);
  const place = LESSON.indexOf(step);
  const [before, after] = [LESSON[place - 1], LESSON[place + 1]];
  return (
    <article className={styles.lesson} aria-labelledby="lesson-title">
      <header className={styles.head}>
        <p className={styles.name}>{lesson.title}</p>
        <a className={buttonClass({ look: 'quiet' })} href="#">
          <X aria-hidden />
          {lesson.leave}
        </a>
      </header>
      <nav aria-label={lesson.steps}>
        <ol className={styles.steps}>
          {LESSON.map((one, i) => (
            <li key={one}>
              <a href={lessonHash(one)} aria-current={one === step ? 'step' : undefined} aria-label={lesson[one].title}>
                {i + 1}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <h1 id="lesson-title" ref={heading} tabIndex={-1}>
        {lesson[step].title}
      </h1>
      {place === 0 && <p className={styles.about}>{lesson.about}</p>}
      <p className={styles.text}>{lesson[step].text}</p>
      {ready ? (
        <>
          <Experiment step={step} />
          <Exercise key={step} step={step} />
          <HandOn step={step} />
        </>
      ) : (
        <div className={styles.begin}>
          <p>{lesson.needsPictures}</p>
          <Button
            look="solid"
            size="large"
            disabled={reading}
            onClick={() => {
              actions.seeds.openSample();
            }}
          >
            {lesson.openSample}
          </Button>
        </div>
      )}
      <footer className={styles.ways}>
        {before && (
          <a className={buttonClass({})} href={lessonHash(before)}>
            <ArrowLeft aria-hidden className={styles.turns} />
            {lesson.previous}
          </a>
        )}
        {after && (
          <a className={cx(buttonClass({}), styles.on)} href={lessonHash(after)}>
            {lesson.next}
            <ArrowRight aria-hidden className={styles.turns} />
          </a>
        )}
      </footer>
    </article>
  );
}
