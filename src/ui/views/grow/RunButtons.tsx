import { Pause, Play, Square } from 'lucide-react';
import type { RunPhase } from '../../../store/run/state.ts';
import { Button } from '../../elements/Button.tsx';
import { useActions } from '../../hooks/studio.ts';

/** Pause, Resume and Stop, as the phase allows. */
export function RunButtons({ phase }: { readonly phase: RunPhase }) {
  const { run } = useActions();
  const pause = (
    <Button
      icon={<Pause aria-hidden />}
      disabled={phase.kind !== 'running'}
      onClick={() => {
        run.pause();
      }}
    >
      Pause
    </Button>
  );
  const resume = (
    <Button
      look="solid"
      icon={<Play aria-hidden />}
      onClick={() => {
        run.resume();
      }}
    >
      Resume
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
      Stop
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
          {resume}
          {stop}
        </>
      );
    case 'failed':
      return resume;
    case 'idle':
    case 'finished':
      return null;
    default:
      return phase satisfies never;
  }
}
