/**
 * `npm run bench:gradients`: what a vector-Jacobian product costs against its forward pass, on WASM in Node and in Chromium.
 * Prints a table and, as the last line, JSON.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import type { BrowserRuntime, FloatTensors } from '../cli/harness/browser.ts';
import { openBrowser } from '../cli/harness/browser.ts';
import { cotangentName, vjpBytes } from '../src/onnx/vjp.ts';
import type { NodeReply, NodeRequest } from './gradients/nodeProcess.ts';
import type { Times } from './gradients/statistics.ts';
import { summarise } from './gradients/statistics.ts';
import type { Subject } from './gradients/subjects.ts';
import { LIMITS, subjects } from './gradients/subjects.ts';
import { progress, round, table } from './lib/report.ts';

const { values: options } = parseArgs({
  options: {
    models: { type: 'string', default: 'public/models' },
    shared: { type: 'string', default: '../shared/models' },
    only: { type: 'string', default: '' },
    where: { type: 'string', default: 'node,chromium' },
    threads: { type: 'string', default: '2' },
    repeats: { type: 'string', default: '9' },
    help: { type: 'boolean' },
  },
});
if (options.help === true) {
  console.log(`usage: npm run bench:gradients --
  --only <text>         models whose name contains this
  --where <places>      node, chromium, or both (node,chromium)
  --threads <n>         WASM threads (2)
  --repeats <n>         measured runs of each kind (9)
  --models <folder>     the packs (public/models)
  --shared <folder>     TAEF2 (../shared/models)`);
  process.exit(0);
}
const threads = Number(options.threads);
const repeats = Number(options.repeats);
const WARMUP = 2;

interface Prepared {
  readonly subject: Subject;
  readonly forward: Uint8Array;
  readonly product: Uint8Array;
  readonly buildMs: number;
}

interface Row {
  readonly model: string;
  readonly where: string;
  readonly forward: Times;
  readonly product: Times;
  readonly ratio: number;
  readonly limit: number;
  readonly forwardBytes: number;
  readonly productBytes: number;
  readonly buildMs: number;
}

const run = promisify(execFile);

async function prepared(subject: Subject): Promise<Prepared> {
  const forward = await subject.load();
  const builds = Array.from({ length: 3 }, () => {
    const started = performance.now();
    const product = vjpBytes(forward, { inputs: [subject.input], modelName: subject.name });
    return { product, ms: performance.now() - started };
  });
  return { subject, forward, product: builds[0]!.product, buildMs: summarise(builds.map(({ ms }) => ms)).median };
}

/** The inputs of the forward model and of the product, by name. */
function shapesOf(subject: Subject): readonly Record<string, readonly number[]>[] {
  const forward = { [subject.input]: subject.inputDims };
  return [forward, { ...forward, [cotangentName(subject.output)]: subject.outputDims }];
}

async function inNode({ subject, forward, product, buildMs }: Prepared): Promise<Row> {
  const folder = await mkdtemp(join(tmpdir(), 'gradients-'));
  try {
    const models = [join(folder, 'forward.onnx'), join(folder, 'product.onnx')];
    await writeFile(models[0]!, forward);
    await writeFile(models[1]!, product);
    const feeds = shapesOf(subject);
    const measure = async (which: readonly number[], runs: number): Promise<NodeReply> => {
      const request: NodeRequest = {
        threads,
        models: which.map((i) => models[i]!),
        feeds: which.map((i) => feeds[i]!),
        warmup: runs > 1 ? WARMUP : 0,
        repeats: runs,
      };
      const script = fileURLToPath(new URL('./gradients/nodeProcess.ts', import.meta.url));
      const { stdout } = await run('npx', ['tsx', script, JSON.stringify(request)], { maxBuffer: 1 << 24 });
      return JSON.parse(stdout) as NodeReply;
    };
    const { times } = await measure([0, 1], repeats);
    const alone = [await measure([0], 1), await measure([1], 1)];
    return row(
      subject,
      'node',
      times,
      alone.map(({ peakBytes }) => peakBytes),
      buildMs,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function inChromium(browser: BrowserRuntime, { subject, forward, product, buildMs }: Prepared): Promise<Row> {
  const models = [forward, product];
  const feeds = shapesOf(subject).map(filled);
  const times: number[][] = [[], []];
  const bytes = [0, 0];
  const rounds = 3;
  for (let i = 0; i < rounds; i++) {
    for (const [which, model] of models.entries()) {
      await browser.restart();
      const result = await browser.run(model, feeds[which]!, {
        outputs: [],
        warmup: WARMUP,
        repeats: Math.ceil(repeats / rounds),
        wantOutputs: false,
      });
      times[which]!.push(...result.times);
      if (i === 0) bytes[which] = await browser.memory();
    }
  }
  return row(subject, 'chromium', times, bytes, buildMs);
}

const filled = (shapes: Record<string, readonly number[]>): FloatTensors =>
  Object.fromEntries(
    Object.entries(shapes).map(([name, dims]) => {
      const data = Float32Array.from({ length: dims.reduce((a, b) => a * b, 1) }, (_, i) => Math.sin(12.9898 * i));
      return [name, { dims, data }];
    }),
  );

function row(
  subject: Subject,
  where: string,
  times: readonly (readonly number[])[],
  bytes: readonly number[],
  buildMs: number,
): Row {
  const [forward, product] = [summarise(times[0]!), summarise(times[1]!)];
  const ratio = product.median / forward.median;
  const [forwardBytes = NaN, productBytes = NaN] = bytes;
  return {
    model: subject.name,
    where,
    forward,
    product,
    ratio,
    limit: LIMITS[subject.family],
    forwardBytes,
    productBytes,
    buildMs,
  };
}

const ms = ({ median, halfRange, least }: Times): string =>
  `${median.toFixed(0)} ± ${halfRange.toFixed(0)} (${least.toFixed(0)})`;
const mib = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);

const { found, absent } = await subjects(options.models, options.shared);
for (const name of absent) console.log(`absent, not measured: ${name}`);
const places = options.where.split(',');
const browser = places.includes('chromium') ? await openBrowser('wasm', threads) : undefined;
const rows: Row[] = [];
try {
  for (const subject of found.filter(({ name }) => name.includes(options.only))) {
    progress(`${subject.name}: building`);
    const ready = await prepared(subject);
    if (places.includes('node')) {
      progress(`${subject.name}: node`);
      rows.push(await inNode(ready));
    }
    if (browser) {
      progress(`${subject.name}: chromium`);
      rows.push(await inChromium(browser, ready));
    }
  }
} finally {
  await browser?.close();
}
progress('');
console.log(
  table(
    [
      'model, batch 5',
      'where',
      'forward ms',
      'product ms',
      'ratio',
      'of least',
      'limit',
      'peak MiB',
      'product MiB',
      'build ms',
    ],
    rows.map((r) => [
      r.model,
      r.where,
      ms(r.forward),
      ms(r.product),
      r.ratio.toFixed(2),
      (r.product.least / r.forward.least).toFixed(2),
      r.limit.toFixed(1),
      mib(r.forwardBytes),
      mib(r.productBytes),
      r.buildMs.toFixed(0),
    ]),
  ),
);
const load = loadavg()[0] ?? NaN;
console.log(
  `times: median ± half the quartile distance (least); WASM, ${threads} threads; ${cpus().length} cores, load ${load.toFixed(1)}`,
);
const rounded = (times: Times): Record<string, number | null> => ({
  median: round(times.median),
  spread: round(times.halfRange),
  least: round(times.least),
  runs: times.runs,
});
console.log(
  JSON.stringify({
    threads,
    cores: cpus().length,
    load: round(load),
    rows: rows.map((r) => ({
      ...r,
      forward: rounded(r.forward),
      product: rounded(r.product),
      ratio: round(r.ratio),
      buildMs: round(r.buildMs),
    })),
  }),
);
