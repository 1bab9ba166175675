import { Repeat } from 'lucide-react';
import type { GrowAgain as State } from '../../../store/reopened/state.ts';
import { Button } from '../../elements/Button.tsx';
import { Notice } from '../../elements/Notice.tsx';
import { Progress } from '../../elements/Progress.tsx';
import { count, counted } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { FailureNotice } from '../../parts/FailureNotice.tsx';
import styles from './GrowAgain.module.css';

/** Every variant made once more from what is recorded of it: the proof that the record is enough. */
export function GrowAgain() {
  const again = useStudioState((state) => state.reopened.again);
  const finished = useStudioState((state) => state.run.phase.kind === 'finished' && state.run.variants.size > 0);
  const { reopened } = useActions();
  if (!finished) return null;
  return (
    <section className={styles.again} aria-label="Grow again">
      {again.kind === 'growing' ? (
        <div className={styles.working}>
          <Progress
            label="Growing again"
            value={again.done}
            max={again.total}
            text={`${again.done} of ${again.total}`}
          />
          <p>
            Growing again: {count(again.done)} of {counted(again.total, 'variant')}
          </p>
          <Button
            onClick={() => {
              reopened.stop();
            }}
          >
            Stop
          </Button>
        </div>
      ) : (
        <>
          <Button
            icon={<Repeat aria-hidden />}
            onClick={() => {
              reopened.growAgain();
            }}
          >
            Grow again
          </Button>
          <p className={styles.soft}>
            Makes every variant once more from its seed, its stream and the recipe, and compares. Nothing that you
            decided changes.
          </p>
        </>
      )}
      <Result again={again} />
    </section>
  );
}

function Result({ again }: { readonly again: State }) {
  if (again.kind === 'failed') {
    return <FailureNotice failure={again.failure} />;
  }
  if (again.kind !== 'done') return null;
  const { same, restored, different, largest, failed } = again;
  const all = same + restored + different + failed;
  const parts = [
    ...(restored > 0
      ? [`${counted(restored, 'picture')} that had not come with the zip ${restored === 1 ? 'is' : 'are'} back`]
      : []),
    ...(different > 0 ? [`${counted(different, 'variant')} differ, by ${largest} of 255 levels at most`] : []),
    ...(failed > 0 ? [`${counted(failed, 'variant')} could not be made`] : []),
  ];
  return (
    <Notice
      tone={different + failed > 0 ? 'warn' : 'good'}
      title={`${count(same)} of ${counted(all, 'variant')} are the same, byte for byte.`}
    >
      {parts.length > 0 && `${parts.join('; ')}.`}
      {different > 0 &&
        ' Another device or browser rounds otherwise, and a picture that was edited is another picture.'}
    </Notice>
  );
}
