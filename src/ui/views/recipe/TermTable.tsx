import type { PreviewResult, TracePoint } from '../../../store/recipe/state.ts';
import { cx } from '../../cx.ts';
import { figure, signed } from '../../format.ts';
import styles from './TermTable.module.css';

const ROWS: readonly { readonly name: string; readonly read: (point: TracePoint) => number }[] = [
  { name: 'Consistency', read: (point) => point.terms.consistency },
  { name: 'Entropy gain', read: (point) => point.terms.entropy },
  { name: 'Diversity', read: (point) => point.terms.diversity },
  { name: 'Objective, weighted', read: (point) => point.total },
];

/** The three terms and their weighted sum: the twin, the guided images, and what guidance gained. */
export function TermTable({ result }: { readonly result: PreviewResult }) {
  const twin = result.unguided.trace.at(-1);
  const guided = result.guided?.trace.at(-1);
  if (!twin || !guided || result.settings.method !== 'guided') return null;
  return (
    <table className={styles.table}>
      <caption>What did guidance gain?</caption>
      <thead>
        <tr>
          <th scope="col">Term</th>
          <th scope="col">Unguided</th>
          <th scope="col">Guided</th>
          <th scope="col">Gain</th>
        </tr>
      </thead>
      <tbody>
        {ROWS.map(({ name, read }) => {
          const gain = read(guided) - read(twin);
          return (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{figure(read(twin), 3)}</td>
              <td>{figure(read(guided), 3)}</td>
              <td className={cx(gain > 0 && styles.up, gain < 0 && styles.down)}>{signed(gain, 3)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
