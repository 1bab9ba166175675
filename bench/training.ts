/**
 * `npm run bench:training`: milliseconds of a training step of the residual classifier, from the same weights and batch in every
 * place, in turns: onnxruntime's WASM in Node, the native one and PyTorch where they are installed.
 * Prints a table and, as the last line, JSON.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { openRuntime } from '../cli/runtime/node.ts';
import { runSeed, imageId } from '../src/core/brands.ts';
import { uniforms } from '../src/core/random/stream.ts';
import { CLASSIFIER_KINDS, classifierModel, type ClassifierKind } from '../src/onnx/classifiers/classifier.ts';
import { openTrainer } from '../src/models/trainer.ts';
import { summarise, type Times } from './gradients/statistics.ts';
import { progress, round, table } from './lib/report.ts';

const { values: options } = parseArgs({
  options: {
    where: { type: 'string', default: 'wasm,node,pytorch' },
    kind: { type: 'string', default: 'residual' },
    size: { type: 'string', default: '64' },
    batch: { type: 'string', default: '64' },
    width: { type: 'string', default: '16' },
    threads: { type: 'string', default: '2' },
    steps: { type: 'string', default: '20' },
    rounds: { type: 'string', default: '3' },
    python: { type: 'string', default: 'python3' },
    memory: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (options.help) {
  console.log(`usage: npm run bench:training --
  --where <places>   of wasm, node (onnxruntime-node) and pytorch (wasm,node,pytorch)
  --kind <network>   ${CLASSIFIER_KINDS.join(', ')} (residual; the only one that PyTorch has here)
  --size, --batch, --width, --threads, --steps (in each round), --rounds
  --python <path>    a Python with torch (python3)
  --memory           2,000 steps on WASM instead, and the memory of the process on the way`);
  process.exit(0);
}
const [size, batch, width, threads, steps, rounds] = (
  ['size', 'batch', 'width', 'threads', 'steps', 'rounds'] as const
).map((name) => Number(options[name])) as [number, number, number, number, number, number];
const kind = options.kind as ClassifierKind;
const classes = 20;
const rate = 0.05;
const WARMUP = 3;

const address = { runSeed: runSeed(0), image: imageId('bench'), variant: 0, purpose: 'augmentation' } as const;
const dims = [batch, 3, size, size];
const images = { dims, data: Float32Array.from(uniforms(address, batch * 3 * size * size)) };
const labels = Array.from({ length: batch }, (_, i) => i % classes);
const targets = { dims: [batch, classes], data: new Float32Array(batch * classes) };
for (const [i, label] of labels.entries()) targets.data[i * classes + label] = 1;
const model = classifierModel({ kind, side: size, classes, width }, runSeed(1));
const training = {
  loss: { kind: 'cross-entropy' },
  optimizer: { kind: 'sgd', momentum: 0.9, nesterov: true, weightDecay: 5e-4 },
  batch,
} as const;

interface Measured {
  readonly times: readonly number[];
  readonly loss: number;
}

async function onOnnx(name: 'wasm' | 'node'): Promise<Measured> {
  const runtime = await openRuntime(name, threads);
  const trainer = await openTrainer(runtime, model, training);
  const times: number[] = [];
  let loss = NaN;
  for (let i = 0; i < WARMUP + steps; i++) {
    const started = performance.now();
    loss = await trainer.step(images, targets, rate);
    if (i >= WARMUP) times.push(performance.now() - started);
  }
  await trainer.release();
  return { times, loss };
}

async function onPyTorch(): Promise<Measured> {
  const trainer = await openTrainer(await openRuntime('wasm', threads), model, training);
  const folder = await mkdtemp(join(tmpdir(), 'training-'));
  try {
    const { vectors } = await trainer.state();
    const slots = trainer.graph.parameters;
    await writeFile(join(folder, 'case.json'), JSON.stringify({ classes, width, rate, labels, images: dims, slots }));
    await writeFile(join(folder, 'weights.bin'), new Uint8Array(vectors['training:parameters']!.buffer));
    await writeFile(join(folder, 'images.bin'), new Uint8Array(images.data.buffer));
    const script = fileURLToPath(new URL('training/step.py', import.meta.url));
    const args = [script, folder, ...[steps, WARMUP, threads].map(String)];
    const { stdout } = await promisify(execFile)(options.python, args);
    return JSON.parse(stdout) as Measured;
  } finally {
    await trainer.release();
    await rm(folder, { recursive: true });
  }
}

/** Resident memory over 2,000 steps, in MB. */
async function memory(): Promise<void> {
  const trainer = await openTrainer(await openRuntime('wasm', threads), model, training);
  const points: { step: number; megabytes: number }[] = [];
  for (let i = 0; i <= 2000; i++) {
    if (i % 250 === 0) {
      points.push({ step: i, megabytes: Math.round(process.memoryUsage().rss / 2 ** 20) });
      console.error(`step ${String(i)}: ${String(points.at(-1)!.megabytes)} MB`);
    }
    await trainer.step(images, targets, rate);
  }
  await trainer.release();
  console.log(
    table(
      ['step', 'resident, MB'],
      points.map(({ step, megabytes }) => [String(step), String(megabytes)]),
    ),
  );
  console.log(JSON.stringify({ bench: 'training', memory: points }));
}

interface Row {
  readonly where: string;
  readonly step: Times;
  readonly loss: number;
  /** Median over PyTorch's. */
  readonly ratio: number | undefined;
}

async function main(): Promise<void> {
  if (kind !== 'residual' && options.where.includes('pytorch')) options.where = options.where.replace(/,?pytorch/u, '');
  const places = options.where.split(',');
  const measured = new Map<string, { times: number[]; loss: number }>();
  for (let i = 0; i < rounds; i++) {
    for (const place of places) {
      progress(`round ${String(i + 1)} of ${String(rounds)}: ${place}`);
      try {
        const one = place === 'pytorch' ? await onPyTorch() : await onOnnx(place as 'wasm' | 'node');
        const all = measured.get(place) ?? { times: [], loss: one.loss };
        all.times.push(...one.times);
        measured.set(place, all);
      } catch (error) {
        if (i > 0) throw error;
        console.error(
          `${place} is left out: ${(error instanceof Error ? error.message : String(error)).split('\n').at(-2) ?? ''}`,
        );
      }
    }
  }
  progress('');
  const reference = measured.get('pytorch');
  const median = reference && summarise(reference.times).median;
  const rows = [...measured].map(([where, { times, loss }]): Row => {
    const step = summarise(times);
    return { where, step, loss, ratio: median === undefined ? undefined : step.median / median };
  });
  const { model: cpu } = cpus()[0]!;
  console.log(
    `${kind}, width ${String(width)}, ${String(size)} px, batch ${String(batch)}, ${String(threads)} threads; ${cpu}, load ${String(round(loadavg()[0]!))}`,
  );
  console.log(
    table(
      ['where', 'ms a step', 'least', 'over PyTorch', `loss after ${String(WARMUP + steps)}`],
      rows.map(({ where, step, ratio, loss }) => [
        where,
        String(round(step.median)),
        String(round(step.least)),
        ratio === undefined ? '' : String(round(ratio)),
        loss.toPrecision(5),
      ]),
    ),
  );
  console.log(JSON.stringify({ bench: 'training', kind, width, size, batch, threads, cpu, load: loadavg()[0], rows }));
}

await (options.memory ? memory() : main());
process.exit(); // The runtime's threads would keep the process.
