import { accuracyByClass, changedClasses } from '../../../core/receipt/figures.ts';
import { mean } from '../../../core/reals.ts';
import type { ArmResult, Receipt } from '../../../core/receipt/receipt.ts';
import { cx } from '../../cx.ts';
import { percent, signed } from '../../format.ts';
import { say } from '../../words/say.ts';
import styles from './ClassTable.module.css';

/** Every class with every arm, and how it changed where that is more than chance. */
export function ClassTable({ receipt }: { readonly receipt: Receipt }) {
  const { arms, classes } = receipt;
  const base = arms.find(({ arm }) => arm === 'original');
  const subject =
    arms.find(({ arm }) => arm === 'expansion' || arm === 'accepted') ?? arms.find(({ arm }) => arm === 'picked');
  const shares = new Map(arms.map((arm) => [arm.arm, sharesOf(arm)]));
  const changed = new Map(
    base && subject ? changedClasses(subject.runs, base.runs).map((one) => [one.label, one.mean]) : [],
  );
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={say.receipt.classByClass}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{say.receipt.class}</th>
            {arms.map(({ arm }) => (
              <th key={arm} scope="col">
                {say.arm(arm).title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {classes.map((name, label) => {
            const gain = changed.get(label);
            return (
              <tr key={name} className={cx(gain !== undefined && (gain > 0 ? styles.up : styles.down))}>
                <th scope="row">
                  <bdi>{name}</bdi>
                  {gain !== undefined && <span className={styles.gain}> {signed(100 * gain, 0)}</span>}
                </th>
                {arms.map(({ arm }) => {
                  const share = shares.get(arm)![label]!;
                  return <td key={arm}>{Number.isFinite(share) ? percent(share) : say.receipt.noTest}</td>;
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Mean of the runs for each class. */
const sharesOf = ({ runs }: ArmResult): readonly number[] => {
  const each = runs.map(({ confusion }) => accuracyByClass(confusion));
  return each[0]!.map((_, c) => mean(each.map((shares) => shares[c]!)));
};
