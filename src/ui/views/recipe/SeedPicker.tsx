import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useMemo } from 'react';
import { isSeed } from '../../../store/seeds/classSummaries.ts';
import type { SeedImage } from '../../../store/seeds/state.ts';
import { IconButton } from '../../elements/Button.tsx';
import { Select } from '../../elements/Select.tsx';
import { useClassTitles } from '../../hooks/classTitles.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import styles from './SeedPicker.module.css';

/** The seed of the preview: its class, then one of its pictures. */
export function SeedPicker() {
  const images = useStudioState((state) => state.seeds.images);
  const classes = useStudioState((state) => state.seeds.classes);
  const chosen = useStudioState((state) => state.recipe.preview.seed);
  const { recipe } = useActions();
  const titleOf = useClassTitles();
  const byClass = useMemo(() => {
    const groups = new Map(classes.filter((info) => !info.leftOut).map((info) => [info.key, [] as SeedImage[]]));
    for (const image of images.values()) if (isSeed(image) && !image.leftOut) groups.get(image.label)?.push(image);
    return new Map([...groups].filter(([, seeds]) => seeds.length > 0));
  }, [images, classes]);
  const seed = chosen === null ? undefined : images.get(chosen);
  const siblings = (seed && byClass.get(seed.label)) ?? [];
  if (!seed) return null;
  const step = (by: number) => {
    const next = siblings.at((siblings.indexOf(seed) + by) % siblings.length);
    if (next) recipe.previewSeed(next.id);
  };
  return (
    <div className={styles.picker}>
      <h2>{say.recipe.livePreview}</h2>
      <div className={styles.controls}>
        <Select
          label={say.recipe.classOfThePreview}
          bare
          value={seed.label}
          options={[...byClass.keys()].map((key) => ({ value: key, label: titleOf(key) }))}
          onChange={(key) => {
            const first = byClass.get(key)?.[0];
            if (first) recipe.previewSeed(first.id);
          }}
        />
        <Select
          label={say.recipe.seedOfThePreview}
          bare
          value={seed.id}
          options={siblings.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => {
            recipe.previewSeed(id);
          }}
        />
        <IconButton
          label={say.recipe.previousSeed}
          icon={<ChevronLeft />}
          disabled={siblings.length < 2}
          onClick={() => {
            step(-1);
          }}
        />
        <IconButton
          label={say.recipe.nextSeed}
          icon={<ChevronRight />}
          disabled={siblings.length < 2}
          onClick={() => {
            step(1);
          }}
        />
      </div>
    </div>
  );
}
