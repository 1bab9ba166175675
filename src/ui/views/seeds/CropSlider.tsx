import { useState } from 'react';
import type { SeedImage } from '../../../store/seeds/state.ts';
import { cx } from '../../cx.ts';
import { percent } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import styles from './CropSlider.module.css';

/** The middle, where the square lies unless it is moved. */
const MIDDLE = 0.5;
/** How far an arrow key moves it, as a share of its way. */
const STEP = 0.02;

/**
 * The square that the models see of a picture that is none, over it: dragged, or moved by the arrow keys, along the longer side. It stays
 * where it is once something was grown from it. One move is one step that can be undone.
 */
export function CropSlider({ image }: { readonly image: SeedImage }) {
  const fixed = useStudioState(({ run, picks }) => run.variants.size + picks.all.size > 0);
  const { seeds } = useActions();
  const [draft, setDraft] = useState<number | null>(null);
  const { id, width, height, crop = MIDDLE } = image;
  const at = draft ?? crop;
  const take = () => {
    if (draft !== null) seeds.moveCrop(id, draft);
    setDraft(null);
  };
  const square = Math.min(width, height);
  return (
    <div
      className={cx(styles.crop, height > width && styles.upright)}
      style={{ '--at': at, '--wide': square / width, '--high': square / height }}
    >
      <span className={styles.square} aria-hidden="true" />
      <input
        className={styles.slider}
        type="range"
        aria-label={say.lightTable.large.cropPlace}
        aria-orientation={height > width ? 'vertical' : 'horizontal'}
        aria-valuetext={percent(at)}
        min={0}
        max={1}
        step={STEP}
        value={at}
        disabled={fixed}
        onChange={(event) => {
          setDraft(event.currentTarget.valueAsNumber);
        }}
        onPointerUp={take}
        onKeyUp={take}
        onBlur={take}
      />
    </div>
  );
}
