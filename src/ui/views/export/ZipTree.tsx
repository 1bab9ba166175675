import { useMemo } from 'react';
import { matchOf } from '../../../store/export/selectors.ts';
import type { LayoutId } from '../../../store/export/state.ts';
import type { Verdict } from '../../../store/review/state.ts';
import { verdictOf } from '../../../store/review/selectors.ts';
import { isSeed } from '../../../store/seeds/classSummaries.ts';
import { count } from '../../format.ts';
import { usePicks } from '../../hooks/picks.ts';
import { useStudioState } from '../../hooks/studio.ts';
import { exampleOf, LAYOUT_WORDS, projectFileOf } from './layoutWords.ts';
import { say } from '../../words/say.ts';
import styles from './ZipTree.module.css';

/** Files of every layout. */
const filesOf = (layout: LayoutId, matched: boolean): readonly (readonly [name: string, text: string])[] => [
  ...(LAYOUT_WORDS.find(({ id }) => id === layout)?.files ?? []),
  ['train.py', say.notebook.script],
  ['expansion.jsonl', say.exporting.aLineAPicture2],
  ...(matched ? [] : [['offshoot.json', projectFileOf(layout)] as const]),
  ['croissant.json', say.exporting.theDataSetIn],
  ['classes.txt', say.exporting.theClassesInThe],
  [say.exporting.readmeMd, say.exporting.aCardOfThe],
];

export interface ZipTreeProps {
  readonly include: readonly Verdict[];
}

/** What the export will hold: its files at the top, then a line a class folder. */
export function ZipTree({ include }: ZipTreeProps) {
  const images = useStudioState((state) => state.seeds.images);
  const classes = useStudioState((state) => state.seeds.classes);
  const families = useStudioState((state) => state.run.families);
  const made = useStudioState((state) => state.run.variants);
  const decisions = useStudioState((state) => state.review.decisions);
  const layout = useStudioState((state) => state.export.layout);
  const matched = useStudioState((state) => matchOf(state) !== null);
  const picks = usePicks();
  const rows = useMemo(() => {
    const found = new Map(
      classes.filter((info) => !info.leftOut).map((info) => [info.key, { originals: 0, variants: 0, picked: 0 }]),
    );
    for (const image of images.values()) {
      const row = found.get(image.label);
      if (!row || image.leftOut) continue;
      if (layout !== 'new-images') row.originals++;
      if (!isSeed(image)) continue;
      for (const slot of families.get(image.id) ?? []) {
        const decision = decisions.get(slot);
        const verdict = verdictOf(decisions, slot);
        if (verdict === 'rejected' || !include.includes(verdict)) continue;
        const target = decision?.relabel == null ? row : (found.get(decision.relabel) ?? row);
        target.variants++;
      }
    }
    for (const { slot, label } of picks.values()) {
      const verdict = verdictOf(decisions, slot);
      if (verdict === 'rejected' || !include.includes(verdict)) continue;
      const target = found.get(decisions.get(slot)?.relabel ?? label) ?? found.get(label);
      if (target) target.picked++;
    }
    return [...found].filter(([, row]) => row.originals + row.variants + row.picked > 0);
  }, [images, classes, families, decisions, picks, include, layout]);
  const originals = rows.reduce((sum, [, row]) => sum + row.originals, 0);
  const variants = rows.reduce((sum, [, row]) => sum + row.variants, 0);
  const picked = rows.reduce((sum, [, row]) => sum + row.picked, 0);
  const example = made.values().next().value;
  const seed = example && images.get(example.seed);
  return (
    <section className={styles.tree} aria-label={say.exporting.contentsOfTheExport}>
      <h2>{say.exporting.whatItHolds}</h2>
      <p className={styles.soft}>
        {say.exporting.countedOriginals(originals)}
        {say.elements.comma}
        {say.exporting.countedVariants(variants)}
        {picks.size > 0 && `${say.elements.comma}${say.exporting.countedRelatedPictures(picked)}`}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{say.exporting.class}</th>
            <th scope="col">{say.exporting.originals}</th>
            <th scope="col">{say.exporting.variants}</th>
            {picks.size > 0 && <th scope="col">{say.exporting.related}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, row]) => (
            <tr key={key}>
              <th scope="row">
                <bdi>{key === '' ? say.exporting.noFolder : key}</bdi>
              </th>
              <td>{count(row.originals)}</td>
              <td>{count(row.variants)}</td>
              {picks.size > 0 && <td>{count(row.picked)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      <dl>
        {seed && (
          <div>
            <dt>
              <bdi>{exampleOf(layout, { path: seed.id, ...seed, method: example.how.method, k: example.k })}</bdi>
            </dt>
            <dd>{say.exporting.variantsKeepTheName}</dd>
          </div>
        )}
        {filesOf(layout, matched).map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
