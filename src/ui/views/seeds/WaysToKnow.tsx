import type { HeadMode } from '../../../core/judge/head/head.ts';
import type { Trust } from '../../../evaluation/trust.ts';
import { cx } from '../../cx.ts';
import { percent } from '../../format.ts';
import { useStudioState } from '../../hooks/studio.ts';
import { BY } from './judgeWords.ts';
import { say } from '../../words/say.ts';
import styles from './WaysToKnow.module.css';

const ORDER: readonly HeadMode[] = ['names and examples', 'examples', 'names'];

/** How many of the seeds the judge reads right by each way to know the classes, beside what guessing gives. */
export function WaysToKnow({ trust }: { readonly trust: Trust }) {
  const by = useStudioState(({ seeds: { preflight } }) => (preflight.kind === 'ready' ? preflight.by : undefined));
  const ways = ORDER.flatMap((mode) => {
    const share = by?.shares[mode];
    return share === undefined ? [] : [{ name: BY[mode], share, used: mode === by?.mode }];
  });
  const rows = [...ways, { name: say.seeds.byGuessing, share: trust.guessing.accuracy, used: false }];
  return (
    <ul className={styles.ways} aria-label={say.seeds.seedsReadRight}>
      {rows.map(({ name, share, used }) => (
        <li key={name} className={cx(used && styles.used)}>
          <span>{name}</span>
          <span className={styles.bar} aria-hidden="true">
            <span style={{ inlineSize: percent(share) }} />
          </span>
          <span>{percent(share)}</span>
        </li>
      ))}
    </ul>
  );
}
