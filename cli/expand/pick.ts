/** @file `--pick`: pictures out of a folder without labels, for the classes that the judge is sure of. */

import { counted } from '../../src/core/counted.ts';
import { readSeed } from '../../src/core/expansion/seed.ts';
import { framePixels } from '../../src/core/image/pixels.ts';
import { logitsOf } from '../../src/core/judge/classMatrix.ts';
import { unit } from '../../src/core/judge/embedding.ts';
import { logSoftmax, probabilitiesOf } from '../../src/core/judge/probabilities.ts';
import { pick, type PassedOver } from '../../src/core/pick/pick.ts';
import { surenessOf, type ReadSeed, type Sureness } from '../../src/core/pick/sureness.ts';
import { NEAR_COPY } from '../../src/evaluation/copies.ts';
import { unused } from '../../src/export/decided.ts';
import { createEmbedder } from '../lib/embed.ts';
import { decodePicture } from '../lib/decode.ts';
import { createProgressBar } from '../lib/progressBar.ts';
import { openPlainFolder } from './backgrounds.ts';
import { embedHeldOut } from './copies.ts';
import type { ExpandModels } from './models.ts';
import type { ExpandOptions } from './options.ts';
import type { PickedImage } from './picked.ts';
import type { Prepared } from './prepare.ts';
import { warnOfBits } from './warnOfBits.ts';

/**
 * Takes pictures for classes, and says how sure the judge had to be of each.
 *
 * @param prepared the first pass over the data set.
 * @param options with the folder; `null` takes nothing.
 * @param open the models.
 * @param print told what was taken, and why not the rest.
 * @throws Error where nobody judges, or the folder holds no picture.
 */
export async function pickFor(
  prepared: Prepared,
  { pick: folder, pickPrecision }: Pick<ExpandOptions, 'pick' | 'pickPrecision'>,
  open: ExpandModels,
  print: (line: string) => void,
): Promise<readonly PickedImage[]> {
  if (folder === null) return [];
  const { plan, judge, embeddings, readOptions } = prepared;
  const { judge: model } = open.ports;
  if (!judge || !model) throw new Error('Expected a judge to pick pictures by, got none; leave out --judge none.');
  const warn = (text: string) => {
    print(`! ${text}`);
  };
  const files = await openPlainFolder(folder, '--pick', readOptions, warn);
  warnOfBits(
    files.map(({ usedBits }) => usedBits),
    prepared.recipe,
    warn,
  );
  const seeds = plan.seeds.map(({ image: { path }, label }): ReadSeed => {
    const embedding = embeddings.get(path)!;
    const { probabilities } = readSeed(embedding, label, judge.classesFor(path), 'label');
    return { label, probabilities, unit: unit(embedding) };
  });
  const sureness = surenessOf(seeds, plan.classes.length, pickPrecision);
  const embedder = createEmbedder(model);
  const bar = createProgressBar(files.length);
  for (const [done, { id, read }] of files.entries()) {
    bar.show(done, 'pictures to pick from');
    await embedder.add(id, framePixels((await decodePicture(await read(), readOptions)).image, open.framing));
  }
  const embedded = await embedder.end();
  bar.clear();
  // Of a picture that is no seed: by all of them.
  const classes = judge.classesFor('');
  const unlabelled = files.map(({ id }) => {
    const own = unit(embedded.get(id)!);
    return { key: id, unit: own, probabilities: probabilitiesOf(logSoftmax(logitsOf(own, classes))) };
  });
  const heldOut = (await embedHeldOut(plan.kept, open, readOptions)).map((held) => held.unit);
  const { picked, passedOver } = pick(unlabelled, sureness, { seeds, heldOut }, NEAR_COPY);
  for (const [label, name] of plan.classes.entries()) {
    print(sayClass(name, picked.filter((one) => one.label === label).length, sureness[label]!));
  }
  print(sayRest(files.length, picked.length, passedOver));
  const byId = new Map(files.map((file) => [file.id as string, file]));
  const taken = new Set([...plan.seeds.map(({ image }) => image), ...plan.kept].map(({ path }) => path));
  return picked.map(({ key, label, probability, sureness: { foretold, ...asked } }) => {
    const { read, sha256 } = byId.get(key)!;
    const { image: like } = plan.seeds.find((seed) => seed.label === label)!;
    const folder = like.path.slice(0, like.path.lastIndexOf('/') + 1);
    const path = unused(`${folder}picked-${key.replaceAll('/', '-')}`, taken);
    taken.add(path);
    return {
      image: { path, label: like.label!, split: like.split, read },
      facts: {
        ...{ from: key, sha256, probability, foretold },
        asked: { probability: asked.probability, cosine: asked.cosine, seeds: asked.seeds },
      },
    };
  });
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

function sayClass(name: string, count: number, sureness: Sureness | null): string {
  if (!sureness) return `picked for ${name}: none, since no seed is read as it surely enough`;
  const { probability, foretold, seeds } = sureness;
  return `picked for ${name}: ${counted(count, 'picture')} of p ${probability.toFixed(2)} or more; of ${counted(seeds, 'seed')} that sure ${percent(foretold)} are right`;
}

const WHY: Readonly<Record<PassedOver, string>> = {
  unsure: 'unsure',
  unlike: 'unlike every seed of the class',
  'copy-of-seed': 'as good as a copy of a seed',
  'copy-of-held-out': 'as good as a copy of a picture held out for the test',
  'copy-of-another': 'as good as a copy of one that is taken',
};

function sayRest(all: number, picked: number, passedOver: ReadonlyMap<PassedOver, number>): string {
  const rest = [...passedOver].map(([why, count]) => `${count} ${WHY[why]}`).join(', ');
  return `picked ${picked} of ${counted(all, 'picture')}${rest === '' ? '' : `; not ${rest}`}`;
}
