import { Repeat } from 'lucide-react';
import type { GrowAgain as State } from '../../../store/reopened/state.ts';
import { Button } from '../../elements/Button.tsx';
import { Notice } from '../../elements/Notice.tsx';
import { Progress } from '../../elements/Progress.tsx';
import { count } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { FailureNotice } from '../../parts/FailureNotice.tsx';
import { say } from '../../words/say.ts';
import styles from './GrowAgain.module.css';

/** Every variant made once more from what is recorded of it: the proof that the record is enough. */
export function GrowAgain() {
  const again = useStudioState((state) => state.reopened.again);
  const finished = useStudioState((state) => state.run.phase.kind === 'finished' && state.run.variants.size > 0);
  const { reopened } = useActions();
  if (!finished) return null;
  return (
    <section className={styles.again} aria-label={say.grow.growAgain}>
      {again.kind === 'growing' ? (
        <div className={styles.working}>
          <Progress
            label={say.grow.growingAgain}
            value={again.done}
            max={again.total}
            text={say.grow.ofWord2(again.done, again.total)}
          />
          <p>{say.grow.growingAgainOfVariant(count(again.done), again.total)}</p>
          <Button
            onClick={() => {
              reopened.stop();
            }}
          >
            {say.grow.stop}
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
            {say.grow.growAgain}
          </Button>
          <p className={styles.soft}>{say.grow.makesEveryVariantOnce}</p>
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
    ...(restored > 0 ? [say.grow.pictureThatHadNot(restored, restored === 1 ? say.grow.isWord : say.grow.are)] : []),
    ...(different > 0 ? [say.grow.variantDifferByOf(different, largest)] : []),
    ...(failed > 0 ? [say.grow.variantCouldNotBe(failed)] : []),
  ];
  return (
    <Notice tone={different + failed > 0 ? 'warn' : 'good'} title={say.grow.ofVariantAreThe(count(same), all)}>
      {parts.length > 0 && `${parts.join(say.elements.semicolon)}${say.elements.stop}`}
      {different > 0 && say.grow.anotherDeviceOrBrowser}
    </Notice>
  );
}
