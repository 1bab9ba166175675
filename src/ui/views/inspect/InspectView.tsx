import { Choice } from '../../elements/Choice.tsx';
import { useActions, useStudio, useStudioState } from '../../hooks/studio.ts';
import { SetView } from './SetView.tsx';
import { VariantView } from './VariantView.tsx';
import styles from './InspectView.module.css';

/** Step 5: one variant large, or the whole set in figures. */
export function InspectView() {
  const inspected = useStudioState((state) => state.view.inspected);
  const there = useStudioState((state) => inspected !== null && state.run.variants.has(inspected));
  const { store } = useStudio();
  const { view } = useActions();
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>Inspect</h1>
        <Choice
          label="What to inspect"
          value={there ? 'one' : 'set'}
          options={[
            { value: 'one', label: 'One variant' },
            { value: 'set', label: 'Whole set' },
          ]}
          onChange={(value) => {
            const { view: now, run } = store.getState();
            const first = run.variants.keys().next().value ?? null;
            const slot = now.focus !== null && run.variants.has(now.focus) ? now.focus : first;
            view.change(value === 'one' ? { inspected: slot, focus: slot } : { inspected: null });
          }}
        />
      </header>
      {there && inspected !== null ? <VariantView slot={inspected} /> : <SetView />}
    </div>
  );
}
