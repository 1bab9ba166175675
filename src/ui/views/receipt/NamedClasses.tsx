import { useMemo } from 'react';
import type { Finding } from '../../../core/receipt/findings.ts';
import type { ClassKey } from '../../../store/ids.ts';
import { slotsOfClass } from '../../../store/receipt/selectors.ts';
import { topUpOffer } from '../../../store/run/topUp.ts';
import { NO_FILTER } from '../../../store/view/state.ts';
import { Button } from '../../elements/Button.tsx';
import { useActions, useStudio, useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import styles from './NamedClasses.module.css';

export interface NamedClassesProps {
  /** What the receipt shows. */
  readonly findings: readonly Finding[];
}

/** Classes that the answer names as harmed or weak: a way to their variants, and what can be done about them. */
export function NamedClasses({ findings }: NamedClassesProps) {
  const named = findings.flatMap((one) =>
    one.code === 'harmed' || one.code === 'weak' ? one.classes.map(({ name }) => name) : [],
  );
  const grown = useStudioState(({ run }) => run.families.size > 0);
  if (!grown || named.length === 0) return null;
  return (
    <ul className={styles.named} aria-label={say.receipt.whatToDoAbout}>
      {[...new Set(named)].map((name) => (
        <NamedClass key={name} name={name} />
      ))}
    </ul>
  );
}

function NamedClass({ name }: { readonly name: string }) {
  const { store } = useStudio();
  const { view, review, run } = useActions();
  const key = name as ClassKey;
  const isGrown = useStudioState((state) => slotsOfClass(state, key).length > 0);
  const ran = useStudioState((state) => state.run);
  const seeds = useStudioState((state) => state.seeds);
  const offer = useMemo(() => topUpOffer({ run: ran, seeds }, key), [ran, seeds, key]);
  if (!isGrown) return null;
  return (
    <li>
      <bdi>{name}</bdi>
      <span className={styles.buttons}>
        <Button
          look="quiet"
          aria-label={say.receipt.lookAtTheVariants(name)}
          onClick={() => {
            view.change({ step: 'review', filter: { ...NO_FILTER, classes: [key] } });
          }}
        >
          {say.receipt.seeVariants}
        </Button>
        <Button
          look="quiet"
          aria-label={say.receipt.leaveOutTheVariants(name)}
          onClick={() => {
            review.decide(slotsOfClass(store.getState(), key), 'rejected');
          }}
        >
          {say.receipt.leaveOut}
        </Button>
        {offer && (
          <Button
            look="quiet"
            aria-label={say.receipt.topUpNamed(name, offer.more)}
            onClick={() => {
              run.topUp(key, offer.images);
              view.change({ step: 'grow' });
            }}
          >
            {say.receipt.topUpBy(offer.more)}
          </Button>
        )}
      </span>
    </li>
  );
}
