/**
 * @file `expansion.jsonl`: one line an image, with everything that made it. Hugging Face's imagefolder would take a
 * `metadata.*` for its own, so the file has a name of ours and lies at the top.
 */

import type { Method } from '../core/dataset/outputNames.ts';
import type { Placed, Split } from '../core/dataset/placement.ts';
import type { Recipe } from '../core/expansion/recipe.ts';
import type { SeedReading } from '../core/expansion/seed.ts';
import type { Variant } from '../core/expansion/variant.ts';

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
  readonly source: 'real' | 'synthetic';
  readonly seed_file_name: string | null;
  readonly method: Method | null;
  /** Slot of the variant, from 1. */
  readonly k: number | null;
  readonly rng_seed: number | null;
  readonly prompt: string | null;
  readonly strength: number | null;
  readonly guidance_scale: number | null;
  readonly epsilon: number | null;
  readonly steps: number | null;
  readonly anchor: string | null;
  readonly judge: PackReference | null;
  readonly prior: PackReference | null;
  readonly p_label: number | null;
  readonly top1: string | null;
  readonly kept_class: boolean | null;
  readonly entropy: number | null;
  readonly delta_entropy: number | null;
  readonly diversity: number | null;
  readonly cosine_to_seed: number | null;
  /** The nearest other image of the expanded set, in the judge's space. */
  readonly nearest: { readonly file_name: string; readonly cosine: number } | null;
  readonly status: 'accepted' | 'rejected' | 'unreviewed' | null;
  readonly reason: string | null;
  readonly app_version: string;
}

/** What all lines of a run share. */
export interface RunFacts {
  readonly classes: readonly string[];
  readonly method: Method;
  readonly recipe: Recipe;
  /** Template of the judge's scoring prompt. */
  readonly prompt: string;
  readonly judge: PackReference;
  readonly prior: PackReference;
  readonly appVersion: string;
}

/** The fields of a line that nothing is known of yet. */
export const NOTHING = {
  seed_file_name: null,
  method: null,
  k: null,
  rng_seed: null,
  prompt: null,
  strength: null,
  guidance_scale: null,
  epsilon: null,
  steps: null,
  anchor: null,
  judge: null,
  prior: null,
  p_label: null,
  top1: null,
  kept_class: null,
  entropy: null,
  delta_entropy: null,
  diversity: null,
  cosine_to_seed: null,
  nearest: null,
  status: null,
  reason: null,
} as const;

/** The line of an image that came with the data set; a seed has the judge's reading of it, other splits are never looked at. */
export function realRow({ path, label, split }: Placed, run: RunFacts, reading?: SeedReading): SidecarRow {
  const judged = reading && {
    judge: run.judge,
    prompt: run.prompt,
    p_label: label === null ? null : reading.probabilities[run.classes.indexOf(label)]!,
    top1: run.classes[reading.top1]!,
    kept_class: run.classes[reading.top1] === label,
    entropy: reading.entropy,
  };
  return { file_name: path, label, split, source: 'real', ...NOTHING, ...judged, app_version: run.appVersion };
}

/** The line of a variant. */
export function variantRow(
  path: string,
  slot: number,
  seed: Placed,
  variant: Pick<
    Variant,
    'classScore' | 'top1' | 'keptClass' | 'entropy' | 'deltaEntropy' | 'diversity' | 'cosineToSeed'
  >,
  run: RunFacts,
): SidecarRow {
  const { recipe } = run;
  return {
    ...NOTHING,
    file_name: path,
    label: seed.label,
    split: seed.split,
    source: 'synthetic',
    seed_file_name: seed.path,
    method: run.method,
    k: slot,
    rng_seed: recipe.run,
    prompt: run.prompt,
    epsilon: recipe.epsilon,
    steps: recipe.steps,
    anchor: recipe.anchor,
    judge: run.judge,
    prior: run.prior,
    p_label: variant.classScore,
    top1: run.classes[variant.top1]!,
    kept_class: variant.keptClass,
    entropy: variant.entropy,
    delta_entropy: variant.deltaEntropy,
    diversity: variant.diversity,
    cosine_to_seed: variant.cosineToSeed,
    status: 'unreviewed',
    app_version: run.appVersion,
  };
}

/** The sidecar's text, one JSON object a line. */
export const sidecarText = (rows: readonly SidecarRow[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join('');
