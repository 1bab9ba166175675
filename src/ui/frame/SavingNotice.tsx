import { Notice } from '../elements/Notice.tsx';
import { Button } from '../elements/Button.tsx';
import { useActions, useStudioState } from '../hooks/studio.ts';
import styles from './SavingNotice.module.css';

/** Says on every screen that what was done last is not stored, and why. */
export function SavingNotice() {
  const saving = useStudioState((state) => state.project.saving);
  const open = useStudioState((state) => state.project.access.kind === 'open');
  const { project } = useActions();
  if (saving.kind !== 'failed' || !open) return null;
  return (
    <div className={styles.bar}>
      <Notice
        tone="bad"
        title={saving.failure.message}
        action={
          <Button
            onClick={() => {
              project.save();
            }}
          >
            Try again
          </Button>
        }
      >
        {saving.failure.hint}
      </Notice>
    </div>
  );
}
