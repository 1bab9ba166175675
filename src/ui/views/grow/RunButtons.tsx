import { Pause, Play, Square } from 'lucide-react';
import type { RunPhase } from '../../../store/run/state.ts';
import { Button } from '../../elements/Button.tsx';
import { count } from '../../format.ts';
import { useActions } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';

export interface RunButtonsProps {
  readonly phase: RunPhase;
  /** Variants that are not made yet. */
  readonly left: number;
}

/** Pause, Resume and Stop, as the phase allows; what was stopped can go on. */
export function RunButtons({ phase, left }: RunButtonsProps) {
  const { run } = useActions();
  const pause = (
    <Button
      icon={<Pause aria-hidden />}
      disabled={phase.kind !== 'running'}
      onClick={() => {
        run.pause();
      }}
    >
      {say.grow.pause}
    </Button>
  );
  const resumeAs = (label: string, look: 'solid' | 'plain') => (
    <Button
      look={look}
      icon={<Play aria-hidden />}
      onClick={() => {
        run.resume();
      }}
    >
      {label}
    </Button>
  );
  const stop = (
    <Button
      icon={<Square aria-hidden />}
      disabled={phase.kind === 'stopping'}
      onClick={() => {
        run.stop();
      }}
    >
      {say.grow.stop}
    </Button>
  );
  switch (phase.kind) {
    case 'running':
    case 'pausing':
    case 'stopping':
      return (
        <>
          {pause}
          {stop}
        </>
      );
    case 'paused':
      return (
        <>
          {resumeAs(say.grow.resume, 'solid')}
          {stop}
        </>
      );
    case 'failed':
      return resumeAs(say.grow.resume, 'solid');
    case 'finished':
      return phase.stopped && left > 0 ? resumeAs(say.grow.growTheRemaining(count(left)), 'plain') : null;
    case 'idle':
      return null;
    default:
      return phase satisfies never;
  }
}
