import type { PreviewResult, TracePoint } from '../../../store/recipe/state.ts';
import { cx } from '../../cx.ts';
import { figure, signed } from '../../format.ts';
import type { TermId } from '../../guide/glossary.ts';
import { Term } from '../../guide/GuideContext.tsx';
import { chosenFamily } from './previewLines.ts';
import { chosenTitle, otherTitle } from './previewTitles.ts';
import { say } from '../../words/say.ts';
import styles from './TermTable.module.css';

interface Row {
  /** What the glossary explains; `null` for their sum. */
  readonly id: TermId | null;
  readonly name: string;
  readonly read: (point: TracePoint) => number;
}

const ROWS: readonly Row[] = [
  {
    id: 'classScore',
    get name() {
      return say.recipe.consistency;
    },
    read: (point) => point.terms.consistency,
  },
  {
    id: 'entropy',
    get name() {
      return say.recipe.entropyGain;
    },
    read: (point) => point.terms.entropy,
  },
  {
    id: 'diversity',
    get name() {
      return say.recipe.diversity;
    },
    read: (point) => point.terms.diversity,
  },
  {
    id: null,
    get name() {
      return say.recipe.objectiveWeighted;
    },
    read: (point) => point.total,
  },
];

/** The three terms and their weighted sum: what is compared with, the recipe's pictures, and the difference. */
export function TermTable({ result }: { readonly result: PreviewResult }) {
  const before = result.other?.trace.at(-1);
  const after = chosenFamily(result)?.trace.at(-1);
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
        {ROWS.map(({ id, name, read }) => {
          const gain = read(after) - read(before);
          return (
            <tr key={name}>
              <th scope="row">{id === null ? name : <Term id={id}>{name}</Term>}</th>
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
