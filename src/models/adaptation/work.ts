/** @file What an adaptation is called: the page and the command call the same one the same. */

import type { RunSeed } from '../../core/brands.ts';
import type { AdaptationPace } from '../../core/adaptation/settings.ts';
import { sha256 } from '../../core/bytes/sha256.ts';
import type { Framing } from '../../core/image/framing.ts';
import { adaptedId, type AnyAdaptable } from './adaptedPack.ts';

/** Changes where the shape of a checkpoint does. */
export const FORMAT = 'adaptation-1';

/** A seed as it is read. */
export interface SeedFacts {
  readonly path: string;
  /** Of its file. */
  readonly sha256: string;
  /** Where its square lies, and how large it becomes. */
  readonly square: Framing;
}

/** A digest of seeds in their order: of their files, and of where their squares lie. */
export const digestOfSeeds = (seeds: readonly SeedFacts[]): Promise<string> =>
  sha256(seeds.map(({ path, sha256: digest, square }) => JSON.stringify([path, digest, square])).join('\n'));

/** What computes. */
export interface Arithmetic {
  readonly appVersion: string;
  /** Name of the runtime. */
  readonly runtime: string;
  readonly threads: number;
}

/**
 * The name of the pack that is made.
 *
 * @param pack that is adapted.
 * @param digest of the seeds.
 * @param settings of the adaptation.
 * @param runSeed chooses all that is random.
 * @param arithmetic what computes: other numbers come of another.
 * @param further what else the result depends on. Default: nothing.
 */
export const idOf = (
  pack: AnyAdaptable,
  digest: string,
  settings: AdaptationPace,
  runSeed: RunSeed,
  { appVersion, runtime, threads }: Arithmetic,
  further: readonly string[] = [],
): Promise<string> =>
  adaptedId(
    pack,
    ...[FORMAT, digest, JSON.stringify(settings), String(runSeed)],
    ...[appVersion, runtime, String(threads)],
    ...further,
  );
