import { Notice } from '../../elements/Notice.tsx';
import { Button } from '../../elements/Button.tsx';
import { bytes } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { ProjectCard } from './ProjectCard.tsx';
import { FailureNotice } from '../../parts/FailureNotice.tsx';
import { say } from '../../words/say.ts';
import styles from './ProjectList.module.css';

/** The projects of this browser, last changed first; nothing before there is one. */
export function ProjectList() {
  const { list, removed, failure, space } = useStudioState((state) => state.project);
  const { project } = useActions();
  if (!list || (list.length === 0 && !removed && !failure)) return null;
  return (
    <section className={styles.projects} aria-labelledby="projects-title">
      <header className={styles.head}>
        <h2 id="projects-title">{say.projects.yourProjects}</h2>
        {space !== null && (
          <p>
            {say.projects.ofUsedInThis(bytes(space.used), bytes(space.quota))}
            {space.persistent && say.projects.keptUntilYouDelete}
          </p>
        )}
      </header>
      {failure !== null && <FailureNotice failure={failure} />}
      {removed !== null && (
        <Notice
          title={say.projects.isDeleted(removed.name)}
          action={
            <Button
              onClick={() => {
                project.restore();
              }}
            >
              {say.projects.undo}
            </Button>
          }
        >
          {say.projects.seedAndVariantGo(removed.seeds, removed.variants)}
        </Notice>
      )}
      <ul className={styles.list}>
        {list.map((entry) => (
          <ProjectCard
            key={entry.id}
            entry={entry}
            namesake={list.some(({ id, name }) => id !== entry.id && name === entry.name)}
          />
        ))}
      </ul>
    </section>
  );
}
