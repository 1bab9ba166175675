import { percent } from '../format.ts';
import { useStudioState } from '../hooks/studio.ts';
import styles from './ProbabilityList.module.css';

/** Classes that are listed: the likeliest. */
const MOST = 3;

/** What the judge holds most likely, as bars. */
export function ProbabilityList({ probabilities }: { readonly probabilities: readonly number[] }) {
  const names = useStudioState((state) => state.seeds.classes);
  const likeliest = probabilities
    .map((p, i) => ({ p, name: names[i]?.name ?? '' }))
    .sort((a, b) => b.p - a.p)
    .slice(0, MOST);
  return (
    <ol className={styles.list}>
      {likeliest.map(({ p, name }) => (
        <li key={name}>
          <span className={styles.bar} style={{ inlineSize: `${100 * p}%` }} aria-hidden="true" />
          <bdi>{name}</bdi> {percent(p)}
        </li>
      ))}
    </ol>
  );
}
