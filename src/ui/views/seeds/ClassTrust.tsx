import type { Trust } from '../../../evaluation/trust.ts';
import { Disclosure } from '../../elements/Disclosure.tsx';
import { cx } from '../../cx.ts';
import { percent } from '../../format.ts';
import { useMedia } from '../../hooks/media.ts';
import { useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import styles from './ClassTrust.module.css';

/** Every class with the seeds that are read right, the weakest first; beside it what the names alone read. */
export function ClassTrust({ trust }: { readonly trust: Trust }) {
  const classes = useStudioState((state) => state.seeds.classes);
  const by = useStudioState(({ seeds: { preflight } }) => (preflight.kind === 'ready' ? preflight.by : undefined));
  // Below this width it stands above the seeds, and would push them out of sight.
  const beside = useMedia('(min-width: 1024px)');
  const named = by !== undefined && by.mode !== 'names' ? by.named : undefined;
  const rows = trust.classes
    .map((figures, index) => ({ ...figures, index, info: classes[index]! }))
    .filter(({ seeds }) => seeds > 0)
    .sort((a, b) => a.accuracy - b.accuracy || a.index - b.index);
  return (
    <Disclosure summary={say.seeds.classByClass} open={beside && rows.length <= 12}>
      {/* Scrolls by keyboard too. */}
      <table className={styles.table} tabIndex={0}>
        <thead>
          <tr>
            <th scope="col">{say.seeds.class3}</th>
            <th scope="col">{say.seeds.readRight}</th>
            {named && <th scope="col">{say.seeds.byName}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ info, index, seeds, right, accuracy, atChance }) => (
            <tr key={info.key} className={cx(atChance && styles.weak)}>
              <th scope="row">
                <bdi>{info.name}</bdi>
              </th>
              <td>
                <span className={styles.bar} aria-hidden="true">
                  <span style={{ inlineSize: percent(accuracy) }} />
                </span>
                {say.seeds.ofWord(right, seeds)}
              </td>
              {named && <td>{named[index]}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </Disclosure>
  );
}
