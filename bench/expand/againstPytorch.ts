/**
 * @file The released procedure (one start, one sign step, its gradient before the projection) on the same weights, seeds and noise here and in
 * PyTorch, in one run, in turns.
 */

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { located } from '../../cli/expand/located.ts';
import { openExpandModels, type ExpandModels } from '../../cli/expand/models.ts';
import { parseOptions, type ExpandOptions } from '../../cli/expand/options.ts';
import { readPixels } from '../../cli/expand/prepare.ts';
import { openDataset } from '../../cli/lib/dataset.ts';
import { usualRuntime } from '../../cli/runtime/node.ts';
import { classIndex, imageId, runSeed } from '../../src/core/brands.ts';
import { isGrown } from '../../src/core/dataset/seedImages.ts';
import { imagine } from '../../src/core/expansion/imagine.ts';
import type { Models } from '../../src/core/expansion/ports.ts';
import type { Seed } from '../../src/core/expansion/seed.ts';
import { IMAGINE_DEFAULTS, type ImagineSettings } from '../../src/core/expansion/settings.ts';
import type { ClassMatrix } from '../../src/core/judge/classMatrix.ts';
import type { Noise } from '../../src/core/latent/noise.ts';
import { progress, round, table } from '../lib/report.ts';

const STEP_SIZE = 0.1;
const VARIANTS = 5;

/** What every place expands. */
interface Work {
  readonly seeds: readonly Seed[];
  readonly classes: ClassMatrix;
  readonly settings: ImagineSettings;
}

/** What a place made of it, and how long every seed took, in milliseconds. */
interface Made {
  readonly times: readonly number[];
  readonly images: readonly (readonly Float32Array[])[];
  /** Where each variant began. */
  readonly noise: readonly (readonly Noise[])[];
}

/**
 * Measures, and prints a table and JSON.
 *
 * @param args a data set with options of its own: `--limit`, `--where`, `--threads`, `--repeats`, `--python`.
 */
export async function againstPytorch(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      against: { type: 'string' },
      limit: { type: 'string', default: '12' },
      where: { type: 'string', default: usualRuntime() === 'node' ? 'wasm,node' : 'wasm' },
      threads: { type: 'string', default: '2' },
      repeats: { type: 'string', default: '3' },
      python: { type: 'string', default: 'python3' },
    },
  });
  const { limit, threads, python } = values;
  const places = values.where.split(',');
  const repeats = Number(values.repeats);
  const folder = await mkdtemp(join(tmpdir(), 'released-'));
  const times = new Map<string, number[]>();
  const errors = new Map<string, number[]>();
  try {
    let reference: Made | null = null;
    for (let turn = 0; turn < repeats; turn++) {
      for (const place of places) {
        progress(`turn ${turn + 1} of ${repeats}: ${place}`);
        const { options, open, work } = await openWork(positionals[0] ?? '', place, threads, Number(limit));
        const made = await expandAll(work, open);
        await open.close();
        times.set(place, [...(times.get(place) ?? []), ...made.times]);
        if (!reference) await writeCase(folder, work, made, options);
        else errors.set(place, [...(errors.get(place) ?? []), differenceOf(made, reference)]);
        reference ??= made;
      }
      progress(`turn ${turn + 1} of ${repeats}: pytorch`);
      const script = fileURLToPath(new URL('released.py', import.meta.url));
      const { stdout } = await promisify(execFile)(python, [script, folder, threads]);
      const said = JSON.parse(stdout) as { times: number[]; errors: number[] };
      times.set('pytorch', [...(times.get('pytorch') ?? []), ...said.times]);
      errors.set('pytorch', [...(errors.get('pytorch') ?? []), ...said.errors]);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  report(times, errors, threads);
}

/** Seeds, names as the judge reads them, and the released settings. */
async function openWork(set: string, runtime: string, threads: string, limit: number) {
  const parsed = parseOptions([set, '--out', 'unused.zip', '--runtime', runtime, '--threads', threads]);
  const options = await located(parsed!);
  const dataset = await openDataset(options.input);
  const open = await openExpandModels(options);
  const grown = dataset.images.filter(isGrown);
  const labels = [...new Set(grown.map(({ label }) => label))].sort();
  // Every class in turn, so that a few seeds are of many.
  const chosen = labels.flatMap((label) =>
    grown.filter((image) => image.label === label).slice(0, 1 + limit / labels.length),
  );
  const seeds: Seed[] = [];
  for (const image of chosen.slice(0, limit)) {
    const label = classIndex(labels.indexOf(image.label), labels.length);
    seeds.push({ id: imageId(image.path), label, pixels: await readPixels(image, open, {}) });
  }
  await dataset.close();
  const classes = (await open.classMatrix(labels, progress))!;
  const settings: ImagineSettings = {
    ...IMAGINE_DEFAULTS,
    ...{ variants: VARIANTS, runSeed: runSeed(0), epsilon: open.suggestions.epsilon!, gradientAt: 'perturbed' },
  };
  return { options, open, work: { seeds, classes, settings } satisfies Work };
}

/** Every seed after a first one that loads what is loaded once. */
async function expandAll({ seeds, classes, settings }: Work, { ports }: ExpandModels): Promise<Made> {
  const { prior, judge, jointPass } = ports;
  const models: Models = { prior: prior!, judge: judge!, ...(jointPass && { jointPass }) };
  const made = { times: [] as number[], images: [] as Float32Array[][], noise: [] as (readonly Noise[])[] };
  for (const [i, seed] of [seeds[0]!, ...seeds].entries()) {
    const started = performance.now();
    const procedure = imagine(seed, settings, models, classes);
    let first: readonly Noise[] = [];
    let next = await procedure.next();
    for (; next.done !== true; next = await procedure.next())
      if (next.value.kind === 'step' && first.length === 0) first = next.value.noise;
    if (i === 0) continue;
    made.times.push(performance.now() - started);
    made.images.push(next.value.variants.map(({ image }) => image!.data));
    made.noise.push(first);
  }
  return made;
}

async function writeCase(folder: string, work: Work, made: Made, { prior, judge }: ExpandOptions): Promise<void> {
  const { seeds, classes, settings } = work;
  const side = seeds[0]!.pixels.dims[2]!;
  const channels = made.noise[0]![0]!.scale.length;
  const put = (name: string, rows: readonly ArrayLike<number>[]) => {
    const joined = new Float32Array(rows.reduce((sum, { length }) => sum + length, 0));
    rows.reduce<number>((at, row) => (joined.set(row, at), at + row.length), 0);
    return writeFile(join(folder, `${name}.bin`), new Uint8Array(joined.buffer));
  };
  await put(
    'pixels',
    seeds.map(({ pixels }) => pixels.data),
  );
  await put('rows', classes.rows);
  await put(
    'noise',
    made.noise.flat().flatMap(({ scale, offset }) => [scale, offset]),
  );
  await put('images', made.images.flat());
  const about = {
    ...{ seeds: seeds.length, variants: VARIANTS, side, channels, classes: classes.rows.length },
    ...{
      width: classes.rows[0]!.length,
      logitScale: classes.logitScale,
      epsilon: settings.epsilon,
      stepSize: STEP_SIZE,
    },
    anchors: seeds.map(({ label }) => label),
    graphs: {
      encoder: join(prior, 'encoder.onnx'),
      decoder: join(prior, 'decoder.onnx'),
      judge: join(judge!, 'image.onnx'),
    },
  };
  await writeFile(join(folder, 'case.json'), JSON.stringify(about));
}

/** Mean absolute difference between the pictures of two places. */
function differenceOf({ images }: Made, { images: expected }: Made): number {
  const pairs = images.flatMap((row, i) => row.map((image, j) => [image, expected[i]![j]!] as const));
  const each = pairs.map(([a, b]) => a.reduce((sum, x, i) => sum + Math.abs(x - b[i]!), 0) / a.length);
  return each.reduce((sum, one) => sum + one, 0) / each.length;
}

function report(times: ReadonlyMap<string, number[]>, errors: ReadonlyMap<string, number[]>, threads: string): void {
  const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);
  const at = (values: readonly number[], share: number) => sorted(values)[Math.floor(share * (values.length - 1))]!;
  const theirs = at(times.get('pytorch')!, 0.5);
  const rows = [...times].map(([place, all]) => {
    const median = at(all, 0.5);
    const error = Math.max(...(errors.get(place) ?? [0]));
    return {
      place,
      median,
      spread: (at(all, 0.75) - at(all, 0.25)) / 2,
      least: at(all, 0),
      rate: theirs / median,
      error,
    };
  });
  console.log(
    table(
      ['where', `ms a seed of ${VARIANTS}`, 'least', 'variants a second', 'rate over PyTorch', 'pictures differ by'],
      rows.map(({ place, median, spread, least, rate, error }) => [
        ...[place, `${median.toFixed(0)} ± ${spread.toFixed(0)}`, least.toFixed(0)],
        ...[((1000 * VARIANTS) / median).toFixed(1), rate.toFixed(2), error.toExponential(1)],
      ]),
    ),
  );
  const load = round(loadavg()[0]!);
  console.log(JSON.stringify({ bench: 'released', threads: Number(threads), cores: cpus().length, load, rows }));
}
