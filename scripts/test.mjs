/**
 * `npm test`: everything that must hold, on a fresh clone too: formatting, types, lint, unit tests, the committed packs, the
 * build with its size budget, and the end-to-end tests against that build. All of it runs even where something fails; the last
 * line counts.
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { ensureChromium } from './lib/chromium.mjs';
import { runEndToEnd } from './lib/endToEnd.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { ROOT, runModule } from './lib/process.mjs';

const REPORTS = `${ROOT}/node_modules/.cache/reports`;

/** A step that passes or fails as a whole. */
const check =
  (file, ...args) =>
  async (onOutput) =>
    (await runModule(file, args, {}, onOutput)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

async function unitTests(onOutput) {
  const report = `${REPORTS}/unit.json`;
  await rm(report, { force: true });
  const args = ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const code = await runModule('vitest/vitest.mjs', args, {}, onOutput);
  const { numPassedTests, numFailedTests } = JSON.parse(await readFile(report, 'utf8'));
  // A file that cannot be loaded fails without a failed test in it.
  return { passed: numPassedTests, failed: Math.max(numFailedTests, code === 0 ? 0 : 1) };
}

/** Against the build of a step before; what takes an hour is `npm run test:long`. */
async function endToEndTests() {
  const report = `${REPORTS}/e2e.json`;
  await rm(report, { force: true });
  const env = { CHROMIUM: await ensureChromium(), PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const code = await runEndToEnd(['--grep-invert', '@long', '--reporter=list,json'], env);
  const { stats } = JSON.parse(await readFile(report, 'utf8'));
  return { passed: stats.expected + stats.flaky, failed: Math.max(stats.unexpected, code === 0 ? 0 : 1) };
}

/** One after the other, beside the unit tests: those keep about one core busy, and so do these. */
const CHECKS = [
  ['format', check('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.')],
  ['types', check('typescript7/bin/tsc', '--build')],
  ['lint by types', check('oxlint/bin/oxlint')],
  ['lint', check('eslint/bin/eslint.js', '.', '--max-warnings', '0')],
  ['packs', check('tsx/dist/cli.mjs', 'cli/packs-check.ts')],
  ['build', check('vite/bin/vite.js', 'build', '--logLevel', 'warn')],
  ['size budget', check('../scripts/size.mjs')],
];
const rows = [];

/** Runs a step and notes what came of it; its output is printed as a whole, when it ends, unless it `speaks` while it runs. */
async function take([name, step], { speaks = false } = {}) {
  const started = performance.now();
  const output = [];
  if (speaks) console.log(`\n== ${name}`);
  const result = await step(speaks ? undefined : (chunk) => output.push(chunk)).catch((error) => {
    output.push(Buffer.from(`${error instanceof Error ? error.message : error}\n`));
    return { passed: 0, failed: 1 };
  });
  if (!speaks) console.log(`\n== ${name}`);
  process.stdout.write(Buffer.concat(output));
  rows.push({ name, ...result, seconds: (performance.now() - started) / 1000 });
}

await ensureInstalled();
await mkdir(REPORTS, { recursive: true });
const started = performance.now();
const unit = take(['unit tests', unitTests]);
for (const step of CHECKS) await take(step);
await unit;
await take(['end to end', endToEndTests], { speaks: true });

console.log('');
for (const { name, passed, failed, seconds } of rows)
  console.log(
    `${failed === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(18)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.toFixed(1).padStart(7)} s`,
  );
const total = (key) => rows.reduce((sum, row) => sum + row[key], 0);
console.log(`\n${((performance.now() - started) / 1000).toFixed(0)} s in all`);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exit(total('failed') === 0 ? 0 : 1);
