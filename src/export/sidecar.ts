/**
 * @file `expansion.jsonl`: one line an image, with everything that made it. Hugging Face's imagefolder would take a
 * `metadata.*` for its own, so the file has a name of ours and lies at the top.
 */

import type { Placed, Split } from '../core/dataset/placement.ts';
import type { SeedReading } from '../core/expansion/seed.ts';
import type { VariantFigures } from '../core/expansion/variant.ts';
import type { SettingValues } from '../core/methods/settings.ts';
import { methodOf, type How, type MethodId } from '../core/methods/table.ts';
import type { JudgeHead } from '../core/run/judgeHead.ts';
import { softLabel } from '../core/run/softLabel.ts';
import type { Recipe } from '../core/run/recipe.ts';
import { longText } from '../core/longText.ts';
import { finished, type Steps } from '../core/steps.ts';

export const SIDECAR_NAME = 'expansion.jsonl';

/** A model pack that took part. */
export interface PackReference {
  readonly id: string;
  readonly version: string;
  /** Digest of the pack's file list, see `packDigest`. */
  readonly sha256: string;
}

/** A line of the sidecar. Fields that do not apply are null, so that every line has the same columns. */
export interface SidecarRow {
  readonly file_name: string;
  readonly label: string | null;
  readonly split: Split | null;
  /** Of a seed whose square a person moved: where it lies along the longer side, see `Framing.at`. */
  readonly crop?: number;
  /** `picked`: a real picture without a label of its own, that the judge was sure of. */
  readonly source: 'real' | 'synthetic' | 'picked';
  /** Of a variant: the picture that it was made of, or, where its method reads none (`fromText`), in whose place it is counted. */
  readonly seed_file_name: string | null;
  readonly method: MethodId | null;
  /** Slot of the variant, from 1. */
  readonly k: number | null;
  /** Number of its random stream: with `rng_seed`, the seed's picture and `settings` it makes the variant again. */
  readonly stream: number | null;
  /** What was chosen of its method. */
  readonly settings: SettingValues | null;
  /** What its method tells of it. */
  readonly how: Readonly<Record<string, unknown>> | null;
  /** Another class that has a share in it, where its label is soft. */
  readonly mixed_with: { readonly label: string; readonly share: number } | null;
  /**
   * What a classifier may be trained towards instead of the label, by class: see `softLabel`. It is written as an array in the order of
   * `classes.txt`; `null` where it is the label alone.
   */
  readonly label_probabilities: Readonly<Record<string, number>> | null;
  readonly rng_seed: number | null;
  readonly prompt: string | null;
  readonly strength: number | null;
  readonly guidance_scale: number | null;
  readonly epsilon: number | null;
  readonly steps: number | null;
  readonly anchor: string | null;
  readonly judge: PackReference | null;
  /** What the judge knew the classes by, and how well it read the seeds without knowing them. */
  readonly judge_head: JudgeHead | null;
  readonly prior: PackReference | null;
  readonly p_label: number | null;
  readonly top1: string | null;
  readonly kept_class: boolean | null;
  readonly entropy: number | null;
  readonly delta_entropy: number | null;
  readonly diversity: number | null;
  readonly cosine_to_seed: number | null;
  /** The nearest other image of the expanded set, in the judge's space; among more than 10,000 nearly always, see `nearestOthers`. */
  readonly nearest: { readonly file_name: string; readonly cosine: number } | null;
  /** How likely it is a picture that should not be shown, in [0, 1], and by which model; `null` where nobody checked. */
  readonly safety: number | null;
  readonly safety_model: PackReference | null;
  readonly status: 'accepted' | 'rejected' | 'unreviewed' | null;
  readonly reason: string | null;
  readonly app_version: string;
}

/** What all lines of a run share. */
export interface RunFacts {
  readonly classes: readonly string[];
  readonly recipe: Recipe;
  /** Template of the judge's scoring prompt; `null` where nobody judged. */
  readonly prompt: string | null;
  /** `null` where nobody judged. */
  readonly judge: PackReference | null;
  /** `null` where nobody judged, and where it is not known. */
  readonly judgeHead: JudgeHead | null;
  /** `null` where no method used one. */
  readonly prior: PackReference | null;
  /** What checked the variants; absent where nothing did. */
  readonly safety?: PackReference | null;
  readonly appVersion: string;
}

/** A variant as its line tells of it. */
export interface RowVariant {
  /** Slot, from 1. */
  readonly k: number;
  /** Number of its stream. */
  readonly number: number;
  readonly how: How;
  readonly mixture: { readonly label: number; readonly share: number } | null;
  /** Absent where nobody checked. */
  readonly safety?: number | undefined;
  /** `null` where nobody judged. */
  readonly judged: (VariantFigures & { readonly probabilities: ArrayLike<number> }) | null;
}

/** The fields of a line that nothing is known of yet. */
export const NOTHING = {
  seed_file_name: null,
  method: null,
  k: null,
  stream: null,
  settings: null,
  how: null,
  mixed_with: null,
  label_probabilities: null,
  rng_seed: null,
  prompt: null,
  strength: null,
  guidance_scale: null,
  epsilon: null,
  steps: null,
  anchor: null,
  judge: null,
  judge_head: null,
  prior: null,
  p_label: null,
  top1: null,
  kept_class: null,
  entropy: null,
  delta_entropy: null,
  diversity: null,
  cosine_to_seed: null,
  nearest: null,
  safety: null,
  safety_model: null,
  status: null,
  reason: null,
} as const;

/** The line of an image that came with the data set; a seed has the judge's reading of it, other splits are never looked at. */
export function realRow(
  { path, label, split, crop }: Placed & { readonly crop?: number | undefined },
  run: RunFacts,
  reading?: SeedReading,
): SidecarRow {
  const judged = reading && {
    judge: run.judge,
    judge_head: run.judgeHead,
    prompt: run.prompt,
    p_label: label === null ? null : reading.probabilities[run.classes.indexOf(label)]!,
    top1: run.classes[reading.top1]!,
    kept_class: run.classes[reading.top1] === label,
    entropy: reading.entropy,
  };
  return {
    file_name: path,
    label,
    split,
    source: 'real',
    ...NOTHING,
    ...judged,
    ...(crop !== undefined && { crop }),
    app_version: run.appVersion,
  };
}

/**
 * The line of a variant.
 *
 * @param label its class. Default: its seed's.
 */
export function variantRow(
  path: string,
  seed: Placed,
  variant: RowVariant,
  run: RunFacts,
  label: string | null = seed.label,
): SidecarRow {
  const { recipe } = run;
  const { k, number, mixture, judged } = variant;
  const { method, ...how } = variant.how;
  const settings = recipe.parts.find((part) => part.method === method)?.settings as unknown as
    SettingValues | undefined;
  const soft = softLabel(
    { label: run.classes.indexOf(label ?? ''), mixture, probabilities: judged?.probabilities ?? null },
    recipe.softLabels ?? 0,
    run.classes.length,
  );
  const numberIn = (values: Readonly<Record<string, unknown>> | undefined, name: string): number | null => {
    const value = values?.[name];
    return typeof value === 'number' ? value : null;
  };
  return {
    ...NOTHING,
    file_name: path,
    label,
    split: seed.split,
    source: 'synthetic',
    seed_file_name: seed.path,
    method,
    k,
    stream: number,
    settings: settings ?? null,
    how,
    mixed_with: mixture && { label: run.classes[mixture.label]!, share: mixture.share },
    label_probabilities: soft && Object.fromEntries(run.classes.map((name, i) => [name, soft[i]!])),
    rng_seed: recipe.runSeed,
    // A variant that was made again may have a radius of its own.
    epsilon: numberIn(how, 'epsilon') ?? numberIn(settings, 'epsilon'),
    steps: numberIn(settings, 'steps'),
    strength: numberIn(how, 'strength'),
    guidance_scale: numberIn(how, 'guidanceScale'),
    prior: settings && methodOf(method).needs(settings as never).prior ? run.prior : null,
    ...(judged && {
      prompt: run.prompt,
      anchor: recipe.anchor,
      judge: run.judge,
      judge_head: run.judgeHead,
      p_label: judged.classScore,
      top1: run.classes[judged.top1]!,
      kept_class: judged.keptClass,
      entropy: judged.entropy,
      delta_entropy: judged.deltaEntropy,
      diversity: judged.diversity,
      cosine_to_seed: judged.cosineToSeed,
    }),
    ...(variant.safety !== undefined && { safety: variant.safety, safety_model: run.safety ?? null }),
    status: 'unreviewed',
    app_version: run.appVersion,
  };
}

/**
 * A label's probabilities in the order of a list of classes.
 *
 * @param row whose they are.
 * @param order of the classes; what a class has that is not among them goes to the others by their shares.
 * @returns `null` where the label is its class alone.
 */
export function probabilitiesIn(
  { label_probabilities: soft }: Pick<SidecarRow, 'label_probabilities'>,
  order: readonly string[],
): readonly number[] | null {
  if (!soft) return null;
  const values = order.map((label) => soft[label] ?? 0);
  const sum = values.reduce((a, b) => a + b, 0);
  return Object.keys(soft).every((label) => order.includes(label)) ? values : values.map((value) => value / sum);
}

/** Multiplications that are worth as much as a line, about. */
const A_LINE = 2e4;

/**
 * The sidecar's text in steps, one JSON object a line.
 *
 * @param rows one a picture.
 * @param classes in the order of `classes.txt`.
 */
export function* sidecarInSteps(rows: readonly SidecarRow[], classes: readonly string[]): Steps<string> {
  const text = longText();
  for (const row of rows) {
    text.add(JSON.stringify({ ...row, label_probabilities: probabilitiesIn(row, classes) }), '\n');
    yield A_LINE;
  }
  return text.whole();
}

/** The sidecar's text, all at once. */
export const sidecarText = (rows: readonly SidecarRow[], classes: readonly string[]): string =>
  finished(sidecarInSteps(rows, classes));
