/** @file `--pick`: pictures out of a folder without labels, for the classes that the judge is sure of. */

import { counted } from '../../src/core/counted.ts';
import { readSeed } from '../../src/core/expansion/seed.ts';
import { framePixels } from '../../src/core/image/pixels.ts';
import type { PassedOver } from '../../src/core/pick/pick.ts';
import { proposePicks } from '../../src/core/pick/proposePicks.ts';
import type { Sureness } from '../../src/core/pick/sureness.ts';
import { NEAR_COPY } from '../../src/evaluation/copies.ts';
import { pickedPlace, type PickedFacts } from '../../src/export/picked.ts';
import { picksOf } from '../../src/export/project/picks.ts';
import { EN } from '../../src/ui/words/en.ts';
import { createEmbedder } from '../lib/embed.ts';
import { decodePicture } from '../lib/decode.ts';
import { createProgressBar } from '../lib/progressBar.ts';
import { openPlainFolder } from './backgrounds.ts';
import { embedHeldOut } from './copies.ts';
import type { EarlierProject } from './earlierProject.ts';
import type { ExpandModels } from './models.ts';
import type { ExpandOptions } from './options.ts';
import type { PickedImage } from './picked.ts';
import type { Prepared } from './prepare.ts';
import { warnOfBits } from './warnOfBits.ts';

/**
 * The pictures that an earlier run, or a person in the studio, has picked; those of a class without a seed are left out.
 *
 * @param project that is gone on with; `null` where there is none.
 * @param prepared the first pass over it.
 * @param print told what is left out.
 */
export function pickedBefore(
  project: EarlierProject | null,
  { plan }: Pick<Prepared, 'plan'>,
  print: (line: string) => void,
): readonly PickedImage[] {
  if (!project) return [];
  const found = picksOf(project.document, project.reconciled, null);
  const places = createPlaces(plan);
  const picked = found.flatMap(({ path, label, facts, decision }): PickedImage[] => {
    const place = places.of(label, facts.from, decision?.relabel ?? null);
    if (!place) return [];
    const file = project.files.get(path)!;
    return [{ image: { ...place, read: () => file.read() }, label, facts, decision }];
  });
  if (found.length > 0) print(`${counted(picked.length, 'picked picture')} carried on`);
  if (picked.length < found.length)
    print(`! ${counted(found.length - picked.length, 'picked picture')} left out: no seed is of their class`);
  return picked;
}

/**
 * Takes pictures for classes, and says how sure the judge had to be of each.
 *
 * @param prepared the first pass over the data set, and what was picked before.
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
  const seeds = plan.seeds.map(({ image: { path }, label }) => {
    const embedding = embeddings.get(path)!;
    const { probabilities } = readSeed(embedding, label, judge.classesFor(path), 'label');
    return { label, probabilities, embedding };
  });
  const before = prepared.picked.map(({ facts: { sha256 }, image: { read } }) => ({ id: sha256, read }));
  const embedder = createEmbedder(model);
  const bar = createProgressBar(files.length);
  for (const [done, { id, read }] of [...files, ...before].entries()) {
    bar.show(Math.min(done, files.length), 'pictures to pick from');
    await embedder.add(id, framePixels((await decodePicture(await read(), readOptions)).image, open.framing));
  }
  const embedded = await embedder.end();
  bar.clear();
  const { picked, passedOver, sureness } = proposePicks({
    pictures: files.map(({ id }) => ({ key: id, embedding: embedded.get(id)! })),
    // Of a picture that is no seed: by all of them.
    classes: judge.classesFor(''),
    seeds,
    heldOut: (await embedHeldOut(plan.kept, open, readOptions)).map(({ unit }) => unit),
    taken: before.map(({ id }) => embedded.get(id)!),
    precision: pickPrecision,
    nearCopy: NEAR_COPY,
  });
  for (const [label, name] of plan.classes.entries()) {
    print(sayClass(name, picked.filter((one) => one.label === label).length, sureness[label]!));
  }
  print(sayRest(files.length, picked.length, passedOver));
  const byId = new Map(files.map((file) => [file.id as string, file]));
  const places = createPlaces(plan, prepared.picked);
  return picked.map(({ key, label: index, probability, entropy, sureness: { foretold, ...asked } }) => {
    const { read, sha256 } = byId.get(key)!;
    const label = plan.classes[index]!;
    const facts: PickedFacts = {
      ...{ from: key, sha256, probability, entropy, foretold },
      asked: { probability: asked.probability, cosine: asked.cosine, seeds: asked.seeds },
    };
    return { image: { ...places.of(label, key, null)!, read }, label, facts, decision: null };
  });
}

/** Gives every picked picture a place of its own beside the seeds of its class; `null` where the class has none. */
function createPlaces({ seeds, kept, classes }: Prepared['plan'], before: readonly PickedImage[] = []) {
  const there = [...seeds, ...before].map(({ image: { path } }) => path);
  const taken = new Set([...there, ...kept.map(({ path }) => path)]);
  return {
    of(label: string, from: string, relabel: string | null) {
      const like = seeds.find((seed) => classes[seed.label] === label);
      if (!like) return null;
      const place = pickedPlace(like.image, from, relabel, taken);
      taken.add(place.path);
      return place;
    },
  };
}

function sayClass(name: string, count: number, sureness: Sureness | null): string {
  const asked = EN.sureness(sureness);
  return `picked for ${name}: ${sureness ? `${counted(count, 'picture')}; ${asked}` : asked}`;
}

function sayRest(all: number, picked: number, passedOver: ReadonlyMap<PassedOver, number>): string {
  const rest = [...passedOver].map(([why, count]) => EN.passedOver(why, count)).join(', ');
  return `picked ${picked} of ${counted(all, 'picture')}${rest === '' ? '' : `; passed over: ${rest}`}`;
}
