/**
 * `npm run bench:mask -- --images <folder|zip|tar> [--images ...]`: how long a mask takes, and in how many images of each set it finds
 * a main object, through onnxruntime-web on one thread. Prints tables and, as the last line, the same as JSON.
 */
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { openMaskPack } from '../cli/lib/pack.ts';
import { openRuntime } from '../cli/runtime/node.ts';
import { pixelTensor } from '../src/core/brands.ts';
import { stack, type Tensor } from '../src/core/tensor.ts';

import { openMask } from '../src/models/ports/mask.ts';
import { areaSquare } from './lib/area.ts';
import { decodeAll, listImages } from './lib/images.ts';
import { deviation, mean, progress, round, table } from './lib/report.ts';

const USAGE = `usage: npm run bench:mask -- --images <folder|zip|tar>
  --images <...>     again for another set: each has a row of its own
  --split <name>     only images of this split (train, for instance)
  --pack <folder>    the mask (public/models/starter-mask)
  --sizes <list>     sides that are timed, in pixels (64,128,160,224,320)
  --side <n>         side at which objects are looked for, in pixels (160)
  --repeats <n>      timed runs a size, after as many that are not (40)
  --threads <n>      threads of the runtime (1)`;

const { values: options } = parseArgs({
  options: {
    images: { type: 'string', multiple: true },
    split: { type: 'string' },
    pack: { type: 'string', default: 'public/models/starter-mask' },
    sizes: { type: 'string', default: '64,128,160,224,320' },
    side: { type: 'string', default: '160' },
    repeats: { type: 'string', default: '40' },
    threads: { type: 'string', default: '1' },
  },
});
if (options.images === undefined) {
  console.error(USAGE);
  process.exit(2);
}
const skipped = new Set<string>();
const repeats = Number(options.repeats);
const runtime = await openRuntime('wasm', Number(options.threads));
const pack = await openMaskPack(options.pack);
const opened = await openMask(pack, runtime);

const squareOf = (pixels: Tensor, side: number) => pixelTensor(stack([areaSquare(pixels, side)]));

interface SetFigures {
  readonly images: number;
  /** Share of images whose confidence reaches the pack's threshold. */
  readonly found: number;
  readonly confidence: number;
  /** Mean share of the picture that is the object, where there is one. */
  readonly coverage: number;
}

async function figuresOf(path: string, keep: (pixels: Tensor) => void): Promise<SetFigures> {
  const all = (await listImages(path)).filter(({ split }) => options.split === undefined || split === options.split);
  const confidences: number[] = [];
  const coverages: number[] = [];
  for await (const { pixels } of decodeAll(all, (reason) => skipped.add(reason))) {
    keep(pixels);
    const { alpha, confidence } = await opened.mask(squareOf(pixels, Number(options.side)));
    confidences.push(confidence[0]!);
    if (confidence[0]! >= opened.threshold) coverages.push(alpha.data.reduce((a, b) => a + b, 0) / alpha.data.length);
    progress(`${basename(path)}: ${confidences.length} of ${all.length} images`);
  }
  progress('');
  return {
    images: confidences.length,
    found: coverages.length / confidences.length,
    confidence: mean(confidences),
    coverage: mean(coverages),
  };
}

/** Milliseconds of single runs, in rising order. */
async function timesAt(side: number, pictures: readonly Tensor[]): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < 2 * repeats; i++) {
    const pixels = squareOf(pictures[i % pictures.length]!, side);
    const started = performance.now();
    await opened.mask(pixels);
    if (i >= repeats) times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b);
}

const pictures: Tensor[] = [];
const sets: Record<string, SetFigures> = {};
for (const path of options.images)
  sets[basename(path)] = await figuresOf(path, (pixels) => {
    if (pictures.length < 16) pictures.push(pixels);
  });
const times: { side: number; median: number; mean: number; deviation: number; least: number }[] = [];
for (const side of options.sizes.split(',').map(Number)) {
  const ms = await timesAt(side, pictures);
  times.push({ side, median: ms[ms.length >> 1]!, mean: mean(ms), deviation: deviation(ms), least: ms[0]! });
}
await opened.close();

const show = (value: number, digits: number): string => value.toFixed(digits);
console.log(`${pack.manifest.title}, one image a run, milliseconds on ${options.threads} WASM thread(s):\n`);
console.log(
  table(
    ['side, px', 'median', 'mean', 'deviation', 'least'],
    times.map(({ side, ...ms }) => [
      String(side),
      show(ms.median, 1),
      show(ms.mean, 1),
      show(ms.deviation, 1),
      show(ms.least, 1),
    ]),
  ),
);
console.log(`\nA main object at ${options.side} px, from a confidence of ${opened.threshold} on:\n`);
console.log(
  table(
    ['set', 'images', 'with an object', 'mean confidence', 'mean coverage'],
    Object.entries(sets).map(([name, { images, found, confidence, coverage }]) => [
      name,
      String(images),
      `${show(100 * found, 1)} %`,
      show(confidence, 3),
      show(coverage, 3),
    ]),
  ),
);
for (const reason of skipped) console.log(`skipped: ${reason}`);
const rounded = (_: string, value: unknown): unknown => (typeof value === 'number' ? round(value) : value);
console.log(
  JSON.stringify({ bench: 'mask', threads: Number(options.threads), times, sets, skipped: skipped.size }, rounded),
);
process.exit(0);
