import type { SlotId } from '../../../store/ids.ts';
import { useStudioState } from '../../hooks/studio.ts';
import { PickFacts } from '../../parts/PickFacts.tsx';
import { StoredPicture } from '../../parts/StoredPicture.tsx';
import { DecideButtons } from './DecideButtons.tsx';
import { useInspectKeys } from './useInspectKeys.ts';
import { say } from '../../words/say.ts';
import styles from './VariantView.module.css';

/** One picked picture large, with where it is from; the same keys as in Review. */
export function PickView({ slot }: { readonly slot: SlotId }) {
  const pick = useStudioState((state) => state.picks.all.get(slot));
  const keys = useInspectKeys(slot);
  return (
    <div className={styles.columns}>
      <div className={styles.stage}>
        <div className={styles.single}>
          {pick && (
            <StoredPicture
              image={pick.image}
              alt={say.inspect.relatedPicture(pick.facts.from)}
              className={styles.large}
            />
          )}
        </div>
        <DecideButtons keys={keys} what="picture" />
      </div>
      <PickFacts slot={slot} withoutPictures />
    </div>
  );
}
