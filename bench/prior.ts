/**
 * `npm run bench:prior -- --images <folder|zip|tar>`: how well a prior reconstructs, and what its unguided variants look like,
 * through onnxruntime-web. Prints a table and, as the last line, the same as JSON.
 */
import { parseArgs } from 'node:util';
import { openPriorPack } from '../cli/lib/pack.ts';
import { openRuntime } from '../cli/runtime/node.ts';
import { openPrior } from '../src/models/ports/prior.ts';
import { encodingPack, type EncodingPack } from '../src/models/pack.ts';
import { decodeAll, listImages } from './lib/images.ts';
import { channelDeviations, measurePrior, type Picture, type Pictures, type PriorFigures } from './lib/priorFigures.ts';
import { progress, round, table } from './lib/report.ts';
import { writeSheet } from './lib/sheet.ts';
import { openTaef2 } from './lib/taef2.ts';

const USAGE = `usage: npm run bench:prior -- --images <folder|zip|tar>
  --last <n>          only the last n images in the order of their paths
  --pack <folder>     the prior (public/models/starter-prior)
  --baseline <folder> taef2_encoder.onnx and taef2_decoder.onnx, measured beside it (../shared/models/taef2; skipped when absent)
  --sizes <list>      sides for reconstruction in pixels (64,128,224)
  --threads <n>       threads of the runtime (one a core)
  --sheet <file.png>  also draw a contact sheet of eight images
  --sheet-from <folder|zip|tar>  four of them from here`;

const { values: options } = parseArgs({
  options: {
    images: { type: 'string' },
    last: { type: 'string' },
    pack: { type: 'string', default: 'public/models/starter-prior' },
    baseline: { type: 'string', default: '../shared/models/taef2' },
    sizes: { type: 'string', default: '64,128,224' },
    threads: { type: 'string' },
    sheet: { type: 'string' },
    'sheet-from': { type: 'string' },
  },
});
if (options.images === undefined) {
  console.error(USAGE);
  process.exit(2);
}
const BATCH = 8;
const skipped = new Set<string>();
const sides = options.sizes.split(',').map(Number);
const all = await listImages(options.images);
const chosen = options.last === undefined ? all : all.slice(-Number(options.last));

/** Decodes the images anew at each pass. */
const pictures = (name: string): Pictures =>
  async function* () {
    let done = 0;
    let batch: Picture[] = [];
    for await (const { image, pixels } of decodeAll(chosen, (reason) => skipped.add(reason))) {
      batch.push({ path: image.path, pixels });
      if (batch.length < BATCH) continue;
      progress(`${name}: ${(done += batch.length)} of ${chosen.length} images`);
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
    progress('');
  };

const runtime = await openRuntime('wasm', options.threads === undefined ? undefined : Number(options.threads));

async function figuresOf(pack: EncodingPack, measureUnits: boolean, sheet?: string): Promise<PriorFigures> {
  const opened = await openPrior(pack, runtime);
  const { prior } = opened;
  const source = pictures(pack.manifest.title);
  const units = measureUnits ? await channelDeviations(prior, source) : null;
  const figures = await measurePrior(prior, source, sides, units, () => performance.now());
  if (sheet !== undefined) await writeSheet(sheet, prior, await sheetPictures(), units);
  await opened.close();
  return figures;
}

/** Eight pictures, evenly from the set, or four from it and four from another. */
async function sheetPictures(): Promise<Picture[]> {
  const other = options['sheet-from'];
  const evenlyOf = <T>(list: readonly T[], count: number): T[] =>
    Array.from(
      { length: Math.min(count, list.length) },
      (_, i) => list[Math.floor(((i + 0.5) * list.length) / count)]!,
    );
  const picked =
    other === undefined ? evenlyOf(chosen, 8) : [...evenlyOf(chosen, 4), ...evenlyOf(await listImages(other), 4)];
  const found: Picture[] = [];
  for await (const { image, pixels } of decodeAll(picked, (reason) => skipped.add(reason)))
    found.push({ path: image.path, pixels });
  return found;
}

const pack = encodingPack(await openPriorPack(options.pack));
const measured = [{ id: pack.manifest.id, figures: await figuresOf(pack, false, options.sheet) }];
const baseline = await openTaef2(options.baseline);
if (baseline === null) console.log(`TAEF2 is not in ${options.baseline}: no baseline beside the figures.`);
else measured.push({ id: baseline.manifest.id, figures: await figuresOf(baseline, true) });

const show = (value: number, digits: number): string => value.toFixed(digits);
const extremes = (values: readonly number[]): string =>
  `${show(Math.min(...values), 2)} .. ${show(Math.max(...values), 2)}`;
const row = (title: string, of: (figures: PriorFigures) => string): string[] => [
  title,
  ...measured.map(({ figures }) => of(figures)),
];
console.log(
  `${measured[0]!.figures.images} images of ${options.images}, means over images, epsilon in standard deviations of a channel.`,
);
console.log(
  'SSIM: luma, Gaussian window 11 x 11, sigma 1.5. Comb index of the real images at 128 px: ' +
    `${show(measured[0]!.figures.comb.real, 3)}.\n`,
);
console.log(
  table(
    ['', ...measured.map(({ id }) => id)],
    [
      ...sides.map((side, i) =>
        row(`PSNR at ${side} px, dB`, ({ reconstruction }) => show(reconstruction[i]!.psnr, 2)),
      ),
      ...sides.map((side, i) => row(`SSIM at ${side} px`, ({ reconstruction }) => show(reconstruction[i]!.ssim, 4))),
      row('comb index, reconstruction', ({ comb }) => show(comb.reconstruction, 3)),
      ...measured[0]!.figures.variants.flatMap(({ epsilon }, i) => [
        row(`comb index, epsilon ${epsilon}`, ({ variants }) => show(variants[i]!.comb, 3)),
        row(`difference, epsilon ${epsilon}`, ({ variants }) => show(variants[i]!.difference, 4)),
        row(`  without mean colour`, ({ variants }) => show(variants[i]!.differenceWithoutColour, 4)),
      ]),
      row('channel means', ({ channels }) => extremes(channels.means)),
      row('channel variances', ({ channels }) => extremes(channels.variances)),
      row('encode, ms an image', ({ msPerImage }) => show(msPerImage.encode, 1)),
      row('decode, ms an image', ({ msPerImage }) => show(msPerImage.decode, 1)),
    ],
  ),
);
for (const reason of skipped) console.log(`skipped: ${reason}`);
const rounded = (_: string, value: unknown): unknown => (typeof value === 'number' ? round(value) : value);
const priors = Object.fromEntries(measured.map(({ id, figures }) => [id, figures]));
console.log(JSON.stringify({ bench: 'prior', images: options.images, skipped: skipped.size, priors }, rounded));
process.exit(0);
