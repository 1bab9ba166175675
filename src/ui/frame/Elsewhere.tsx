import { AppWindow } from 'lucide-react';
import { Button } from '../elements/Button.tsx';
import { useActions, useStudioState } from '../hooks/studio.ts';
import { say } from '../words/say.ts';
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
          <bdi>{access.name}</bdi>
          {say.frame.isOpenInAnother}
        </h2>
        <p id="elsewhere-text">{say.frame.onlyOneTabAt}</p>
        <div className={styles.ways}>
          <Button
            look="solid"
            onClick={() => {
              project.takeOver();
            }}
          >
            {say.frame.useItHere}
          </Button>
          <Button
            onClick={() => {
              project.close();
            }}
          >
            {say.frame.allProjects}
          </Button>
        </div>
      </div>
    </div>
  );
}
