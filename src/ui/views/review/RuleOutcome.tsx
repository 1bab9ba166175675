import type { Rejection } from '../../../store/review/rejection.ts';
import { cx } from '../../cx.ts';
import { count, counted } from '../../format.ts';
import { useClassName } from '../../hooks/className.ts';
import styles from './RulesButton.module.css';

/** A class that keeps less than this share of its variants is one to look at before. */
const FEW = 1 / 3;

/** What is left of each class that rules reject something of, those that lose most first. */
export function RuleOutcome({ planned: { classes, spared } }: { readonly planned: Rejection }) {
  const nameOf = useClassName();
  if (classes.length === 0 && spared.length === 0) return null;
  const worst = classes.toSorted((a, b) => a.after / a.before - b.after / b.before);
  return (
    <section className={styles.outcome} aria-label="What is left of each class">
      {/* It may scroll, and then by keyboard too. */}
      <ul tabIndex={worst.length > 8 ? 0 : undefined}>
        {worst.map(({ key, before, after }) => (
          <li key={key} className={cx(after <= before * FEW && styles.few)}>
            <bdi>{nameOf(key)}</bdi>
            <span>
              {count(before)} to {count(after)}
            </span>
          </li>
        ))}
      </ul>
      {spared.length > 0 && (
        <p className={styles.note}>
          {counted(spared.length, 'variant meets', 'variants meet')} a rule and {spared.length === 1 ? 'stays' : 'stay'}
          , so that no class is emptied.
        </p>
      )}
    </section>
  );
}
