import { ArrowLeftRight, ChevronLeft, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ImageId } from '../../../core/brands.ts';
import { comparedPairs, comparedRows, seedsOfBoth, type ComparedRow } from '../../../store/runs/comparison.ts';
import { headerOf } from '../../../store/runs/figures.ts';
import type { ComparedRun, RunHeader } from '../../../store/runs/state.ts';
import type { RunState, VariantRecord } from '../../../store/run/state.ts';
import { IconButton } from '../../elements/Button.tsx';
import { Select } from '../../elements/Select.tsx';
import { cx } from '../../cx.ts';
import { count, duration, figure, percent, signed } from '../../format.ts';
import { useClassTitles } from '../../hooks/classTitles.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { FailureNotice } from '../../parts/FailureNotice.tsx';
import { StoredPicture } from '../../parts/StoredPicture.tsx';
import { say } from '../../words/say.ts';
import styles from './RunComparison.module.css';
import { recipeWords, runName } from './runNames.ts';
import { usePresentRun } from './useRuns.ts';

/** Names of the two runs where there is no room for more. */
const LETTERS = ['A', 'B'] as const;

/** Two runs beside each other, the one on screen or set aside: in one table, and seed by seed. */
export function RunComparison({ compared }: { readonly compared: readonly [ComparedRun, ComparedRun] }) {
  const failure = useStudioState((state) => state.runs.failure);
  const [one, other] = [useCompared(compared[0]), useCompared(compared[1])];
  if (!one || !other) return null;
  return (
    <div className={styles.comparison}>
      <WhichRuns pair={[one.header.made, other.header.made]} />
      {failure !== null && <FailureNotice failure={failure} />}
      <FiguresOfBoth one={one.header} other={other.header} />
      <OneSeed runs={[one.run, other.run]} names={[runName(one.header), runName(other.header)]} />
    </div>
  );
}

/** A run of the two, with what is known of it now: a name is the one that it has, and not what it was stored with. */
function useCompared(compared: ComparedRun): { readonly run: RunState; readonly header: RunHeader } | null {
  const run = useStudioState((state) => state.run);
  const seeds = useStudioState((state) => state.seeds);
  const earlier = useStudioState((state) => state.runs.earlier);
  const present = usePresentRun();
  const header = useMemo(
    () => (compared === 'present' ? present : headerOf(compared.run, compared.decisions, seeds)),
    [compared, present, seeds],
  );
  if (!header) return null;
  if (compared === 'present') return { run, header };
  return { run: compared.run, header: { ...header, name: earlier.find(({ made }) => made === header.made)?.name } };
}

/** Which two they are; nothing where there are no others. Either side takes any run: where it takes the other side's, both change places. */
function WhichRuns({ pair }: { readonly pair: readonly [number, number] }) {
  const { runs } = useActions();
  const present = usePresentRun();
  const here = useStudioState((state) => state.runs.earlier).filter(({ isElsewhere }) => !isElsewhere);
  const all = [...(present ? [present] : []), ...here].sort((a, b) => b.made - a.made);
  const options = all.map((run) => ({
    value: String(run.made),
    label: run === present ? say.runs.isOnScreen(runName(run)) : runName(run),
  }));
  if (options.length < 3) return null;
  const [one, other] = pair;
  const choose = (side: 0 | 1) => (value: string) => {
    const made = Number(value);
    const beside = made === pair[1 - side] ? pair[side] : pair[side === 0 ? 1 : 0];
    runs.compare(side === 0 ? [made, beside] : [beside, made]);
  };
  return (
    <div className={styles.which}>
      <Select label={say.runs.runOf(LETTERS[0])} value={String(one)} options={options} onChange={choose(0)} />
      <IconButton
        label={say.runs.swap}
        icon={<ArrowLeftRight />}
        onClick={() => {
          runs.compare([other, one]);
        }}
      />
      <Select label={say.runs.runOf(LETTERS[1])} value={String(other)} options={options} onChange={choose(1)} />
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
  readonly runs: readonly [RunState, RunState];
  readonly names: readonly [string, string];
}

/** What both runs made of one seed, place by place. */
function OneSeed({ runs: [one, other], names }: OneSeedProps) {
  const images = useStudioState((state) => state.seeds.images);
  const titleOf = useClassTitles();
  const seeds = useMemo(() => seedsOfBoth(one, other).filter((id) => images.has(id)), [one, other, images]);
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
          {comparedPairs(one, other, seed).map(({ k, variants }) => (
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
