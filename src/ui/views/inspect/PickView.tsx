import { ArrowLeft, ArrowRight, Check, X } from 'lucide-react';
import type { SlotId } from '../../../store/ids.ts';
import { Button, IconButton } from '../../elements/Button.tsx';
import { useStudioState } from '../../hooks/studio.ts';
import { PickFacts } from '../../parts/PickFacts.tsx';
import { StoredPicture } from '../../parts/StoredPicture.tsx';
import { useInspectKeys } from './useInspectKeys.ts';
import styles from './VariantView.module.css';

/** One picked picture large, with where it is from; the same keys as in Review. */
export function PickView({ slot }: { readonly slot: SlotId }) {
  const pick = useStudioState((state) => state.picks.all.get(slot));
  const { hasPrevious, hasNext, go, judge } = useInspectKeys(slot);
  return (
    <div className={styles.columns}>
      <div className={styles.stage}>
        {pick && (
          <StoredPicture image={pick.image} alt={`Related picture ${pick.facts.from}`} className={styles.large} />
        )}
        <div className={styles.buttons}>
          <IconButton
            label="Previous (K)"
            icon={<ArrowLeft />}
            disabled={!hasPrevious}
            onClick={() => {
              go(-1);
            }}
          />
          <Button
            icon={<Check aria-hidden />}
            onClick={() => {
              judge('accepted');
            }}
          >
            Accept
          </Button>
          <Button
            icon={<X aria-hidden />}
            onClick={() => {
              judge('rejected');
            }}
          >
            Reject
          </Button>
          <IconButton
            label="Next (J)"
            icon={<ArrowRight />}
            disabled={!hasNext}
            onClick={() => {
              go(1);
            }}
          />
        </div>
      </div>
      <PickFacts slot={slot} withoutPictures />
    </div>
  );
}
