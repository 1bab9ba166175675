import { ArrowRight } from 'lucide-react';
import { methodOf } from '../../../core/methods/table.ts';
import { variantsLeft } from '../../../store/run/selectors.ts';
import type { RunPhase } from '../../../store/run/state.ts';
import { Button } from '../../elements/Button.tsx';
import { Notice } from '../../elements/Notice.tsx';
import { Progress } from '../../elements/Progress.tsx';
import { Stat, Stats } from '../../elements/Stat.tsx';
import { count, duration, figure, percent } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { JudgeChip } from '../../parts/JudgeChip.tsx';
import { JudgedBy } from '../../parts/JudgedBy.tsx';
import { Expand } from '../../parts/Expand.tsx';
import { Arrivals } from './Arrivals.tsx';
import { BreaksSoFar } from './BreaksSoFar.tsx';
import { ClassProgress } from './ClassProgress.tsx';
import { GrowAgain } from './GrowAgain.tsx';
import { RunResult } from './RunResult.tsx';
import { RunButtons } from './RunButtons.tsx';
import { Runs } from './Runs.tsx';
import { TwinOffer } from './TwinOffer.tsx';
import { FailureNotice } from '../../parts/FailureNotice.tsx';
import { say } from '../../words/say.ts';
import styles from './GrowView.module.css';

const TITLES: Record<RunPhase['kind'], string> = {
  get idle() {
    return say.grow.readyToGrow;
  },
  get running() {
    return say.grow.growing;
  },
  get pausing() {
    return say.grow.pausingAfterTheSeed;
  },
  get paused() {
    return say.grow.paused;
  },
  get stopping() {
    return say.grow.stoppingAfterTheSeed;
  },
  get finished() {
    return say.grow.grown;
  },
  get failed() {
    return say.grow.theRunCouldNot;
  },
};

/** Step 3: the run, its progress, and the pictures as they are made. */
export function GrowView() {
  // One by one: a variant that arrives changes none of them.
  const phase = useStudioState(({ run }) => run.phase);
  const done = useStudioState(({ run }) => run.done);
  const total = useStudioState(({ run }) => run.total);
  const seconds = useStudioState(({ run }) => run.seconds);
  const left = useStudioState(({ run }) => (run.phase.kind === 'finished' ? variantsLeft(run) : 0));
  const isEmpty = useStudioState(({ run }) => run.variants.size === 0);
  const { view } = useActions();
  if (phase.kind === 'idle') {
    return (
      <div className={styles.idle}>
        <div className={styles.idleWords}>
          <h1>{say.grow.readyToGrow}</h1>
          <p>{say.grow.oneSeedOfEach}</p>
        </div>
        <Expand />
      </div>
    );
  }
  const rate = seconds > 0 ? done / seconds : 0;
  const working = phase.kind === 'running' || phase.kind === 'pausing' || phase.kind === 'stopping';
  const timeLeft = working && rate > 0 ? duration((total - done) / rate) : null;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div className={styles.title}>
          <h1>{phase.kind === 'finished' && phase.stopped ? say.grow.stoppedWhatIsDone : TITLES[phase.kind]}</h1>
          <div className={styles.buttons}>
            <RunButtons phase={phase} left={left} />
            <Button
              look={phase.kind === 'finished' ? 'solid' : 'plain'}
              disabled={isEmpty}
              onClick={() => {
                view.change({ step: 'review' });
              }}
            >
              {say.grow.review}
              <ArrowRight aria-hidden />
            </Button>
          </div>
        </div>
        <Progress
          label={say.grow.expansion}
          value={done}
          max={total}
          text={say.grow.ofVariant(count(done), total, timeLeft === null ? '' : say.grow.left(timeLeft))}
        />
        <Stats>
          <Stat label={say.grow.variants} value={say.grow.ofWord(count(done), count(total))} />
          <Stat label={say.grow.done} value={percent(total > 0 ? done / total : 0)} />
          <Stat label={say.grow.aSecond} value={rate > 0 ? figure(rate, rate < 10 ? 1 : 0) : '…'} />
          {working ? (
            <Stat label={say.grow.left2} value={timeLeft ?? '…'} />
          ) : (
            <Stat label={say.grow.took} value={seconds > 0 ? duration(seconds) : '…'} />
          )}
        </Stats>
        <div className={styles.judged}>
          <JudgeChip />
          <JudgedBy />
        </div>
        {phase.kind === 'finished' ? (
          <>
            <RunResult />
            <TwinOffer />
          </>
        ) : (
          <BreaksSoFar />
        )}
        {phase.kind === 'failed' && <FailureNotice failure={phase.failure} />}
        <RunFailures />
        <Declined />
        <GrowAgain />
      </header>
      <Runs />
      <div className={styles.columns}>
        <ClassProgress />
        <Arrivals />
      </div>
    </div>
  );
}

/** Seeds of which a method made nothing: their variants come from the others, or they have none. */
function Declined() {
  const readings = useStudioState((state) => state.run.seedReadings);
  const groups = new Map<string, number>();
  for (const { declined = [] } of readings.values()) {
    for (const { method, reason } of declined) {
      const sentence = `${say.term(methodOf(method).title)}: ${say.declined(reason)}`;
      groups.set(sentence, (groups.get(sentence) ?? 0) + 1);
    }
  }
  if (groups.size === 0) return null;
  return (
    <Notice tone="info" title={say.grow.someMethodsMakeNothing}>
      <ul className={styles.failures}>
        {[...groups].map(([sentence, count]) => (
          <li key={sentence}>
            {sentence} ({say.grow.countedSeeds(count)})
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function RunFailures() {
  const failures = useStudioState((state) => state.run.failures);
  if (failures.length === 0) return null;
  return (
    <Notice tone="warn" title={say.grow.seedCouldNotBe(failures.length)}>
      <ul className={styles.failures}>
        {failures.map(({ seed, failure }) => (
          <li key={seed}>
            <bdi>{seed}</bdi>: {say.failureLine(failure)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
