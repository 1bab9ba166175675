import { useMemo } from 'react';
import type { Verdict } from '../../../store/review/state.ts';
import { verdictOf } from '../../../store/review/selectors.ts';
import { isSeed } from '../../../store/seeds/classSummaries.ts';
import { count, counted } from '../../format.ts';
import { useStudioState } from '../../hooks/studio.ts';
import styles from './ZipTree.module.css';

export interface ZipTreeProps {
  readonly include: readonly Verdict[];
}

/** What the zip will hold: its files at the top, then a line a class folder. */
export function ZipTree({ include }: ZipTreeProps) {
  const images = useStudioState((state) => state.seeds.images);
  const classes = useStudioState((state) => state.seeds.classes);
  const families = useStudioState((state) => state.run.families);
  const decisions = useStudioState((state) => state.review.decisions);
  const rows = useMemo(() => {
    const found = new Map(
      classes.filter((info) => !info.leftOut).map((info) => [info.key, { originals: 0, variants: 0 }]),
    );
    for (const image of images.values()) {
      const row = found.get(image.label);
      if (!row || image.leftOut) continue;
      row.originals++;
      if (!isSeed(image)) continue;
      for (const slot of families.get(image.id) ?? []) {
        const decision = decisions.get(slot);
        if (!include.includes(verdictOf(decisions, slot))) continue;
        const target = decision?.relabel == null ? row : (found.get(decision.relabel) ?? row);
        target.variants++;
      }
    }
    return [...found].filter(([, row]) => row.originals + row.variants > 0);
  }, [images, classes, families, decisions, include]);
  const originals = rows.reduce((sum, [, row]) => sum + row.originals, 0);
  const variants = rows.reduce((sum, [, row]) => sum + row.variants, 0);
  const example = [...images.values()].find((image) => families.has(image.id));
  const stem = example?.name.replace(/\.[^.]+$/u, '');
  return (
    <section className={styles.tree} aria-label="Contents of the zip">
      <h2>What the zip holds</h2>
      <p className={styles.soft}>
        {counted(originals, 'original')}, {counted(variants, 'variant')}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Class</th>
            <th scope="col">Originals</th>
            <th scope="col">Variants</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, row]) => (
            <tr key={key}>
              <th scope="row">
                <bdi>{key === '' ? 'No folder' : key}</bdi>
              </th>
              <td>{count(row.originals)}</td>
              <td>{count(row.variants)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl>
        <div>
          <dt>README.md</dt>
          <dd>A card of the data set: counts, settings, acceptance, models, licences.</dd>
        </div>
        <div>
          <dt>expansion.jsonl</dt>
          <dd>A line a picture: its seed, its figures, its state and what made it.</dd>
        </div>
        {stem !== undefined && (
          <div>
            <dt>
              <bdi>{stem}__gif-k01.png</bdi>
            </dt>
            <dd>Variants keep the name of their seed.</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
