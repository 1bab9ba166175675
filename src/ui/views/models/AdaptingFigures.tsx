import { givenBackKey, heldKey, type KeptAdaptation } from '../../../store/adaptation/state.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { figure } from '../../format.ts';
import { StoredPicture } from '../../parts/StoredPicture.tsx';
import { say } from '../../words/say.ts';
import styles from './AdaptPrior.module.css';

/** What looks at held-out pictures showed: how far what comes back is from them, and some of them. */
export function AdaptingFigures({ kept: { id, looks, shown } }: { readonly kept: KeptAdaptation }) {
  const last = looks.at(-1)!;
  const rows = [
    [say.adapting.picture, (i: number) => heldKey(id, i)],
    [say.adapting.before, (i: number) => givenBackKey(id, looks[0]!.step, i)],
    ...(looks.length > 1 ? [[say.adapting.now, (i: number) => givenBackKey(id, last.step, i)] as const] : []),
  ] as const;
  return (
    <div className={styles.figures}>
      {looks.length > 1 && (
        <LineChart
          title={say.adapting.howTrue}
          subtitle={say.adapting.ofHeldOut}
          series={[{ name: say.adapting.error, values: looks.map(({ error }) => error), colour: 'var(--leaf)' }]}
          format={(value) => figure(value, 4)}
          steps={{ name: say.elements.step, numbers: looks.map(({ step }) => step) }}
        />
      )}
      <figure className={styles.strip} style={{ '--shown': shown }}>
        <figcaption>{say.adapting.heldOut}</figcaption>
        {rows.map(([row, keyOf]) => [
          <span key={row} data-row>
            {row}
          </span>,
          ...Array.from({ length: shown }, (_, i) => (
            <StoredPicture key={`${row}${i}`} image={keyOf(i)} alt={say.adapting.numbered(row, i + 1)} />
          )),
        ])}
      </figure>
    </div>
  );
}
