import type { PreviewResult, TracePoint } from '../../../store/recipe/state.ts';
import { cx } from '../../cx.ts';
import { figure, signed } from '../../format.ts';
import { chosenTitle, otherTitle } from './previewTitles.ts';
import { say } from '../../words/say.ts';
import styles from './TermTable.module.css';

const ROWS: readonly { readonly name: string; readonly read: (point: TracePoint) => number }[] = [
  {
    get name() {
      return say.recipe.consistency;
    },
    read: (point) => point.terms.consistency,
  },
  {
    get name() {
      return say.recipe.entropyGain;
    },
    read: (point) => point.terms.entropy,
  },
  {
    get name() {
      return say.recipe.diversity;
    },
    read: (point) => point.terms.diversity,
  },
  {
    get name() {
      return say.recipe.objectiveWeighted;
    },
    read: (point) => point.total,
  },
];

/** The three terms and their weighted sum: what is compared with, the recipe's pictures, and the difference. */
export function TermTable({ result }: { readonly result: PreviewResult }) {
  const before = result.other?.trace.at(-1);
  const after = result.chosen?.trace.at(-1);
  if (!before || !after) return null;
  return (
    <table className={styles.table}>
      <caption>{say.recipe.whatDoesItGain}</caption>
      <thead>
        <tr>
          <th scope="col">{say.recipe.term}</th>
          <th scope="col">{otherTitle(result)}</th>
          <th scope="col">{chosenTitle(result)}</th>
          <th scope="col">{say.recipe.gain}</th>
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
