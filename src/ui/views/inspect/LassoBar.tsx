import { Check, ListChecks, X } from 'lucide-react';
import type { SlotId } from '../../../store/ids.ts';
import { IN_ORDER, NO_FILTER } from '../../../store/view/state.ts';
import { Button } from '../../elements/Button.tsx';
import { counted } from '../../format.ts';
import { useActions } from '../../hooks/studio.ts';
import styles from './EmbeddingMap.module.css';

/** What can be done with the variants inside the line. */
export function LassoBar({ slots, onDone }: { readonly slots: readonly SlotId[]; readonly onDone: () => void }) {
  const { review, view } = useActions();
  const [first] = slots;
  if (first === undefined) return null;
  return (
    <div className={styles.lasso} role="region" aria-label="Variants inside the line">
      <strong>{counted(slots.length, 'variant')}</strong>
      <Button
        icon={<ListChecks aria-hidden />}
        onClick={() => {
          view.change({ step: 'review', selection: new Set(slots), focus: first, filter: NO_FILTER, sort: IN_ORDER });
        }}
      >
        Show in Review
      </Button>
      <Button
        icon={<Check aria-hidden />}
        onClick={() => {
          review.decide(slots, 'accepted');
          onDone();
        }}
      >
        Accept
      </Button>
      <Button
        icon={<X aria-hidden />}
        onClick={() => {
          review.decide(slots, 'rejected');
          onDone();
        }}
      >
        Reject
      </Button>
      <Button look="quiet" onClick={onDone}>
        Let go
      </Button>
    </div>
  );
}
