import { Pause, Play, Square } from 'lucide-react';
import { effortDone } from '../../../store/receipt/live.ts';
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
  const task = sayTask(phase.kind, live);
  return (
    <section ref={bringIntoView} className={styles.live} aria-label={say.receipt.training}>
      <Progress
        label={say.receipt.receipt}
        value={phase.kind === 'preparing' ? phase.done : effortDone(live)}
        max={phase.kind === 'preparing' ? Math.max(1, phase.total) : (live.doing?.span.of ?? 1)}
        text={task}
        thin
      />
      <div className={styles.head}>
        <p aria-live="polite">{resting ? say.receipt.paused(task) : task}</p>
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

/** On a phone it lies below the form whose button began it. */
const bringIntoView = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'start' });

const sayTask = (kind: 'preparing' | 'training', { doing, left }: LiveReceipt): string =>
  say.receiptPage.task(
    kind === 'preparing' || !doing ? { kind: 'reading' } : doing,
    left === null ? null : duration(left),
  );
