import { Columns2, Sprout } from 'lucide-react';
import { unguidedTwin } from '../../../store/recipe/compared.ts';
import { Button } from '../../elements/Button.tsx';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import styles from './Runs.module.css';

/** What guidance buys, asked of a whole run: its unguided twin is grown, and both are compared. Nothing where nothing guides. */
export function TwinOffer() {
  const settings = useStudioState(({ run }) => run.settings);
  const made = useStudioState(({ run }) => run.made);
  const twinOf = useStudioState(({ run }) => run.twinOf);
  const earlier = useStudioState((state) => state.runs.earlier);
  const here = earlier.filter(({ isElsewhere }) => !isElsewhere);
  const actions = useActions();
  const other = here.findLast((run) => run.twinOf === made) ?? here.find((run) => run.made === twinOf);
  if (other) {
    return (
      <div className={styles.twin}>
        <Button
          icon={<Columns2 aria-hidden />}
          onClick={() => {
            actions.runs.compare([made, other.made]);
          }}
        >
          {other.made === twinOf ? say.runs.compareGuided : say.runs.compareTwin}
        </Button>
      </div>
    );
  }
  if (!settings || unguidedTwin(settings) === null) return null;
  return (
    <div className={styles.twin}>
      <Button
        icon={<Sprout aria-hidden />}
        onClick={() => {
          actions.run.growTwin();
        }}
      >
        {say.runs.growTwin}
      </Button>
      <p>{say.runs.aboutTwin}</p>
    </div>
  );
}
