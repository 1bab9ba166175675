/** @file What a run has found out of the whole set before its first variant, as plain data: found out once, read by every shard. */

import { sha256 } from '../../../src/core/bytes/sha256.ts';
import type { Placed } from '../../../src/core/dataset/placement.ts';
import type { LeftOut } from '../../../src/core/dataset/reasons.ts';
import type { ClassMatrix } from '../../../src/core/judge/classMatrix.ts';
import type { FittedHead } from '../../../src/core/judge/head/head.ts';
import type { JudgeHead } from '../../../src/core/run/judgeHead.ts';
import { planRun } from '../../../src/core/run/plan.ts';
import { stretchOf, type ResolvedRecipe } from '../../../src/core/run/recipe.ts';
import { learntJudge, lessonOf, namedJudge, type SetJudge } from '../../../src/core/run/setJudge.ts';
import type { HeldOut } from '../../../src/evaluation/copies.ts';
import type { PickedFacts } from '../../../src/export/picked.ts';
import type { Dataset, DatasetImage } from '../../lib/dataset.ts';
import { openFolder } from '../../lib/folder.ts';
import { openBackgrounds } from '../backgrounds.ts';
import { embedHeldOut, knowHeldOut } from '../copies.ts';
import type { ReadyRun } from '../openRun.ts';
import { pickedBefore } from '../pick.ts';
import type { PickedImage } from '../picked.ts';
import { masksOf, planOf, seenSeeds, type PictureFacts, type Prepared } from '../prepare.ts';

/** Facts of a set; plain data. */
export interface SetFacts {
  /** Of every picture that can be read, by path. */
  readonly pictures: ReadonlyMap<string, PictureFacts>;
  readonly refused: readonly LeftOut[];
  /** The judge's embedding of every seed, by path. */
  readonly embeddings: ReadonlyMap<string, Float32Array>;
  /** With what was proposed, where that was asked for. */
  readonly recipe: ResolvedRecipe;
  /** Slots of every seed, by path. */
  readonly counts: ReadonlyMap<string, number>;
  /** `null` where nobody judges. */
  readonly judge: JudgeFacts | null;
  readonly misread: number;
  /** Held-out pictures that variants may be copies of. */
  readonly heldOut: readonly HeldOut[];
  /** Pictures that were picked now, without those of an earlier run. */
  readonly picked: readonly PickFacts[];
}

interface JudgeFacts {
  readonly text: ClassMatrix;
  /** `null` by names. */
  readonly learnt: FittedHead | null;
  /** Whether other views of the seeds were tried. */
  readonly viewed: boolean;
  readonly figures: JudgeHead;
}

interface PickFacts {
  readonly place: Placed;
  readonly label: string;
  readonly facts: PickedFacts;
}

/** The facts of a run's set. */
export async function factsOf({ prepared, open, input }: ReadyRun): Promise<SetFacts> {
  const { pictures, refused, embeddings, recipe, plan, judge, head, misread, picked, readOptions } = prepared;
  const before = pickedBefore(input.project, prepared, () => undefined).length;
  return {
    ...{ pictures, refused, embeddings, recipe, misread },
    counts: new Map(plan.seeds.map(({ image, slots }) => [image.path, slots.length])),
    judge: judge && { text: judge.text, learnt: judge.head, viewed: judge.forwards > 1, figures: head! },
    heldOut: await embedHeldOut(plan.kept, open, readOptions),
    picked: picked.slice(before).map(({ image: { path, label: of, split }, label, facts }) => ({
      ...{ label, facts },
      place: { path, label: of, split },
    })),
  };
}

/**
 * A run's first pass as it was, without looking at a picture again.
 *
 * @param facts of the set.
 * @param begun the run, its data set and its models open.
 * @param print told what a person should know.
 * @throws Error where the data set is not the one that the facts are of.
 */
export async function preparedFrom(
  facts: SetFacts,
  { input: { dataset, project }, options, open }: Omit<ReadyRun, 'prepared'>,
  print: (line: string) => void,
): Promise<Prepared> {
  const warn = (text: string) => {
    print(`! ${text}`);
  };
  const { pictures, embeddings, recipe, counts, misread, refused } = facts;
  const readOptions = { stretch: stretchOf(options.recipe) };
  const images = sameImages(dataset, facts);
  const { carried, plan: asked } = planOf({ images }, pictures, options, open, project, warn);
  const readable = [...asked.seeds.map(({ image }) => image), ...asked.kept];
  const plan = planRun(readable, recipe, ({ path }) => counts.get(path) ?? 0);
  knowHeldOut(plan.kept, facts.heldOut);
  const prepared: Prepared = {
    ...{ plan, carried, recipe, embeddings, pictures, readOptions, refused, misread },
    masks: masksOf(project),
    backgrounds: await openBackgrounds(options.backgrounds, readOptions, warn),
    judge: facts.judge && judgeFrom(facts.judge, seenSeeds(plan, embeddings), recipe),
    head: facts.judge?.figures ?? null,
    picked: [],
  };
  return {
    ...prepared,
    picked: [...pickedBefore(project, prepared, print), ...(await picksFrom(facts.picked, options.pick))],
  };
}

function judgeFrom(
  { text, learnt, viewed }: JudgeFacts,
  seeds: ReturnType<typeof seenSeeds>,
  recipe: ResolvedRecipe,
): SetJudge {
  const lesson = learnt && lessonOf(text, seeds, recipe);
  return lesson ? learntJudge(text, seeds, { ...lesson, viewed }, learnt) : namedJudge(text, seeds, recipe);
}

/**
 * The images of a data set, each read only as it was when the facts were found out.
 *
 * @throws Error for an image that came since, or is gone.
 */
function sameImages({ images, refused }: Dataset, facts: SetFacts): readonly DatasetImage[] {
  const left = new Set([...facts.refused, ...refused].map(({ path }) => path));
  const there = new Set(images.map(({ path }) => path));
  const [come] = images.filter(({ path, from }) => !facts.pictures.has(path) && !left.has(from));
  const [gone] = [...facts.pictures.keys()].filter((path) => !there.has(path));
  if (come ?? gone) {
    throw new Error(
      `Expected the data set that was planned, got one ${come ? `with ${come.from}, which is new` : `without ${gone!}`}; plan again.`,
    );
  }
  return images.map((image) => {
    const known = facts.pictures.get(image.path);
    return known ? { ...image, read: unchanged(image.from, known.sha256, () => image.read()) } : image;
  });
}

function unchanged(
  name: string,
  sha: string,
  read: () => Promise<Uint8Array<ArrayBuffer>>,
): () => Promise<Uint8Array<ArrayBuffer>> {
  return async () => {
    const bytes = await read();
    if ((await sha256(bytes)) !== sha)
      throw new Error(`Expected ${name} as it was planned, got other bytes; plan again.`);
    return bytes;
  };
}

async function picksFrom(picked: readonly PickFacts[], folder: string | null): Promise<readonly PickedImage[]> {
  if (picked.length === 0 || folder === null) return [];
  const { files } = await openFolder(folder);
  const byName = new Map(files.map((file) => [file.path.normalize('NFC'), file]));
  return picked.map(({ place, label, facts }) => {
    const file = byName.get(facts.from);
    if (!file)
      throw new Error(`Expected ${facts.from} in --pick, ${folder}, as it was planned, got nothing; plan again.`);
    const read = unchanged(facts.from, facts.sha256, () => file.read());
    return { image: { ...place, read }, label, facts, decision: null };
  });
}
