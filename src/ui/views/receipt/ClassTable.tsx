import { accuracyByClass, changedClasses } from '../../../core/receipt/figures.ts';
import { mean } from '../../../core/reals.ts';
import type { ArmResult, Receipt } from '../../../core/receipt/receipt.ts';
import type { ClassKey } from '../../../store/ids.ts';
import { NO_FILTER } from '../../../store/view/state.ts';
import { Button } from '../../elements/Button.tsx';
import { cx } from '../../cx.ts';
import { percent, signed } from '../../format.ts';
import { useActions, useStudio, useStudioState } from '../../hooks/studio.ts';
import styles from './ClassTable.module.css';

/** Every class with every arm, and what can be done where the expansion harms or too little is read right. */
export function ClassTable({ receipt }: { readonly receipt: Receipt }) {
  const { arms, classes } = receipt;
  const base = arms.find(({ arm }) => arm === 'original');
  const subject = arms.find(({ arm }) => arm === 'expansion' || arm === 'accepted');
  const shares = new Map(arms.map((arm) => [arm.arm, sharesOf(arm)]));
  const changed = new Map(
    base && subject ? changedClasses(subject.runs, base.runs).map((one) => [one.label, one.mean]) : [],
  );
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="Class by class">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Class</th>
            {arms.map(({ arm, title }) => (
              <th key={arm} scope="col">
                {title}
              </th>
            ))}
            <th scope="col">Its variants</th>
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
                  return <td key={arm}>{Number.isFinite(share) ? percent(share) : 'no test'}</td>;
                })}
                <td>
                  <ClassActions label={name} />
                </td>
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

/** Leads to a class's variants, leaves them out, or asks for more. */
function ClassActions({ label }: { readonly label: string }) {
  const { store } = useStudio();
  const { view, review, recipe } = useActions();
  const key = label as ClassKey;
  const grown = useStudioState(({ run, seeds }) =>
    [...run.families.keys()].some((seed) => seeds.images.get(seed)?.label === key),
  );
  if (!grown) return null;
  return (
    <div className={styles.actions}>
      <Button
        look="quiet"
        aria-label={`Look at the variants of ${label}`}
        onClick={() => {
          view.change({ step: 'review', filter: { ...NO_FILTER, classes: [key] } });
        }}
      >
        Look
      </Button>
      <Button
        look="quiet"
        aria-label={`Leave out the variants of ${label}`}
        onClick={() => {
          const { run, seeds } = store.getState();
          const slots = [...run.families].flatMap(([seed, own]) => (seeds.images.get(seed)?.label === key ? own : []));
          review.decide(slots, 'rejected');
        }}
      >
        Leave out
      </Button>
      <Button
        look="quiet"
        aria-label={`Top up ${label}`}
        onClick={() => {
          const { run, seeds } = store.getState();
          const largest = [...run.families].reduce((sizes, [seed, own]) => {
            const of = seeds.images.get(seed)?.label ?? key;
            return sizes.set(of, (sizes.get(of) ?? 0) + 1 + own.length);
          }, new Map<ClassKey, number>());
          recipe.change({ perClass: Math.max(1, ...largest.values()) });
          view.change({ step: 'recipe' });
        }}
      >
        Top up
      </Button>
    </div>
  );
}
