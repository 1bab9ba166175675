import type { RunPhase } from '../../store/run/state.ts';
import { cx } from '../cx.ts';
import { useActions, useStudioState } from '../hooks/studio.ts';
import { say } from '../words/say.ts';
import styles from './RunChip.module.css';

/** The run in the head of every screen: how far it is, or how it ended; it leads to it. Nothing before there is one. */
export function RunChip() {
  const phase = useStudioState(({ run }) => run.phase);
  // In whole percent: a variant more is seen on the run's own screen.
  const percent = useStudioState(({ run: { done, total } }) => (total > 0 ? Math.floor((100 * done) / total) : 0));
  const there = useStudioState(({ view, models }) => view.step === 'grow' && !models.shown);
  const { models, view } = useActions();
  if (phase.kind === 'idle') return null;
  const state = sayState(phase, `${percent}%`);
  const tone = toneOf(phase);
  return (
    <button
      type="button"
      className={cx(styles.chip, tone && styles[tone])}
      aria-label={say.runChip.name(state)}
      aria-current={there ? 'page' : undefined}
      title={state}
      onClick={() => {
        models.show(false);
        view.change({ step: 'grow' });
      }}
    >
      <i className={styles.ring} style={{ '--done': percent }} aria-hidden="true" />
      <span className={styles.state}>{state}</span>
    </button>
  );
}

function sayState(phase: RunPhase, share: string): string {
  if (phase.kind === 'idle') return '';
  if (phase.kind === 'finished') return phase.stopped ? say.runChip.stopped(share) : say.runChip.finished;
  return say.runChip[phase.kind](share);
}

/** At rest, or in need of somebody; `null` at work and when all is done. */
function toneOf(phase: RunPhase): 'rests' | 'failed' | null {
  switch (phase.kind) {
    case 'running':
    case 'pausing':
    case 'stopping':
      return null;
    case 'failed':
      return 'failed';
    case 'finished':
      return phase.stopped ? 'rests' : null;
    case 'paused':
    case 'idle':
      return 'rests';
    default:
      return phase satisfies never;
  }
}
