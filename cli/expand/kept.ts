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
 * Everything that the variants of all seeds depend on: settings, models, classes, and the machine's arithmetic.
 *
 * @returns a digest in hexadecimal digits.
 */
export async function runDigest(
  { plan, recipe, judge: set, embeddings, readOptions, backgrounds, masks }: Prepared,
  { batch, runtime, threads }: ExpandOptions,
  { framing, prior, judge, mask, safety }: ExpandModels,
): Promise<string> {
  const settings = {
    ...{ runtime, recipe, framing, prior, judge, mask, safety, readOptions },
    backgrounds: backgrounds.map(({ id, sha256 }) => [id, sha256]),
    masks: [...masks],
    batch: String(batch),
    threads: threads ?? availableParallelism(),
    classes: plan.classes,
    scale: set?.text.logitScale ?? null,
    mode: set?.mode ?? null,
    version: await appVersion(),
  };
  // Where the judge learns, every seed depends on all others.
  const alone = set === null || (set.head === null && recipe.prototypes === 0);
  const others = alone
    ? []
    : plan.seeds.flatMap(({ id, label, image }) => [id, String(label), bytesOf(embeddings.get(image.path)!)]);
  return digestOf(FORMAT, JSON.stringify(settings), ...(set?.text.rows ?? []).map(bytesOf), ...others);
}

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
