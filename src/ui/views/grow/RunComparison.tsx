import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ImageId } from '../../../core/brands.ts';
import { comparedPairs, comparedRows, seedsOfBoth, type ComparedRow } from '../../../store/runs/comparison.ts';
import { headerOf } from '../../../store/runs/figures.ts';
import type { OpenedRun, RunHeader } from '../../../store/runs/state.ts';
import type { VariantRecord } from '../../../store/run/state.ts';
import { IconButton } from '../../elements/Button.tsx';
import { Select } from '../../elements/Select.tsx';
import { cx } from '../../cx.ts';
import { count, duration, figure, percent, signed } from '../../format.ts';
import { useClassTitles } from '../../hooks/classTitles.ts';
import { useStudioState } from '../../hooks/studio.ts';
import { StoredPicture } from '../../parts/StoredPicture.tsx';
import { say } from '../../words/say.ts';
import styles from './RunComparison.module.css';
import { recipeWords, runName } from './runNames.ts';
import { usePresentRun } from './useRuns.ts';

/** Names of the two runs where there is no room for more: A is the one on screen. */
const LETTERS = ['A', 'B'] as const;

/** The run on screen beside another: in one table, and seed by seed. */
export function RunComparison({ compared }: { readonly compared: OpenedRun }) {
  const present = usePresentRun();
  const seeds = useStudioState((state) => state.seeds);
  const known = useStudioState((state) => state.runs.earlier).find(({ made }) => made === compared.run.made);
  const other = useMemo(() => headerOf(compared.run, compared.decisions, seeds), [compared, seeds]);
  if (!present || !other) return null;
  const named = known?.name === undefined ? other : { ...other, name: known.name };
  return (
    <div className={styles.comparison}>
      <FiguresOfBoth one={present} other={named} />
      <OneSeed compared={compared} names={[runName(present), runName(named)]} />
    </div>
  );
}

function FiguresOfBoth({ one, other }: { readonly one: RunHeader; readonly other: RunHeader }) {
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={say.runs.two}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{say.runs.figure}</th>
            {[one, other].map((run, i) => (
              <th key={run.made} scope="col">
                <span className={styles.letter}>{LETTERS[i]}</span> <bdi>{runName(run)}</bdi>
                <span className={styles.recipe}>{recipeWords(run.settings)}</span>
              </th>
            ))}
            <th scope="col">{say.runs.difference(...LETTERS)}</th>
          </tr>
        </thead>
        <tbody>
          {comparedRows(one, other).map((row) => (
            <tr key={row.figure}>
              <th scope="row">{FIGURES[row.figure].title()}</th>
              {row.values.map((value, i) => (
                <td key={LETTERS[i]}>{value === null ? say.runs.none : FIGURES[row.figure].value(value)}</td>
              ))}
              <td>{row.difference === null ? '' : FIGURES[row.figure].difference(row.difference)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface FigureWords {
  readonly title: () => string;
  readonly value: (value: number) => string;
  readonly difference: (value: number) => string;
}

/** A difference with its sign; what is none when it is rounded is 0. */
const by = (value: number, digits: number): string =>
  Number(value.toFixed(digits)) === 0 ? figure(0, 0) : signed(value, digits);

const SHARE = { value: percent, difference: (more: number) => say.runs.points(by(100 * more, 1)) };
const COUNT = { value: count, difference: (more: number) => by(more, 0) };

const FIGURES: Readonly<Record<ComparedRow['figure'], FigureWords>> = {
  variants: { ...COUNT, title: () => say.runs.variants },
  kept: { ...SHARE, title: () => say.runs.kept },
  read: { ...SHARE, title: () => say.runs.read },
  entropy: { title: () => say.runs.meanEntropy, value: (v) => figure(v, 3), difference: (more) => by(more, 3) },
  diversity: { title: () => say.runs.meanDiversity, value: (v) => figure(v, 4), difference: (more) => by(more, 4) },
  accepted: { ...COUNT, title: () => say.runs.accepted },
  rejected: { ...COUNT, title: () => say.runs.rejected },
  seconds: {
    title: () => say.runs.took,
    value: duration,
    difference: (more) => (Math.abs(more) < 1 ? figure(0, 0) : `${more < 0 ? '−' : '+'}${duration(Math.abs(more))}`),
  },
};

interface OneSeedProps {
  readonly compared: OpenedRun;
  readonly names: readonly [string, string];
}

/** What both runs made of one seed, place by place. */
function OneSeed({ compared, names }: OneSeedProps) {
  const run = useStudioState((state) => state.run);
  const images = useStudioState((state) => state.seeds.images);
  const titleOf = useClassTitles();
  const seeds = useMemo(
    () => seedsOfBoth(run, compared.run).filter((id) => images.has(id)),
    [run, compared.run, images],
  );
  const [chosen, choose] = useState<ImageId | null>(null);
  const seed = seeds.find((id) => id === chosen) ?? seeds[0];
  if (seed === undefined) return null;
  const image = images.get(seed)!;
  const step = (by: number) => {
    choose(seeds.at((seeds.indexOf(seed) + by) % seeds.length) ?? null);
  };
  return (
    <section className={styles.seed} aria-label={say.runs.seed}>
      <div className={styles.picker}>
        <Select
          label={say.runs.seed}
          bare
          value={seed}
          options={seeds.map((id) => {
            const { label, name } = images.get(id)!;
            return { value: id, label: say.runs.seedName(titleOf(label), name) };
          })}
          onChange={choose}
        />
        <IconButton
          label={say.runs.previous}
          icon={<ChevronLeft />}
          disabled={seeds.length < 2}
          onClick={() => {
            step(-1);
          }}
        />
        <IconButton
          label={say.runs.next}
          icon={<ChevronRight />}
          disabled={seeds.length < 2}
          onClick={() => {
            step(1);
          }}
        />
      </div>
      <div className={styles.family}>
        <figure className={styles.original}>
          <StoredPicture image={image.thumbnail} alt={image.name} />
          <figcaption>{say.runs.seed}</figcaption>
        </figure>
        <ol className={styles.pairs}>
          {comparedPairs(run, compared.run, seed).map(({ k, variants }) => (
            <li key={k}>
              {variants.map((variant, i) => (
                <Compared
                  key={LETTERS[i]}
                  variant={variant}
                  letter={LETTERS[i]!}
                  words={say.runs.picture(names[i]!, image.name, k)}
                />
              ))}
            </li>
          ))}
        </ol>
      </div>
      <p className={styles.legend}>{say.runs.aboutPictures}</p>
    </section>
  );
}

interface ComparedProps {
  readonly variant: VariantRecord | null;
  readonly letter: string;
  readonly words: string;
}

function Compared({ variant, letter, words }: ComparedProps) {
  if (!variant) {
    return (
      <div className={styles.missing}>
        <span className={styles.letter}>{letter}</span> {say.runs.missing}
      </div>
    );
  }
  const { p, h, d } = say.runs.figures;
  return (
    <figure className={styles.picture}>
      <StoredPicture image={variant.image} alt={words} />
      <span className={cx(styles.letter, styles.corner)} aria-hidden>
        {letter}
      </span>
      <figcaption>
        <b className={variant.keptClass ? styles.kept : styles.lost}>
          {p} {percent(variant.classScore)}
        </b>
        <span>
          {h} {figure(variant.entropy)}
        </span>
        <span>
          {d} {figure(variant.diversity, 3)}
        </span>
      </figcaption>
    </figure>
  );
}
