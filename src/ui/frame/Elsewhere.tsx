import { AppWindow } from 'lucide-react';
import { Button } from '../elements/Button.tsx';
import { useActions, useStudioState } from '../hooks/studio.ts';
import styles from './Elsewhere.module.css';

/** Another tab has the project: what is on screen here cannot be changed until this tab takes it over. */
export function Elsewhere() {
  const access = useStudioState((state) => state.project.access);
  const { project } = useActions();
  if (access.kind !== 'elsewhere') return null;
  return (
    <div className={styles.veil} role="alertdialog" aria-labelledby="elsewhere-title" aria-describedby="elsewhere-text">
      <div className={styles.panel}>
        <AppWindow aria-hidden />
        <h2 id="elsewhere-title">
          <bdi>{access.name}</bdi> is open in another tab
        </h2>
        <p id="elsewhere-text">
          Only one tab at a time can change a project, so that nothing is lost. What was done here is stored; taking it
          over brings everything from the other tab along.
        </p>
        <div className={styles.ways}>
          <Button
            look="solid"
            onClick={() => {
              project.takeOver();
            }}
          >
            Use it here
          </Button>
          <Button
            onClick={() => {
              project.close();
            }}
          >
            All projects
          </Button>
        </div>
      </div>
    </div>
  );
}
