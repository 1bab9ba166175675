import type { PackProgress } from '../../../protocol/packs.ts';
import { Progress } from '../../elements/Progress.tsx';
import { bytes } from '../../format.ts';
import styles from './ModelsView.module.css';

/** How far a pack is that is being added. */
export function Adding({ progress }: { readonly progress: PackProgress }) {
  switch (progress.kind) {
    case 'asking':
      return <p className={styles.now}>Asking the hub…</p>;
    case 'downloading': {
      const { done, total } = progress;
      const words = total === null ? bytes(done) : `${bytes(done)} of ${bytes(total)}`;
      return (
        <div className={styles.now}>
          {total !== null && <Progress label="Download" value={done} max={total} text={words} thin />}
          <p>{words}</p>
        </div>
      );
    }
    case 'trying':
      return <p className={styles.now}>Running it once against what its manifest says…</p>;
    default:
      return progress satisfies never;
  }
}
