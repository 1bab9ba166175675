import { Notice } from '../../elements/Notice.tsx';
import { Button } from '../../elements/Button.tsx';
import { bytes, counted } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { ProjectCard } from './ProjectCard.tsx';
import { FailureNotice } from '../../parts/FailureNotice.tsx';
import styles from './ProjectList.module.css';

/** The projects of this browser, last changed first; nothing before there is one. */
export function ProjectList() {
  const { list, removed, failure, space } = useStudioState((state) => state.project);
  const { project } = useActions();
  if (!list || (list.length === 0 && !removed && !failure)) return null;
  return (
    <section className={styles.projects} aria-labelledby="projects-title">
      <header className={styles.head}>
        <h2 id="projects-title">Your projects</h2>
        {space !== null && (
          <p>
            {bytes(space.used)} of {bytes(space.quota)} used in this browser
            {space.persistent && ', kept until you delete it'}
          </p>
        )}
      </header>
      {failure !== null && <FailureNotice failure={failure} />}
      {removed !== null && (
        <Notice
          title={`${removed.name} is deleted.`}
          action={
            <Button
              onClick={() => {
                project.restore();
              }}
            >
              Undo
            </Button>
          }
        >
          {counted(removed.seeds, 'seed')} and {counted(removed.variants, 'variant')} go for good when you open another
          project or leave the page.
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
