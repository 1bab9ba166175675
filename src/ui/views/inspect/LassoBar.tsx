import { Check, ListChecks, X } from 'lucide-react';
import type { SlotId } from '../../../store/ids.ts';
import { IN_ORDER, NO_FILTER } from '../../../store/view/state.ts';
import { Button } from '../../elements/Button.tsx';
import { useActions } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import styles from './EmbeddingMap.module.css';

/** What can be done with the variants inside the line. */
export function LassoBar({ slots, onDone }: { readonly slots: readonly SlotId[]; readonly onDone: () => void }) {
  const { review, view } = useActions();
  const [first] = slots;
  if (first === undefined) return null;
  return (
    <div className={styles.lasso} role="region" aria-label={say.inspect.variantsInsideTheLine}>
      <strong>{say.inspect.countedVariants(slots.length)}</strong>
      <Button
        icon={<ListChecks aria-hidden />}
        onClick={() => {
          view.change({ step: 'review', selection: new Set(slots), focus: first, filter: NO_FILTER, sort: IN_ORDER });
        }}
      >
        {say.inspect.showInReview}
      </Button>
      <Button
        icon={<Check aria-hidden />}
        onClick={() => {
          review.decide(slots, 'accepted');
          onDone();
        }}
      >
        {say.inspect.accept}
      </Button>
      <Button
        icon={<X aria-hidden />}
        onClick={() => {
          review.decide(slots, 'rejected');
          onDone();
        }}
      >
        {say.inspect.reject}
      </Button>
      <Button look="quiet" onClick={onDone}>
        {say.inspect.letGo}
      </Button>
    </div>
  );
}
