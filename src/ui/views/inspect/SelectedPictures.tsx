import type { SlotId } from '../../../store/ids.ts';
import { percent } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { LazyPicture } from '../../parts/StoredPicture.tsx';
import { say } from '../../words/say.ts';
import styles from './EmbeddingMap.module.css';

/** As many as a person looks at. */
const SHOWN = 120;

/** What is inside the line, beside the map; one that is pressed opens. */
export function SelectedPictures({ slots }: { readonly slots: readonly SlotId[] }) {
  const variants = useStudioState((state) => state.run.variants);
  const picks = useStudioState((state) => state.picks.all);
  const { view } = useActions();
  if (slots.length === 0) return null;
  return (
    <ul className={styles.selected} aria-label={say.map.selected}>
      {slots.slice(0, SHOWN).map((slot) => {
        const [variant, pick] = [variants.get(slot), picks.get(slot)];
        const image = variant?.image ?? pick?.thumbnail;
        if (!image) return null;
        const score = percent(variant?.classScore ?? pick?.facts.probability ?? 0);
        return (
          <li key={slot}>
            <button
              type="button"
              onClick={() => {
                view.change({ inspected: slot, focus: slot });
              }}
            >
              <LazyPicture image={image} alt={score} />
            </button>
            <span aria-hidden>{score}</span>
          </li>
        );
      })}
      {slots.length > SHOWN && <li>{say.map.more(slots.length - SHOWN)}</li>}
    </ul>
  );
}
