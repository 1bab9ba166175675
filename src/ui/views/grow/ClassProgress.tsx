import { useMemo } from 'react';
import { Progress } from '../../elements/Progress.tsx';
import { count } from '../../format.ts';
import { useStudioState } from '../../hooks/studio.ts';
import styles from './ClassProgress.module.css';

/** How far each class is. */
export function ClassProgress() {
  const seeds = useStudioState((state) => state.run.seeds);
  const families = useStudioState((state) => state.run.families);
  const perSeed = useStudioState((state) => state.run.settings?.variants ?? 0);
  const images = useStudioState((state) => state.seeds.images);
  const classes = useMemo(() => {
    const found = new Map<string, { done: number; total: number }>();
    for (const id of seeds) {
      const key = images.get(id)?.label ?? '';
      const entry = found.get(key) ?? { done: 0, total: 0 };
      entry.total += perSeed;
      entry.done += families.get(id)?.length ?? 0;
      found.set(key, entry);
    }
    return [...found];
  }, [seeds, families, perSeed, images]);
  return (
    <ul className={styles.list} aria-label="Progress by class">
      {classes.map(([key, { done, total }]) => (
        <li key={key}>
          <span>
            <bdi>{key === '' ? 'No folder' : key}</bdi>
          </span>
          <span className={styles.numbers}>
            {count(done)} of {count(total)}
          </span>
          <Progress label={`Progress of ${key}`} value={done} max={total} thin />
        </li>
      ))}
    </ul>
  );
}
