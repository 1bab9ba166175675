/** @file What an interrupted run leaves to go on from: under which digests its seeds are kept. */

import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { SeedPlan } from '../../src/core/run/plan.ts';
import { PROJECT } from '../lib/caller.ts';
import { digestOf } from '../lib/output/keptWork.ts';
import type { ExpandModels } from './models.ts';
import type { ExpandOptions } from './options.ts';
import type { Prepared } from './prepare.ts';

/** Changes where the shape of what is kept does. */
const FORMAT = 'finished-seed-3';

/**
 * What the variants of all seeds depend on, each as a digest in hexadecimal digits: two runs that differ can say in what. The machine is
 * its arithmetic; the set is its classes, and what the judge knows of them.
 */
export type RunParts = Readonly<Record<'version' | 'recipe' | 'models' | 'machine' | 'set', string>>;

/** The parts of a run. */
export async function runParts(
  { plan, recipe, judge: set, embeddings, readOptions, backgrounds, masks }: Prepared,
  { batch, runtime, threads }: ExpandOptions,
  { framing, prior, judge, mask, safety }: Pick<ExpandModels, 'framing' | 'prior' | 'judge' | 'mask' | 'safety'>,
): Promise<RunParts> {
  // Where the judge learns, every seed depends on all others.
  const alone = set === null || (set.head === null && recipe.prototypes === 0);
  const others = alone
    ? []
    : plan.seeds.flatMap(({ id, label, image }) => [id, String(label), bytesOf(embeddings.get(image.path)!)]);
  const known = {
    classes: plan.classes,
    backgrounds: backgrounds.map(({ id, sha256 }) => [id, sha256]),
    masks: [...masks],
    scale: set?.text.logitScale ?? null,
    mode: set?.mode ?? null,
  };
  const of = (value: unknown, ...more: readonly (string | Uint8Array)[]) => digestOf(JSON.stringify(value), ...more);
  return {
    version: await appVersion(),
    recipe: of({ recipe, framing, readOptions, batch: String(batch) }),
    models: of({ prior, judge, mask, safety }),
    machine: of({ runtime, threads: threads ?? availableParallelism() }),
    set: of(known, ...(set?.text.rows ?? []).map(bytesOf), ...others),
  };
}

/** Everything that the variants of all seeds depend on, as one digest. */
export const runDigest = ({ version, recipe, models, machine, set }: RunParts): string =>
  digestOf(FORMAT, version, recipe, models, machine, set);

/** What the variants of one seed depend on besides. */
export const seedDigest = ({ id, label, slots }: SeedPlan, picture: Uint8Array): string =>
  digestOf(id, String(label), JSON.stringify(slots.map(({ k, number }) => [k, number])), picture);

/** The version of the program. */
export async function appVersion(): Promise<string> {
  const manifest = JSON.parse(await readFile(join(PROJECT, 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array | Float64Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);
