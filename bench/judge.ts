/**
 * `npm run bench:judge -- --set <zip with train/ and test/ class folders>`: how a judge classifies and how well its probabilities
 * are calibrated, through onnxruntime-web and the product's own preprocessing. Prints tables and, as the last line, JSON.
 */
import { EN } from '../src/ui/words/en.ts';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { openDataset, type DatasetImage } from '../cli/lib/dataset.ts';
import { openJudgePack } from '../cli/lib/pack.ts';
import { openRuntime } from '../cli/runtime/node.ts';
import { classIndex, pixelTensor, type PixelTensor } from '../src/core/brands.ts';
import { viewsOf } from '../src/core/image/views.ts';
import { classMatrix, type ClassMatrix } from '../src/core/judge/classMatrix.ts';
import { unit } from '../src/core/judge/embedding.ts';
import { className, readName } from '../src/packs/className.ts';
import { fillPrompt } from '../src/packs/prompt.ts';
import { openJudge } from '../src/models/ports/judge.ts';
import { openTextTower } from '../src/models/ports/text.ts';
import { headFigures, type HeadFigures, type ModeFigures, type Viewed } from './lib/headFigures.ts';
import { centreSquare, decodeAll, listImages } from './lib/images.ts';
import { EMPTY_NAMES, SPELLINGS } from './lib/names.ts';
import { mean, progress, round, table } from './lib/report.ts';
import { readCaptions, retrieval } from './lib/retrieval.ts';
import { accuracy, prototypeAccuracy, shareTaken, zeroShot, type Labelled } from './lib/zeroShot.ts';

const USAGE = `usage: npm run bench:judge -- --set <folder|zip|tar>
  --pack <folder>       the judge (public/models/starter-judge)
  --names <file.json>   readable names of the class folders, {folder: "name, other name"}
  --per-class <n,...>   how many seeds a class heads learn from (1,2,5,10,20)
  --prompt <template>   instead of the pack's, with {label}
  --retrieval <folder>  images and captions.tsv: recall on the last images in the order of their names
  --last <n>            how many images for retrieval (291)
  --runtime wasm|node   onnxruntime-web, or onnxruntime-node where it is installed (wasm)
  --threads <n>         threads of the runtime (one a core)`;

const { values: options } = parseArgs({
  options: {
    set: { type: 'string' },
    pack: { type: 'string', default: 'public/models/starter-judge' },
    names: { type: 'string' },
    'per-class': { type: 'string', default: '1,2,5,10,20' },
    prompt: { type: 'string' },
    retrieval: { type: 'string' },
    last: { type: 'string', default: '291' },
    runtime: { type: 'string', default: 'wasm' },
    threads: { type: 'string' },
  },
});
if (options.set === undefined && options.retrieval === undefined) {
  console.error(USAGE);
  process.exit(2);
}
const ALPHAS = [0, 0.5, 1];
const PER_CLASS = options['per-class'].split(',').map(Number);
if (!PER_CLASS.every((n) => Number.isInteger(n) && n > 0)) {
  console.error(`Expected --per-class to be whole numbers such as 1,5,20, got "${options['per-class']}".`);
  process.exit(2);
}
const runtime = await openRuntime(
  options.runtime === 'node' ? 'node' : 'wasm',
  options.threads === undefined ? undefined : Number(options.threads),
);
const pack = await openJudgePack(options.pack);
const { manifest } = pack;
const { judge } = await openJudge(pack, runtime);
const tower = openTextTower(pack, runtime);
const prompt = options.prompt ?? manifest.prompt;
const skipped: string[] = [];
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** @param views also the embeddings of the picture mirrored and of two crops, as a head may learn from them. */
async function* embedAll(
  images: readonly DatasetImage[],
  views = false,
): AsyncGenerator<{ image: DatasetImage; embedding: Float64Array; views: Float64Array[]; ms: number }> {
  const embed = async (value: PixelTensor): Promise<Float64Array> => unit((await judge.embed(value)).data);
  let done = 0;
  for await (const { image, pixels } of decodeAll(images, (reason) => skipped.push(reason))) {
    const started = performance.now();
    const embedding = await embed(pixelTensor({ dims: [1, ...pixels.dims], data: pixels.data }));
    const ms = performance.now() - started;
    const others: Float64Array[] = [];
    if (views) for (const view of viewsOf(centreSquare(pixels))) others.push(await embed(view));
    progress(`${++done} of ${images.length} images`);
    yield { image, embedding, views: [embedding, ...others], ms };
  }
  progress('');
}

async function embedTexts(texts: readonly string[]): Promise<Float64Array[]> {
  const out: Float64Array[] = [];
  for (let at = 0; at < texts.length; at += 64)
    out.push(...(await tower.embed(texts.slice(at, at + 64))).map((e) => unit(e)));
  return out;
}

const matrixOf = async (names: readonly string[]): Promise<ClassMatrix> =>
  classMatrix(await embedTexts(names.map((name) => fillPrompt(prompt, name))), manifest.scoring.logitScale);

async function benchSet(path: string): Promise<object> {
  const dataset = await openDataset(path);
  const folders = [...new Set(dataset.images.flatMap(({ label }) => label ?? []))].sort();
  if (folders.length < 2) throw new Error(`Expected at least two class folders in ${path}, got ${folders.length}.`);
  const readable =
    options.names === undefined ? {} : (JSON.parse(await readFile(options.names, 'utf8')) as Record<string, string>);
  const names = folders.map((folder) => readable[folder]?.split(',')[0]?.trim() ?? className(folder));
  const codes = names.flatMap((name, i) => {
    const parsed = readName(name);
    return parsed.kind === 'code' ? [`"${folders[i]!}" is read as a code: ${EN.nameFault(parsed.fault)}.`] : [];
  });

  const labelled = async (
    images: readonly DatasetImage[],
    viewed: boolean,
  ): Promise<{ images: (Labelled & Viewed)[]; ms: number }> => {
    const found: (Labelled & Viewed)[] = [];
    const times: number[] = [];
    for await (const { image, embedding, views, ms } of embedAll(images, viewed)) {
      found.push({ embedding, views, label: classIndex(folders.indexOf(image.label!), folders.length) });
      times.push(ms);
    }
    return { images: found, ms: mean(times) };
  };
  const split = (name: 'train' | 'test'): DatasetImage[] => dataset.images.filter((image) => image.split === name);
  const hasTest = split('test').length > 0;
  const hasTrain = split('train').length > 0 && hasTest;
  const { images: judged, ms } = await labelled(hasTest ? split('test') : dataset.images, !hasTrain);
  const { images: seeds } = hasTrain ? await labelled(split('train'), true) : { images: judged };

  const matrix = await matrixOf(names);
  const figures = zeroShot(judged, matrix);
  const prototypes = ALPHAS.map((alpha) => ({ alpha, accuracy: prototypeAccuracy(seeds, matrix, alpha) }));
  const heads = PER_CLASS.map((n) => headFigures(seeds, hasTrain ? judged : [], matrix, n, () => performance.now()));
  const spellings: [string, number][] = [];
  for (const [title, spell] of Object.entries(SPELLINGS))
    spellings.push([title, accuracy(judged, await matrixOf(names.map(spell)))]);
  const empty: [string, number][] = [];
  for (const [title, name] of Object.entries(EMPTY_NAMES))
    empty.push([title, shareTaken(judged, await matrixOf([...names, name]), names.length)]);

  console.log(
    `${path}: ${folders.length} classes, ${judged.length} images${hasTest ? ' of the test split' : ''}, prompt "${prompt}", logit scale ${manifest.scoring.logitScale}.\n`,
  );
  console.log(
    table(
      ['zero-shot', ''],
      [
        ['top-1', percent(figures.top1)],
        ['expected calibration error, 15 bins', figures.ece.toFixed(4)],
        ['mean confidence', percent(figures.meanConfidence)],
        ['mean entropy, nats', `${figures.meanEntropy.toFixed(3)} of ${Math.log(folders.length).toFixed(3)}`],
        ['embedding, ms an image', ms.toFixed(1)],
      ],
    ),
  );
  console.log(
    `\n${table(
      [`prototypes, leave-one-out, ${seeds.length} images`, 'top-1'],
      prototypes.map(({ alpha, accuracy: share }) => [`alpha ${alpha}`, percent(share)]),
    )}`,
  );
  const share = (value: number | null): string => (value === null ? '-' : percent(value));
  console.log(
    `\n${table(
      ['head, by seeds a class', 'lambda', 'pull', 'leave-one-out', 'test', 'error of calibration', 'ms'],
      heads.flatMap(({ perClass, draws, names: byNames, prototypes: byPrototypes, modes, ...at }) => [
        [`${perClass} (${draws} ${draws === 1 ? 'draw' : 'draws'}), names`, '', '', '', share(byNames), '', ''],
        ['   prototypes', '', '', '', share(byPrototypes), '', ''],
        ...modes.map((figures) => [
          `   head, ${figures.mode}${figures.mode === at.default ? ' *' : ''}${figures.views === 'seed' ? '' : `, ${figures.views}`}`,
          figures.lambda?.toPrecision(2) ?? '-',
          figures.scale.toPrecision(2),
          percent(figures.leaveOneOut),
          share(figures.test),
          calibrationOf(figures),
          figures.milliseconds.toFixed(0),
        ]),
      ]),
    )}\n* what a set gets before anybody chooses`,
  );
  console.log(
    `\n${table(
      ['class names spelled otherwise', 'top-1'],
      spellings.map(([title, share]) => [title, percent(share)]),
    )}`,
  );
  console.log(
    `\n${table(
      ['a class that means nothing', 'images drawn to it'],
      empty.map(([title, share]) => [title, percent(share)]),
    )}`,
  );
  if (figures.confusions.length > 0)
    console.log(
      `\n${table(
        ['most frequent confusions', 'images'],
        figures.confusions.map(({ label, taken, count }) => [`${names[label]!} as ${names[taken]!}`, String(count)]),
      )}`,
    );
  for (const line of codes) console.log(line);
  for (const { path: file, why } of dataset.refused) console.log(`skipped ${file}: ${EN.reason(why)}`);
  await dataset.close();
  const gains = heads.map((at) => [at.perClass, gainOf(at)] as const);
  console.log(
    `\nby what a set gets before anybody chooses, against names alone: ${gains.map(([n, gain]) => `${n} a class ${gain === null ? '-' : `${gain < 0 ? '' : '+'}${(100 * gain).toFixed(1)} points`}`).join(', ')}`,
  );
  const most = heads.at(-1)!;
  const own = most.modes.find((each) => each.mode === most.default)!;
  const { mode, lambda, scale, leaveOneOut, test, ece, eceFloor } = own;
  return {
    set: path,
    head: { mode, lambda, scale, leaveOneOut, test, ece },
    eceFloor,
    againstNames: Object.fromEntries(gains),
    heads,
    classes: folders.length,
    prompt,
    logitScale: manifest.scoring.logitScale,
    ...figures,
    msPerImage: ms,
    prototypes: { images: seeds.length, top1: Object.fromEntries(prototypes.map((p) => [p.alpha, p.accuracy])) },
    spellings: Object.fromEntries(spellings),
    drawnToNothing: Object.fromEntries(empty),
    codes: codes.length,
    confusions: figures.confusions.map(({ label, taken, count }) => [names[label], names[taken], count]),
  };
}

/** The error of calibration, beside what it would be if every promise were kept. */
function calibrationOf({ ece, eceFloor: { mean, low, high }, eceOfDraws, eceByChance, testEce }: ModeFigures): string {
  const [pooled, chance, least, most, draw, byChance] = [ece, mean, low, high, eceOfDraws, eceByChance].map((value) =>
    value.toFixed(3),
  );
  return `${pooled} (if calibrated ${chance}, ${least} to ${most}); a draw ${draw} (${byChance}); test ${testEce?.toFixed(3) ?? '-'}`;
}

/** What the default mode reads more of the test images than names alone; `null` without any. */
function gainOf({ modes, names, default: mode }: HeadFigures): number | null {
  const { test } = modes.find((each) => each.mode === mode)!;
  return test === null || names === null ? null : test - names;
}

async function benchRetrieval(folder: string): Promise<object> {
  const captions = await readCaptions(folder);
  const images: Float64Array[] = [];
  const texts: { text: string; image: number }[] = [];
  for await (const { image, embedding } of embedAll((await listImages(folder)).slice(-Number(options.last)))) {
    const own = captions.get(basename(image.path).replace(/\.[^.]*$/u, '')) ?? [];
    if (own.length === 0) skipped.push(`${image.path} has no caption.`);
    else {
      texts.push(...own.map((text) => ({ text, image: images.length })));
      images.push(embedding);
    }
  }
  const embedded = await embedTexts(texts.map(({ text }) => text));
  const figures = retrieval(
    images,
    texts.map(({ image }, i) => ({ image, embedding: embedded[i]! })),
  );
  console.log(
    `\n${table(
      [`retrieval, ${figures.images} images, ${figures.captions} captions`, 'R@1', 'R@5'],
      [
        ['text to image', percent(figures.textToImage.r1), percent(figures.textToImage.r5)],
        ['image to text', percent(figures.imageToText.r1), percent(figures.imageToText.r5)],
      ],
    )}`,
  );
  return figures;
}

const set = options.set === undefined ? {} : await benchSet(options.set);
const found = options.retrieval === undefined ? {} : { retrieval: await benchRetrieval(options.retrieval) };
for (const reason of skipped) console.log(`skipped: ${reason}`);
const judgeName = { id: manifest.id, version: manifest.version };
const rounded = (_: string, value: unknown): unknown => (typeof value === 'number' ? round(value) : value);
console.log(JSON.stringify({ bench: 'judge', judge: judgeName, ...set, ...found, skipped: skipped.length }, rounded));
process.exit(0);
