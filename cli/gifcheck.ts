/** @file `npm run gifcheck`: one step of guided imagination on any device, against what PyTorch recorded. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compareGifStep, READINGS, type GifStepCase, type GifStepModels } from './gifcheck/gifStep.ts';
import { compareStarter } from './gifcheck/starterStep.ts';
import type { Runner } from './gradcheck/runner.ts';
import { runnerFor } from './gradcheck/runnerFor.ts';

const USAGE = `usage: npm run gifcheck -- [<folder>] [--device wasm|webgpu] [--packs <folder>]

Runs the step in a folder (case.json, decoder.onnx, judge_b1.onnx, judge_b4.onnx) in all three readings of the diversity term.
Without --device it runs on WASM in Node; with it, in Chromium, and compares an expansion with the starter packs
(public/models) there with the same one in Node.`;

/** Largest relative error that passes. */
const TOLERANCE = 1e-3;

/** Compares one recorded step; returns how many quantities missed. */
async function checkRecorded(folder: string, runner: Runner): Promise<number> {
  const file = async (name: string) => new Uint8Array(await readFile(join(folder, name)));
  const recorded = JSON.parse(await readFile(join(folder, 'case.json'), 'utf8')) as GifStepCase;
  const models: GifStepModels = {
    decoder: await file('decoder.onnx'),
    judge: { 1: await file('judge_b1.onnx'), [recorded.K]: await file(`judge_b${recorded.K}.onnx`) },
  };
  const run = async (model: Uint8Array, feeds: Parameters<Runner['run']>[1], output: string) =>
    (await runner.run(model, feeds, [output])).outputs[output]!;
  let missed = 0;
  for (const reading of READINGS) {
    for (const { quantity, error } of await compareGifStep(recorded, models, run, reading)) {
      missed += show(reading, quantity, error, TOLERANCE);
    }
  }
  for (const { quantity, error } of await compareGifStep(recorded, models, run, 'latent', true)) {
    missed += show('joined', quantity, error, TOLERANCE);
  }
  return missed;
}

/** Prints a line; returns 1 for a miss. */
function show(what: string, quantity: string, error: number, bound: number): number {
  const passed = error <= bound;
  console.log(`${what.padEnd(10)}${quantity.padEnd(20)}${error.toExponential(1)}  ${passed ? 'ok' : 'MISS'}`);
  return passed ? 0 : 1;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      device: { type: 'string' },
      packs: { type: 'string', default: 'public/models' },
      help: { type: 'boolean' },
    },
  });
  const [folder] = positionals;
  if (values.help === true || (folder === undefined && values.device === undefined)) {
    console.log(USAGE);
    return values.help === true ? 0 : 1;
  }
  const runner = await runnerFor(values.device);
  try {
    let missed = folder === undefined ? 0 : await checkRecorded(folder, runner);
    if (values.device !== undefined) {
      for (const { quantity, difference, bound } of await compareStarter(runner, values.packs)) {
        missed += show('starter', quantity, difference, bound);
      }
    }
    console.log(`${missed === 0 ? 'all' : `all but ${missed}`} quantities agree on ${values.device ?? 'wasm in node'}`);
    return missed === 0 ? 0 : 1;
  } finally {
    await runner.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
process.exit();
