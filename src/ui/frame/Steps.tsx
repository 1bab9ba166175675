import { cx } from '../cx.ts';
import { lessonStep } from '../guide/route.ts';
import { leaveHash, useHash } from '../hooks/hash.ts';
import { useActions, useStudioState } from '../hooks/studio.ts';
import { isOpen, STEPS, type StepInfo } from './steps.ts';
import { say } from '../words/say.ts';
import styles from './Steps.module.css';

/** The steps: where one is, and where one may go. */
export function Steps() {
  return (
    <nav data-tour="steps" className={styles.nav} aria-label={say.frame.steps}>
      <ol className={styles.list}>
        {STEPS.map((info, i) => (
          <li key={info.step}>
            <StepButton info={info} number={i + 1} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StepButton({ info: { step, icon: Icon }, number }: { readonly info: StepInfo; readonly number: number }) {
  const lesson = lessonStep(useHash()) !== null;
  const current = useStudioState((state) => state.view.step === step) && !lesson;
  const open = useStudioState((state) => isOpen(step, state));
  const { view } = useActions();
  return (
    <button
      type="button"
      className={cx(styles.step, current && styles.current)}
      aria-current={current ? 'step' : undefined}
      disabled={!open}
      onClick={() => {
        if (lesson) leaveHash();
        view.change({ step });
      }}
    >
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      <Icon className={styles.icon} aria-hidden />
      {say.frame.titles[step]}
    </button>
  );
}
