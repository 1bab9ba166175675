import type { PackProgress } from '../../../protocol/packs.ts';
import { Progress } from '../../elements/Progress.tsx';
import { bytes } from '../../format.ts';
import { say } from '../../words/say.ts';
import styles from './ModelsView.module.css';

/** How far a pack is that is being added. */
export function Adding({ progress }: { readonly progress: PackProgress }) {
  switch (progress.kind) {
    case 'asking':
      return <p className={styles.now}>{say.models.askingTheHub}</p>;
    case 'downloading': {
      const { done, total } = progress;
      const words = total === null ? bytes(done) : say.models.ofWord(bytes(done), bytes(total));
      return (
        <div className={styles.now}>
          {total !== null && <Progress label={say.models.download} value={done} max={total} text={words} thin />}
          <p>{words}</p>
        </div>
      );
    }
    case 'trying':
      return <p className={styles.now}>{say.models.runningItOnceAgainst}</p>;
    default:
      return progress satisfies never;
  }
}
