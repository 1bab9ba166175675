import { Button } from '../../elements/Button.tsx';
import { NumberField } from '../../elements/NumberField.tsx';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import styles from './ModelsView.module.css';

/** What can be said of the check that is in use: from which score on it rejects, and that nobody shall check. */
export function SafetyTools() {
  const suggested = useStudioState((state) => state.recipe.limits.safety);
  const chosen = useStudioState((state) => state.recipe.settings.safety);
  const { models, recipe } = useActions();
  return (
    <div className={styles.check}>
      {suggested !== null && (
        <NumberField
          label={say.models.rejectFromAScore}
          hint={say.safety.threshold}
          value={chosen ?? suggested}
          minimum={0}
          maximum={1}
          step={0.01}
          onChange={(safety) => {
            recipe.change({ safety });
          }}
        />
      )}
      <Button
        look="quiet"
        onClick={() => {
          models.act({ kind: 'choose', role: 'safety', key: null });
        }}
      >
        {say.models.stopChecking}
      </Button>
    </div>
  );
}
