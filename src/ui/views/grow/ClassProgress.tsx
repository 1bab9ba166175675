import { useMemo } from 'react';
import { variantCounts } from '../../../store/run/selectors.ts';
import { Progress } from '../../elements/Progress.tsx';
import { count } from '../../format.ts';
import { useClassTitles } from '../../hooks/classTitles.ts';
import { useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import styles from './ClassProgress.module.css';

/** How far each class is. */
export function ClassProgress() {
  const seeds = useStudioState((state) => state.run.seeds);
  const families = useStudioState((state) => state.run.families);
  const counts = useStudioState((state) => state.run.counts);
  const settings = useStudioState((state) => state.run.settings);
  const images = useStudioState((state) => state.seeds.images);
  const titleOf = useClassTitles();
  const classes = useMemo(() => {
    const found = new Map<string, { done: number; total: number }>();
    for (const [id, asked] of variantCounts({ seeds, counts, settings })) {
      const key = images.get(id)?.label ?? '';
      const entry = found.get(key) ?? { done: 0, total: 0 };
      entry.total += asked;
      entry.done += families.get(id)?.length ?? 0;
      found.set(key, entry);
    }
    return [...found];
  }, [seeds, counts, settings, families, images]);
  return (
    <ul className={styles.list} aria-label={say.grow.progressByClass}>
      {classes.map(([key, { done, total }]) => (
        <li key={key}>
          <span>
            <bdi>{titleOf(key)}</bdi>
          </span>
          <span className={styles.numbers}>
            {total === 0 ? say.grow.hasEnough : say.grow.ofWord(count(done), count(total))}
          </span>
          {total > 0 && <Progress label={say.grow.progressOf(titleOf(key))} value={done} max={total} thin />}
        </li>
      ))}
    </ul>
  );
}
