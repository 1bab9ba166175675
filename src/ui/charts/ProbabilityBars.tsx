import { figure } from '../format.ts';
import { say } from '../words/say.ts';
import styles from './ProbabilityBars.module.css';

export interface ProbabilityBarsProps {
  readonly names: readonly string[];
  readonly seed: readonly number[];
  readonly variant: readonly number[];
  /** Index of the class to keep. */
  readonly label: number;
  /** Most classes shown: the likeliest of either. Default: 8. */
  readonly most?: number;
}

/** What the judge reads in a seed and in its variant, class by class. */
export function ProbabilityBars({ names, seed, variant, label, most = 8 }: ProbabilityBarsProps) {
  const weight = (c: number) => (c === label ? 2 : Math.max(seed[c] ?? 0, variant[c] ?? 0));
  const shown = names
    .map((_, c) => c)
    .sort((a, b) => weight(b) - weight(a))
    .slice(0, most);
  return (
    <table className={styles.bars}>
      <thead>
        <tr>
          <th scope="col">{say.elements.class}</th>
          <th scope="col" aria-hidden="true" />
          <th scope="col">{say.elements.seed}</th>
          <th scope="col">{say.elements.variant}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((c) => (
          <tr key={c} data-label={c === label}>
            <th scope="row">
              <bdi>{names[c]}</bdi>
            </th>
            <td className={styles.cell} aria-hidden="true">
              <i className={styles.seed} style={{ inlineSize: `${(seed[c] ?? 0) * 100}%` }} />
              <i className={styles.variant} style={{ inlineSize: `${(variant[c] ?? 0) * 100}%` }} />
            </td>
            <td>{figure(seed[c] ?? 0)}</td>
            <td>{figure(variant[c] ?? 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
