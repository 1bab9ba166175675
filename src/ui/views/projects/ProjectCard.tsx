import { Copy, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { coverKey } from '../../../store/project/blobs.ts';
import type { ProjectSummary } from '../../../store/project/state.ts';
import { IconButton } from '../../elements/Button.tsx';
import { Progress } from '../../elements/Progress.tsx';
import { bytes, count, since } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { StoredPicture } from '../../parts/StoredPicture.tsx';
import { NameField } from './NameField.tsx';
import { say } from '../../words/say.ts';
import styles from './ProjectCard.module.css';

/** A project that can be opened, named, copied and deleted. */
export function ProjectCard({ entry }: { readonly entry: ProjectSummary }) {
  const { project } = useActions();
  const copying = useStudioState((state) => state.project.copying);
  const [renaming, setRenaming] = useState(false);
  const { id, name, changed, covers } = entry;
  return (
    <li className={styles.card}>
      <button
        type="button"
        className={styles.open}
        aria-label={say.projects.open(name)}
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
        <p>{progressOf(entry)}</p>
        {entry.total > entry.variants && (
          <Progress label={say.projects.expansionOf(name)} value={entry.variants} max={entry.total} thin />
        )}
        <p className={styles.small}>
          {say.projects.changed(bytes(entry.bytes))}
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

function progressOf({ seeds, variants, total, reviewed }: ProjectSummary): string {
  const grown =
    total === 0
      ? say.projects.nothingGrownYet
      : total > variants
        ? say.projects.ofVariant(count(variants), total)
        : say.projects.countedVariants(variants);
  const looked = variants === 0 ? '' : say.projects.reviewed(count(reviewed));
  return `${say.projects.countedSeeds(seeds)}, ${grown}${looked}`;
}
