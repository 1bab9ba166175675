/** @file From a person's files to a pack that was tried, or what is missing: in the page and in the command alike. */

import { FailureError } from '../../src/core/failure.ts';
import type { Told } from '../../src/packs/draft/draft.ts';
import type { Lacking } from '../../src/packs/draft/lack.ts';
import type { MadePack } from '../../src/models/make/finish.ts';
import type { FileSource } from '../../src/models/make/files.ts';
import { isDenoisingLayout, leastMemoryOf } from '../../src/models/make/makeDenoising.ts';
import { makePack } from '../../src/models/make/makePack.ts';
import { openGiven } from '../../src/models/make/openGiven.ts';
import type { Runtime } from '../../src/models/runtime/runtime.ts';

/** A graph, its gradient, and the two joined to another model. */
const COPIES = 3;

/**
 * Makes a pack of files; where a `pack.json` is among them, that is what it must be.
 *
 * @param source of the files.
 * @param sizes of them in bytes.
 * @param limit of memory, in bytes.
 * @throws FailureError where they would not fit, before anything is run.
 */
export async function makeGiven(
  source: FileSource,
  sizes: ReadonlyMap<string, number>,
  told: Told,
  runtime: () => Promise<Runtime>,
  limit: number,
): Promise<MadePack | Lacking> {
  const weights = [...sizes].reduce((sum, [path, bytes]) => (/\.onnx$/iu.test(path) ? sum + bytes : sum), 0);
  const needed = isDenoisingLayout(source) ? leastMemoryOf(sizes) : COPIES * weights;
  if (needed > limit) throw new FailureError({ code: 'pack-too-large', needed, limit });
  const manifest = source.paths.find((path) => path === 'pack.json');
  return manifest === undefined
    ? makePack(source, told, await runtime())
    : openGiven(source, manifest, await runtime());
}
