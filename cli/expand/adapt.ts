/** @file The prior adapted to the seeds before the run, for `--adapt-prior`: once, and kept on the shelf for later runs. */

import { join } from 'node:path';
import { availableParallelism } from 'node:os';
import { counted } from '../../src/core/counted.ts';
import type { PixelTensor } from '../../src/core/brands.ts';
import { sha256 } from '../../src/core/bytes/sha256.ts';
import { isGrown } from '../../src/core/dataset/seedImages.ts';
import { framingAt } from '../../src/core/image/framing.ts';
import { framePixels } from '../../src/core/image/pixels.ts';
import { stretchOf } from '../../src/core/run/recipe.ts';
import { checkFit } from '../../src/core/run/priorFit.ts';
import type { PriorCheckpoint } from '../../src/models/adaptation/adaptPrior.ts';
import { digestOfSeeds, FORMAT, idOf, type SeedFacts } from '../../src/models/adaptation/work.ts';
import { keepPack, listKept } from '../../src/models/shelf/keepPack.ts';
import { checkAdapting } from '../../src/packs/adaptingMemory.ts';
import { framingOf } from '../../src/packs/framing.ts';
import { priorKind } from '../../src/packs/manifest.ts';
import { memoryOffered } from '../../src/packs/size.ts';
import { decodePicture } from '../lib/decode.ts';
import { encodePng } from '../lib/encode.ts';
import { defaultShelf, folderShelf } from '../lib/folderShelf.ts';
import { digestOf, openKeptWork } from '../lib/output/keptWork.ts';
import { MACHINE } from '../lib/output/room.ts';
import { openPriorPack } from '../lib/pack.ts';
import { createProgressBar } from '../lib/progressBar.ts';
import { openRuntime } from '../runtime/node.ts';
import { adaptingOf, type KeptOf } from './adapting.ts';
import { openAdaptingSheet } from './adaptingSheet.ts';
import type { ExpandInput } from './earlierProject.ts';
import { appVersion } from './kept.ts';
import type { ExpandOptions } from './options.ts';
import { leakedPaths } from './prepare.ts';

const CHECKPOINT = 'checkpoint';

/** What WebAssembly can hold, however much the machine has, in bytes. */
const WASM_HEAP = memoryOffered(Infinity);

/** Seeds as a prior is adapted to them. */
interface ReadSeeds {
  readonly pictures: readonly PixelTensor[];
  readonly labels: readonly string[];
  /** Of the files, and of where their squares lie. */
  readonly digest: string;
}

/**
 * Adapts the prior, or finds it adapted: the same pictures, prior and settings give the same one.
 *
 * @param input the data set.
 * @param options of the command; `adapt` is not `null`.
 * @param nameOf what a class is called, by its folder.
 * @param print takes a line of what is said.
 * @returns folder of the prior to go on with: the one that came where nothing was gained.
 * @throws FailureError for a prior that cannot be adapted, that there is no memory for, or that the recipe has no use for, and for too few seeds.
 */
export async function adaptFor(
  { dataset }: ExpandInput,
  options: ExpandOptions,
  nameOf: (folder: string) => string,
  print: (line: string) => void,
): Promise<string> {
  const { runtime: name, threads, recipe, prior } = options;
  const given = await openPriorPack(prior);
  checkFit(recipe, priorKind(given.manifest));
  const { labels, ...seeds } = await readSeeds(
    dataset.images,
    options,
    framingOf(given.manifest.preprocessing, recipe.side ?? undefined),
  );
  const adapting = adaptingOf(given, options, labels, nameOf);
  const { pack, settings, measure } = adapting;
  const offered = { runtime: name === 'wasm' ? WASM_HEAP : Infinity, all: MACHINE.memory };
  checkAdapting(pack.manifest, offered);
  const arithmetic = {
    ...{ appVersion: await appVersion(), runtime: name },
    threads: threads ?? availableParallelism(),
  };
  const id = await idOf(pack, seeds.digest, settings, recipe.runSeed, arithmetic, adapting.known);
  const shelf = folderShelf(defaultShelf());
  const before = (await listKept(shelf)).find(({ manifest }) => manifest.id === id);
  if (before) {
    const folder = join(defaultShelf(), before.key);
    print(`the prior was adapted to these seeds before: ${folder}`);
    return folder;
  }
  const kept = await openKeptWork<PriorCheckpoint>(digestOf(FORMAT, id));
  const { rank } = settings;
  const { steps } = adapting;
  print(
    `adapting ${pack.manifest.id} to ${counted(seeds.pictures.length, 'seed')}: rank ${rank}, ${steps} steps at most`,
  );
  const sheet = openAdaptingSheet(id);
  print(`  what becomes of held-out seeds, look by look: ${sheet.path}`);
  const keptOf: KeptOf = async (of) => {
    const found = await kept.get(keyOf(of));
    if (!found) return null;
    const whose = of === undefined ? 'goes on' : `${of} goes on`;
    print(`${whose} from step ${found.looks.at(-1)!.step}, which an interrupted run has kept`);
    return found;
  };
  const work = { ...seeds, offered, runSeed: recipe.runSeed, id, encodePng };
  const procedure = adapting.begin(await openRuntime(name, threads ?? undefined), work, keptOf);
  const bar = createProgressBar(steps);
  let [next, ended] = [await procedure.next(), 0];
  for (; next.done !== true; next = await procedure.next()) {
    const event = next.value;
    const of = 'name' in event ? event.name : undefined;
    const said = of === undefined ? '' : ` of ${of}`;
    if (event.kind === 'step')
      bar.show(ended * settings.steps + event.step, `adapting the prior, loss ${event.loss.toFixed(4)}`);
    else {
      bar.clear();
      if (event.kind === 'look') {
        print(`  step ${event.look.step}: ${measure} ${event.look.error.toFixed(5)} on held-out seeds${said}`);
        await sheet.add(of ?? '', event.pictures[0]!);
      } else ended++;
      await kept.put(keyOf(of), event.checkpoint);
    }
  }
  bar.clear();
  const { outcome: result, ...came } = next.value;
  print(
    result.pack
      ? `adapted in ${came.taken}: on ${counted(result.tested, 'seed')} that took no part ${came.change}`
      : 'nothing was gained on held-out seeds: the prior stays as it is',
  );
  for (const note of came.notes) print(`  ${note}`);
  const folder = result.pack
    ? join(defaultShelf(), await keepPack(shelf, result.pack, { format: 1, preset: null, commit: null, notes: [] }))
    : prior;
  if (result.pack) print(`the adapted prior is kept: --prior ${folder}`);
  await kept.discard();
  await sheet.remove();
  return folder;
}

/** Every seed once, in the order of the data set; what cannot be read is told of when the set is. */
async function readSeeds(
  images: ExpandInput['dataset']['images'],
  { growLeaks, recipe }: Pick<ExpandOptions, 'growLeaks' | 'recipe'>,
  framing: Parameters<typeof framingAt>[0],
): Promise<ReadSeeds> {
  const found: (SeedFacts & { label: string | null; held: boolean; pixels: PixelTensor | null })[] = [];
  for (const image of images) {
    try {
      const bytes = await image.read();
      const digest = await sha256(bytes);
      const square = framingAt(framing, image.crop);
      const pixels = isGrown(image)
        ? framePixels((await decodePicture(bytes, { stretch: stretchOf(recipe) })).image, square)
        : null;
      found.push({ path: image.path, sha256: digest, square, label: image.label, held: pixels === null, pixels });
    } catch {
      continue;
    }
  }
  const leaked = growLeaks ? new Set<string>() : leakedPaths(found);
  const seeds = found.filter(({ path, pixels }) => pixels !== null && !leaked.has(path));
  return {
    pictures: seeds.map(({ pixels }) => pixels!),
    labels: seeds.map(({ label }) => label!),
    digest: await digestOfSeeds(seeds),
  };
}

/** Under which name a checkpoint is kept. */
const keyOf = (of: string | undefined): string => (of === undefined ? CHECKPOINT : digestOf(CHECKPOINT, of));
