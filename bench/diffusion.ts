/**
 * `npm run bench:diffusion -- --prior <pack>`: one variant of one picture by a pack that denoises, in Node or in Chromium: its time against
 * the sum of the runtime's own session runs, which nothing can go below, and the peak of memory against what the manifest says. Prints a
 * table and, as the last line, JSON.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { openJudgePack, openPriorPack } from '../cli/lib/pack.ts';
import { openRuntime } from '../cli/runtime/node.ts';
import type { Graph } from '../src/packs/manifest.ts';
import { leastMemory, memorySize } from '../src/packs/size.ts';
import { measureInChromium } from './diffusion/inChromium.ts';
import { measureVariants, METHODS, type Asked } from './diffusion/variants.ts';
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
const method = METHODS.find((known) => known === options.method);
if (options.prior === undefined || method === undefined) {
  console.error(`usage: npm run bench:diffusion -- --prior <pack that denoises>
  --judge <pack>        the judge (public/models/starter-judge)
  --method <name>       ${METHODS.join(', ')}: with a step of guidance, without, or from a prompt alone (gif-sd)
  --steps <n>           denoising steps from pure noise (8)
  --strength <s>        share of them that is taken (0.5)
  --side <px>           of the picture (what the pack prefers)
  --runtime <name>      wasm: onnxruntime-web in Node; chromium, webgpu: the same in a page, and on its GPU; node: onnxruntime-node, where it is installed (wasm)
  --threads <n>         of the runtime (one a core)`);
  process.exit(2);
}

const threads = options.threads === undefined ? availableParallelism() : Number(options.threads);
const asked: Asked = {
  method,
  steps: Number(options.steps),
  strength: Number(options.strength),
  side: options.side === undefined ? null : Number(options.side),
};
const prior = await openPriorPack(options.prior);
const { side, first, next, level, before, peak } =
  options.runtime === 'chromium' || options.runtime === 'webgpu'
    ? await measureInChromium(
        { prior: options.prior, judge: options.judge },
        asked,
        threads,
        options.runtime === 'webgpu' ? 'webgpu' : 'wasm',
      )
    : await measureInNode(options.runtime === 'node' ? 'node' : 'wasm', options.judge);

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;
const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(2)} GB`;
console.log(
  table(
    ['', 'variant', 'session runs', 'sum of the runs', 'loading', 'overhead'],
    [first, next].map(({ all, runs, count, loads }, i) => [
      i === 0 ? 'first' : 'next',
      seconds(all),
      String(count),
      seconds(runs),
      seconds(loads),
      `${((100 * (all - runs - loads)) / runs).toFixed(2)} %`,
    ]),
  ),
);
const passes = Object.entries<Graph>(prior.manifest.graphs).flatMap(([name, { activations }]) =>
  activations === undefined ? [] : [`${name} ${gigabytes(activations)}`],
);
const held = options.runtime === 'webgpu' ? 'as-stored' : 'in-single';
console.log(
  `peak ${gigabytes(peak)}, ${gigabytes(before)} before the models; by the manifest ${gigabytes(memorySize(prior.manifest, held))} of weights, ${gigabytes(leastMemory(prior.manifest, held))} in turns; besides, passes of one picture at its preferred side hold: ${passes.join(', ') || 'not known'}`,
);
const overhead = (next.all - next.runs) / next.runs;
console.log(
  JSON.stringify({
    ...{ prior: prior.manifest.id, runtime: options.runtime, ...asked, side, threads },
    ...{ first, next, level, overhead, before, peak },
  }),
);
process.exit(); // The runtime's threads would keep the process.

async function measureInNode(runtime: 'wasm' | 'node', judge: string) {
  const opened = await openRuntime(runtime, threads);
  const judgePack = await openJudgePack(judge);
  const before = process.memoryUsage.rss();
  const figures = await measureVariants(prior, judgePack, opened, asked);
  return { ...figures, before, peak: process.resourceUsage().maxRSS * 1024 };
}
