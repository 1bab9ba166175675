import type { SlotId } from '../../../store/ids.ts';
import { reviewable } from '../../../store/picks/selectors.ts';
import { Choice } from '../../elements/Choice.tsx';
import { usePicks } from '../../hooks/picks.ts';
import { useActions, useStudio, useStudioState } from '../../hooks/studio.ts';
import { PickView } from './PickView.tsx';
import { SetView } from './SetView.tsx';
import { VariantView } from './VariantView.tsx';
import { say } from '../../words/say.ts';
import styles from './InspectView.module.css';

/** Step 5: one variant large, or the whole set in figures. */
export function InspectView() {
  const inspected = useStudioState((state) => state.view.inspected);
  const picks = usePicks();
  const isVariant = useStudioState((state) => inspected !== null && state.run.variants.has(inspected));
  const there = isVariant || (inspected !== null && picks.has(inspected));
  const { store } = useStudio();
  const { view } = useActions();
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{say.inspect.inspect}</h1>
        <Choice
          label={say.inspect.whatToInspect}
          value={there ? 'one' : 'set'}
          options={[
            { value: 'one', label: say.inspect.oneVariant },
            { value: 'set', label: say.inspect.wholeSet },
          ]}
          onChange={(value) => {
            const { view: now, run } = store.getState();
            const all = reviewable(run.variants, picks);
            const first = all.keys().next().value ?? null;
            const slot = now.focus !== null && all.has(now.focus) ? now.focus : first;
            view.change(value === 'one' ? { inspected: slot, focus: slot } : { inspected: null });
          }}
        />
      </header>
      {there && inspected !== null ? <Large slot={inspected} isVariant={isVariant} /> : <SetView />}
    </div>
  );
}

const Large = ({ slot, isVariant }: { readonly slot: SlotId; readonly isVariant: boolean }) =>
  isVariant ? <VariantView slot={slot} /> : <PickView slot={slot} />;
