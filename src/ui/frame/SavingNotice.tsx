import { Button } from '../elements/Button.tsx';
import { useActions, useStudioState } from '../hooks/studio.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { say } from '../words/say.ts';
import styles from './SavingNotice.module.css';

/** Says on every screen that what was done last is not stored, and why. */
export function SavingNotice() {
  const saving = useStudioState((state) => state.project.saving);
  const open = useStudioState((state) => state.project.access.kind === 'open');
  const { project } = useActions();
  if (saving.kind !== 'failed' || !open) return null;
  return (
    <div className={styles.bar}>
      <FailureNotice
        failure={saving.failure}
        action={
          <Button
            onClick={() => {
              project.save();
            }}
          >
            {say.frame.tryAgain}
          </Button>
        }
      />
    </div>
  );
}
