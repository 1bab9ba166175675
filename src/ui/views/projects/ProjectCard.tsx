import { Copy, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { coverKey } from '../../../store/project/blobs.ts';
import type { ProjectSummary } from '../../../store/project/state.ts';
import { IconButton } from '../../elements/Button.tsx';
import { Progress } from '../../elements/Progress.tsx';
import { bytes, count, moment, since } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { StoredPicture } from '../../parts/StoredPicture.tsx';
import { NameField } from '../../parts/NameField.tsx';
import { say } from '../../words/say.ts';
import styles from './ProjectCard.module.css';

export interface ProjectCardProps {
  readonly entry: ProjectSummary;
  /** Whether another project has the same name: it is said when this one was read. */
  readonly namesake: boolean;
}

/** A project that can be opened, named, copied and deleted. */
export function ProjectCard({ entry, namesake }: ProjectCardProps) {
  const { project } = useActions();
  const copying = useStudioState((state) => state.project.copying);
  const [renaming, setRenaming] = useState(false);
  const { id, name, created, changed, covers } = entry;
  const readOn = namesake ? say.start.project.readOn(moment(new Date(created))) : null;
  return (
    <li className={styles.card}>
      <button
        type="button"
        className={styles.open}
        aria-label={say.projects.open(name)}
        aria-describedby={`about-${id}`}
        onClick={() => {
          project.open(id);
        }}
      >
        <span className={styles.covers} data-count={covers}>
          {Array.from({ length: covers }, (_, i) => (
            <StoredPicture key={i} image={coverKey(id, changed, i)} alt="" />
          ))}
        </span>
      </button>
      <div className={styles.words}>
        {renaming ? (
          <NameField
            label={say.projects.projectName}
            name={name}
            onDone={(next) => {
              setRenaming(false);
              if (next !== null) project.rename(id, next);
            }}
          />
        ) : (
          <h3>
            <bdi>{name}</bdi>
          </h3>
        )}
        <div id={`about-${id}`} className={styles.about}>
          {readOn !== null && <p className={styles.readOn}>{readOn}</p>}
          <p>{say.start.project.holds(entry.classes, entry.seeds)}</p>
          <p>{progressOf(entry)}</p>
        </div>
        {entry.total > entry.variants && (
          <Progress label={say.projects.expansionOf(name)} value={entry.variants} max={entry.total} thin />
        )}
        <p className={styles.small}>
          {say.start.project.changed(bytes(entry.bytes))}{' '}
          <time dateTime={changed}>{since(new Date(changed), new Date())}</time>
        </p>
      </div>
      <div className={styles.tools}>
        <IconButton
          label={say.projects.rename(name)}
          icon={<Pencil />}
          onClick={() => {
            setRenaming(true);
          }}
        />
        <IconButton
          label={copying === id ? say.projects.copying(name) : say.projects.duplicate(name)}
          icon={<Copy />}
          disabled={copying !== null}
          onClick={() => {
            project.duplicate(id);
          }}
        />
        <IconButton
          label={say.projects.deleteWord(name)}
          icon={<Trash2 />}
          disabled={copying === id}
          onClick={() => {
            project.remove(id);
          }}
        />
      </div>
    </li>
  );
}

function progressOf({ variants, total, reviewed, accepted }: ProjectSummary): string {
  if (total === 0) return say.start.project.nothingGrown;
  const grown =
    total > variants ? say.start.project.growing(count(variants), total) : say.start.project.grown(variants);
  const looked =
    accepted === undefined ? say.start.project.reviewed(count(reviewed)) : say.start.project.accepted(count(accepted));
  return variants === 0 ? grown : `${grown}${say.elements.comma}${looked}`;
}
