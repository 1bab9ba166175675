/** @file What is the same in a data set, and what training would see of the test: looked for before the run, and in what it makes. */

import { pixelTensor } from '../../src/core/brands.ts';
import { counted } from '../../src/core/counted.ts';
import { isGrown } from '../../src/core/dataset/seedImages.ts';
import { unitFloat32 } from '../../src/core/judge/embedding.ts';
import { nearCopyOf, sameFiles, type HeldOut, type SameFile } from '../../src/evaluation/copies.ts';
import type { DatasetImage } from '../lib/dataset.ts';
import type { ExpandModels } from './models.ts';
import { readPixels, type Prepared } from './prepare.ts';

/** Pictures that are named; the others are counted. */
const NAMED = 3;

/** Watches what is made for copies of what is held out. */
export interface CopyWatch {
  /** Looks at a picture of the training split. */
  compare(path: string, embedding: Float32Array): void;
  /** What was found, as lines; none where nothing was. */
  lines(): readonly string[];
}

/**
 * Looks through a data set: files of one content, and training pictures that are near-copies of held-out ones.
 *
 * @param prepared the first pass.
 * @param say takes each finding as a sentence.
 * @returns what watches the variants.
 */
export async function findCopies(
  { plan, embeddings, pictures, readOptions }: Prepared,
  open: ExpandModels,
  say: (text: string) => void,
): Promise<CopyWatch> {
  const images = [...plan.seeds.map(({ image }) => image), ...plan.kept];
  const same = sameFiles(images.map((image) => ({ ...image, sha256: pictures.get(image.path)!.sha256 })));
  const of = (wanted: SameFile['kind']) =>
    same.filter(({ kind }) => kind === wanted).map((found) => `${found.path} and ${found.of}`);
  const leaks = of('leak');
  if (leaks.length > 0) {
    say(
      `${counted(leaks.length, 'picture')} ${areIs(leaks)} both in train and held out for the test, and not grown unless --grow-leaks says so: ${named(leaks)}`,
    );
  }
  const conflicts = of('conflict');
  if (conflicts.length > 0) {
    say(
      `${counted(conflicts.length, 'picture')} ${areIs(conflicts)} in two classes, one of which is wrong: ${named(conflicts)}`,
    );
  }
  const duplicates = of('duplicate');
  if (duplicates.length > 0)
    say(`${counted(duplicates.length, 'picture')} ${areIs(duplicates)} there twice: ${named(duplicates)}`);

  const heldOut = await embedHeldOut(plan.kept, open, readOptions);
  const known = new Set(same.flatMap(({ path, of: other, kind }) => (kind === 'leak' ? [path, other] : [])));
  const originals = watch(heldOut);
  for (const { image } of plan.seeds) {
    const embedding = embeddings.get(image.path);
    if (embedding && isGrown(image) && !known.has(image.path)) originals.compare(image.path, embedding);
  }
  for (const line of originals.lines()) say(line);
  return watch(heldOut);
}

function watch(heldOut: readonly HeldOut[]): CopyWatch {
  const found: string[] = [];
  return {
    compare(path, embedding) {
      if (heldOut.length === 0) return;
      const copy = nearCopyOf(unitFloat32(embedding), heldOut);
      if (copy) found.push(`${path} of ${copy.of.path} (cosine ${copy.cosine.toFixed(3)})`);
    },
    lines: () =>
      found.length === 0
        ? []
        : [
            `${counted(found.length, 'picture')} of train ${areIs(found)} as good as a copy of one held out for the test; leave ${found.length === 1 ? 'it' : 'them'} out of training: ${named(found)}`,
          ],
  };
}

/** The judge's embeddings of what is held out; looked at once. */
export function embedHeldOut(
  kept: readonly DatasetImage[],
  open: ExpandModels,
  readOptions: Prepared['readOptions'],
): Promise<readonly HeldOut[]> {
  const known = looked.get(kept) ?? lookAt(kept, open, readOptions);
  looked.set(kept, known);
  return known;
}

/** Tells what an earlier look at these pictures found: nobody looks again. */
export function knowHeldOut(kept: readonly DatasetImage[], heldOut: readonly HeldOut[]): void {
  looked.set(kept, Promise.resolve(heldOut));
}

const looked = new WeakMap<readonly DatasetImage[], Promise<readonly HeldOut[]>>();

async function lookAt(
  kept: readonly DatasetImage[],
  open: ExpandModels,
  readOptions: Prepared['readOptions'],
): Promise<readonly HeldOut[]> {
  const heldOut: HeldOut[] = [];
  const { judge } = open.ports;
  if (!judge) return heldOut;
  for (const image of kept) {
    if (image.split !== 'val' && image.split !== 'test') continue;
    const pixels = await readPixels(image, open, readOptions).catch(() => null);
    if (!pixels) continue;
    const { data } = await judge.embed(pixelTensor(pixels));
    heldOut.push({ path: image.path, split: image.split, unit: unitFloat32(data) });
  }
  return heldOut;
}

const areIs = (found: readonly string[]): string => (found.length === 1 ? 'is' : 'are');

const named = (found: readonly string[]): string =>
  found.slice(0, NAMED).join('; ') + (found.length > NAMED ? `; and ${found.length - NAMED} more` : '');
