import { X } from 'lucide-react';
import { NO_FILTER } from '../../../store/view/state.ts';
import { useClassTitles } from '../../hooks/classTitles.ts';
import { useActions, useStudio, useStudioState } from '../../hooks/studio.ts';
import { conditionsOf } from './conditions.ts';
import { say } from '../../words/say.ts';
import styles from './FilterLine.module.css';

/** What the filter asks, in words, each to be taken away: nobody should wonder where the rest is. */
export function FilterLine() {
  const filter = useStudioState((state) => state.view.filter);
  const { store } = useStudio();
  const { view } = useActions();
  const conditions = conditionsOf(filter, {
    ofSeed: (seed) => store.getState().seeds.images.get(seed)?.name ?? seed,
    ofClass: useClassTitles(),
  });
  if (conditions.length === 0) return null;
  return (
    <div className={styles.line} role="group" aria-label={say.review.conditionsOfTheFilter}>
      <span>{say.review.only}</span>
      {conditions.map(({ id, words, without }) => (
        <button
          key={id}
          type="button"
          aria-label={say.review.without(words)}
          onClick={() => {
            view.change({ filter: without });
          }}
        >
          <bdi>{words}</bdi>
          <X aria-hidden />
        </button>
      ))}
      <button
        type="button"
        className={styles.all}
        onClick={() => {
          view.change({ filter: { ...NO_FILTER, verdicts: filter.verdicts } });
        }}
      >
        {say.review.clearTheFilter}
      </button>
    </div>
  );
}
