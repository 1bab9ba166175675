/**
 * `npm run bench:diffusion -- --prior <pack>`: one variant of one picture by a pack that denoises: its time against the sum of the runtime's
 * own session runs, which nothing can go below, and the peak of memory against what the manifest says. Prints a table and, as the last
 * line, JSON.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { openJudgePack, openPriorPack } from '../cli/lib/pack.ts';
import { openRuntime } from '../cli/runtime/node.ts';
import { classIndex, imageId, pixelTensor, runSeed } from '../src/core/brands.ts';
import { drive } from '../src/core/expansion/drive.ts';
import { normals } from '../src/core/random/stream.ts';
import { expandSeed } from '../src/core/run/expandSeed.ts';
import { DEFAULT_RECIPE, partOf, resolveRecipe, type RecipePart } from '../src/core/run/recipe.ts';
import { slotsOf } from '../src/core/run/slots.ts';
import { openPorts } from '../src/models/openPorts.ts';
import { classMatrixOf } from '../src/models/ports/text.ts';
import type { Runtime } from '../src/models/runtime/runtime.ts';
import { suggestedRadius } from '../src/packs/manifest.ts';
import { leastMemory, memorySize } from '../src/packs/size.ts';
import { table } from './lib/report.ts';

const { values: options } = parseArgs({
  options: {
    prior: { type: 'string' },
    judge: { type: 'string', default: 'public/models/starter-judge' },
    method: { type: 'string', default: 'gif-sd' },
    steps: { type: 'string', default: '8' },
    strength: { type: 'string', default: '0.5' },
    side: { type: 'string' },
    runtime: { type: 'string', default: 'wasm' },
    threads: { type: 'string' },
  },
});
const { method } = options;
if (options.prior === undefined || (method !== 'gif-sd' && method !== 'sd')) {
  console.error(`usage: npm run bench:diffusion -- --prior <pack that denoises>
  --judge <pack>        the judge (public/models/starter-judge)
  --method gif-sd|sd    with a step of guidance, or without (gif-sd)
  --steps <n>           denoising steps from pure noise (8)
  --strength <s>        share of them that is taken (0.5)
  --side <px>           of the picture (what the pack prefers)
  --runtime wasm|node   onnxruntime-web, or onnxruntime-node where it is installed (wasm)
  --threads <n>         of the runtime (one a core)`);
  process.exit(2);
}

const threads = options.threads === undefined ? availableParallelism() : Number(options.threads);
const timed = timing(await openRuntime(options.runtime === 'node' ? 'node' : 'wasm', threads));
const [prior, judge] = [await openPriorPack(options.prior), await openJudgePack(options.judge)];
const before = process.memoryUsage.rss();
const open = await openPorts({ prior, judge }, timed.runtime);
const side = options.side === undefined ? open.framing().width : Number(options.side);
const settings = { denoisingSteps: Number(options.steps), strength: Number(options.strength) };
const part = partOf(method);
const recipe = resolveRecipe(
  {
    ...DEFAULT_RECIPE,
    runSeed: runSeed(1),
    variants: 1,
    parts: [{ ...part, settings: { ...part.settings, ...settings } } as RecipePart],
  },
  { side, epsilon: suggestedRadius(prior.manifest) },
);
const classes = await classMatrixOf(open.text!, judge, ['cat', 'dog']);
const noise = normals({ runSeed: runSeed(1), image: imageId('a'), variant: 0, purpose: 'scale' }, 3 * side * side);
const pixels = Float32Array.from(noise, (x) => Math.min(1, Math.max(0, 0.5 + x / 8)));
const seed = {
  id: imageId('cat/a.png'),
  pixels: pixelTensor({ dims: [1, 3, side, side], data: pixels }),
  label: classIndex(0, 2),
};

/** One variant; the first loads what is loaded when it is needed, gradients too. */
async function variant() {
  timed.reset();
  const started = performance.now();
  const job = { seed, classes, slots: slotsOf(recipe, 1), batch: 1, className: 'cat' };
  await drive(expandSeed(job, recipe, open.ports));
  const all = performance.now() - started;
  const { runs, count, loads } = timed.sums();
  return { all, runs, count, loads };
}

const [first, second] = [await variant(), await variant()];
const peak = process.resourceUsage().maxRSS * 1024;
await open.close();
const overhead = (second.all - second.runs) / second.runs;
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;
const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(2)} GB`;
console.log(
  table(
    ['', 'variant', 'session runs', 'sum of the runs', 'loading', 'overhead'],
    [first, second].map(({ all, runs, count, loads }, i) => [
      i === 0 ? 'first' : 'next',
      seconds(all),
      String(count),
      seconds(runs),
      seconds(loads),
      `${((100 * (all - runs - loads)) / runs).toFixed(2)} %`,
    ]),
  ),
);
console.log(
  `peak ${gigabytes(peak)}, ${gigabytes(before)} before the models; by the manifest ${gigabytes(memorySize(prior.manifest))} of weights, ${gigabytes(leastMemory(prior.manifest))} in turns`,
);
console.log(
  JSON.stringify({ prior: prior.manifest.id, method, side, ...settings, threads, first, second, overhead, peak }),
);

/** A runtime that measures what its sessions take. */
function timing({ ort, ...rest }: Runtime) {
  let sums = { runs: 0, count: 0, loads: 0 };
  const { InferenceSession } = ort;
  const create = (async (...given: Parameters<typeof InferenceSession.create>) => {
    const started = performance.now();
    const session = await InferenceSession.create(...given);
    sums.loads += performance.now() - started;
    const run = session.run.bind(session);
    session.run = (async (...feeds: Parameters<typeof run>) => {
      const began = performance.now();
      const results = await run(...feeds);
      sums.runs += performance.now() - began;
      sums.count++;
      return results;
    }) as typeof session.run;
    return session;
  }) as typeof InferenceSession.create;
  return {
    runtime: { ...rest, ort: { Tensor: ort.Tensor, InferenceSession: { create } } },
    reset: () => {
      sums = { runs: 0, count: 0, loads: 0 };
    },
    sums: () => sums,
  };
}
