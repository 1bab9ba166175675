import { useMemo } from 'react';
import { decisionOf } from '../../../store/review/selectors.ts';
import { isSeed } from '../../../store/seeds/classSummaries.ts';
import { NO_FILTER } from '../../../store/view/state.ts';
import { count } from '../../format.ts';
import { useClassTitles } from '../../hooks/classTitles.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import styles from './ClassBalance.module.css';

/** Images of each class before, and with what is accepted or not yet reviewed. */
export function ClassBalance() {
  const images = useStudioState((state) => state.seeds.images);
  const classes = useStudioState((state) => state.seeds.classes);
  const variants = useStudioState((state) => state.run.variants);
  const decisions = useStudioState((state) => state.review.decisions);
  const { view } = useActions();
  const titleOf = useClassTitles();
  const rows = useMemo(() => {
    const found = new Map(
      classes.filter((info) => !info.leftOut).map((info) => [info.key, { seeds: 0, accepted: 0, unreviewed: 0 }]),
    );
    for (const image of images.values()) {
      const row = found.get(image.label);
      if (row && isSeed(image) && !image.leftOut) row.seeds++;
    }
    for (const variant of variants.values()) {
      const { verdict, relabel } = decisionOf(decisions, variant.slot);
      const label = relabel ?? images.get(variant.seed)?.label;
      const row = label === undefined ? undefined : found.get(label);
      if (row && verdict !== 'rejected') row[verdict]++;
    }
    return [...found];
  }, [images, classes, variants, decisions]);
  const most = Math.max(1, ...rows.map(([, row]) => row.seeds + row.accepted + row.unreviewed));
  return (
    <figure className={styles.balance}>
      <figcaption>
        <strong>{say.inspect.areTheClassesBalanced}</strong>
        <span>
          <i className={styles.seeds} />
          {say.inspect.seeds}
          <i className={styles.accepted} />
          {say.inspect.accepted}
          <i className={styles.unreviewed} />
          {say.inspect.notYetReviewed}
        </span>
      </figcaption>
      <ul>
        {rows.map(([key, row]) => (
          <li key={key}>
            <button
              type="button"
              onClick={() => {
                view.change({ step: 'review', filter: { ...NO_FILTER, classes: [key] } });
              }}
            >
              <bdi>{titleOf(key)}</bdi>
              <span className={styles.track}>
                <i className={styles.seeds} style={{ inlineSize: `${(100 * row.seeds) / most}%` }} />
                <i className={styles.accepted} style={{ inlineSize: `${(100 * row.accepted) / most}%` }} />
                <i className={styles.unreviewed} style={{ inlineSize: `${(100 * row.unreviewed) / most}%` }} />
              </span>
              <span className={styles.numbers}>
                {count(row.seeds)} → {count(row.seeds + row.accepted + row.unreviewed)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </figure>
  );
}
