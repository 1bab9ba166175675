import { Pause, Play, Square } from 'lucide-react';
import type { LiveReceipt } from '../../../store/receipt/state.ts';
import { Button } from '../../elements/Button.tsx';
import { Progress } from '../../elements/Progress.tsx';
import { duration, percent } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { colourOf } from './armColours.ts';
import { LearningCurves } from './LearningCurves.tsx';
import { say } from '../../words/say.ts';
import styles from './LiveTraining.module.css';

/** How far the receipt is, what is learnt meanwhile, and a way to rest or to end it. */
export function LiveTraining() {
  const phase = useStudioState((state) => state.receipt.phase);
  const live = useStudioState((state) => state.receipt.live);
  const { receipt } = useActions();
  if (!live || (phase.kind !== 'preparing' && phase.kind !== 'training')) return null;
  const resting = phase.kind === 'training' && phase.resting;
  return (
    <section className={styles.live} aria-label={say.receipt.training}>
      <Progress
        label={say.receipt.receipt}
        value={phase.kind === 'preparing' ? phase.done : doneOf(live)}
        max={phase.kind === 'preparing' ? Math.max(1, phase.total) : Math.max(1, allOf(live))}
        text={sayStage(phase.kind, live)}
        thin
      />
      <div className={styles.head}>
        <p aria-live="polite">
          {resting ? say.receipt.paused(sayStage(phase.kind, live)) : sayStage(phase.kind, live)}
        </p>
        <div className={styles.buttons}>
          {phase.kind === 'training' && (
            <Button
              icon={resting ? <Play aria-hidden /> : <Pause aria-hidden />}
              onClick={() => {
                receipt.rest(!resting);
              }}
            >
              {resting ? say.receipt.resume : say.receipt.pause}
            </Button>
          )}
          <Button
            icon={<Square aria-hidden />}
            onClick={() => {
              receipt.stop();
            }}
          >
            {say.receipt.stop}
          </Button>
        </div>
      </div>
      {live.runs.length > 0 && (
        <ul className={styles.runs} aria-label={say.receipt.runsSoFar}>
          {live.arms.map((id) => {
            const own = live.runs.filter(({ arm }) => arm === id);
            return (
              <li key={id}>
                <i style={{ background: colourOf(id, live.arms) }} />
                {say.arm(id).title}{' '}
                <b>{own.map(({ accuracy }) => percent(accuracy)).join(', ') || say.receipt.toCome}</b>
              </li>
            );
          })}
        </ul>
      )}
      <LearningCurves arms={live.arms} curves={live.curves} />
    </section>
  );
}

const doneOf = ({ job, update }: LiveReceipt): number =>
  job ? job.done + (job.updates > 0 ? update / job.updates : 0) : 0;
const allOf = ({ job }: LiveReceipt): number => job?.jobs ?? 1;

function sayStage(kind: 'preparing' | 'training', live: LiveReceipt): string {
  const { job } = live;
  if (kind === 'preparing' || !job) return say.receipt.readingThePictures;
  const title = say.arm(job.arm).title;
  const place = say.receipt.trainingOf(job.done + 1, job.jobs);
  if (job.stage === 'all') return say.receipt.trainingAClassifierThat(title);
  return job.stage !== 'run'
    ? say.receipt.findingOutHowLong(title)
    : say.receipt.withRunUpdateEach(
        title,
        job.repeat + 1,
        place,
        job.updates,
        live.left === null ? '' : say.receipt.aboutLeft(duration(live.left)),
      );
}
