import { parseArgs } from 'node:util';
import { listCases, readCase } from './gradcheck/cases.ts';
import type { CaseResult } from './gradcheck/check.ts';
import { checkCase } from './gradcheck/check.ts';
import { runnerFor } from './gradcheck/runnerFor.ts';

const USAGE = `usage: npm run gradcheck -- <folder> [--device wasm|webgpu]

Runs every case of a folder (<case>/model.onnx and <case>/case.json) and compares outputs and gradients.
Without --device the cases run on WASM in Node; with it, in Chromium.`;

const columns = (cells: readonly string[]): string => {
  const [name = '', ...rest] = cells;
  return [name.padEnd(32), ...rest.map((cell) => cell.padStart(12))].join('');
};

function report(result: CaseResult): void {
  const numbers = [result.relative.toExponential(1), result.forwardMs.toFixed(1), result.productMs.toFixed(1)];
  console.log(columns([result.name, ...numbers, result.passed ? 'ok' : 'MISS']));
  if (result.reason !== undefined) console.log(`    ${result.reason}`);
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { device: { type: 'string' }, help: { type: 'boolean' } },
  });
  const [folder] = positionals;
  if (values.help === true || folder === undefined) {
    console.log(USAGE);
    return values.help === true ? 0 : 1;
  }
  const folders = await listCases(folder);
  if (folders.length === 0) {
    console.error(`Expected cases in "${folder}" (subfolders with case.json and model.onnx), found none.`);
    return 1;
  }
  const runner = await runnerFor(values.device);
  try {
    console.log(columns(['case', 'max rel err', 'forward ms', 'product ms', '']));
    let passed = 0;
    for (const path of folders) {
      const result = await checkCase(await readCase(path), runner);
      report(result);
      if (result.passed) passed += 1;
    }
    console.log(`${passed} of ${folders.length} cases pass on ${values.device ?? 'wasm in node'}`);
    return passed === folders.length ? 0 : 1;
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
