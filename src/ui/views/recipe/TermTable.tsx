import type { PreviewResult, TracePoint } from '../../../store/recipe/state.ts';
import { cx } from '../../cx.ts';
import { figure, signed } from '../../format.ts';
import { chosenTitle, otherTitle } from './previewTitles.ts';
import styles from './TermTable.module.css';

const ROWS: readonly { readonly name: string; readonly read: (point: TracePoint) => number }[] = [
  { name: 'Consistency', read: (point) => point.terms.consistency },
  { name: 'Entropy gain', read: (point) => point.terms.entropy },
  { name: 'Diversity', read: (point) => point.terms.diversity },
  { name: 'Objective, weighted', read: (point) => point.total },
];

/** The three terms and their weighted sum: what is compared with, the recipe's pictures, and the difference. */
export function TermTable({ result }: { readonly result: PreviewResult }) {
  const before = result.other?.trace.at(-1);
  const after = result.chosen?.trace.at(-1);
  if (!before || !after) return null;
  return (
    <table className={styles.table}>
      <caption>What does it gain?</caption>
      <thead>
        <tr>
          <th scope="col">Term</th>
          <th scope="col">{otherTitle(result)}</th>
          <th scope="col">{chosenTitle(result)}</th>
          <th scope="col">Gain</th>
        </tr>
      </thead>
      <tbody>
        {ROWS.map(({ name, read }) => {
          const gain = read(after) - read(before);
          return (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{figure(read(before), 3)}</td>
              <td>{figure(read(after), 3)}</td>
              <td className={cx(gain > 0 && styles.up, gain < 0 && styles.down)}>{signed(gain, 3)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
