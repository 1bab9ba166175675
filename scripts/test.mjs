/**
 * `npm test`: everything that must hold, on a fresh clone too: formatting, types, lint, unit tests, the committed packs, the
 * build with its size budget, and the end-to-end tests against that build. All of it runs even where something fails; the last
 * line counts.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { ensureChromium } from './lib/chromium.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { ROOT, runModule } from './lib/process.mjs';

const REPORTS = `${ROOT}/node_modules/.cache/reports`;

/** Passed and failed checks of a step; a step that reports nothing counts as one check. */
async function one(code) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function unitTests() {
  const report = `${REPORTS}/unit.json`;
  await rm(report, { force: true });
  const code = await runModule('vitest/vitest.mjs', [
    'run',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const { numPassedTests, numFailedTests } = JSON.parse(await readFile(report, 'utf8'));
  // A file that cannot be loaded fails without a failed test in it.
  return { passed: numPassedTests, failed: Math.max(numFailedTests, code === 0 ? 0 : 1) };
}

/** Against the build of the step before; what takes an hour is `npm run test:long`. */
async function endToEndTests() {
  const report = `${REPORTS}/e2e.json`;
  await rm(report, { force: true });
  const env = { CHROMIUM: await ensureChromium(), PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const args = ['test', '--grep-invert', '@long', '--reporter=list,json'];
  const code = await runModule('@playwright/test/cli.js', args, env);
  const { stats } = JSON.parse(await readFile(report, 'utf8'));
  return { passed: stats.expected + stats.flaky, failed: Math.max(stats.unexpected, code === 0 ? 0 : 1) };
}

const hasPage = existsSync(`${ROOT}/index.html`);
const STEPS = [
  ['format', async () => one(await runModule('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']))],
  ['types', async () => one(await runModule('typescript/bin/tsc', ['--build']))],
  ['lint', async () => one(await runModule('eslint/bin/eslint.js', ['.', '--max-warnings', '0']))],
  ['import circles', async () => one(await runModule('oxlint/bin/oxlint', []))],
  ['unit tests', unitTests],
  ['packs', async () => one(await runModule('tsx/dist/cli.mjs', ['cli/packs-check.ts']))],
  ...(hasPage
    ? [
        ['build', async () => one(await runModule('vite/bin/vite.js', ['build', '--logLevel', 'warn']))],
        ['size budget', async () => one(await runModule('../scripts/size.mjs', []))],
        ['end to end', endToEndTests],
      ]
    : []),
];

await ensureInstalled();
await mkdir(REPORTS, { recursive: true });
const rows = [];
for (const [name, step] of STEPS) {
  console.log(`\n== ${name}`);
  const started = performance.now();
  const result = await step().catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  });
  rows.push({ name, ...result, seconds: (performance.now() - started) / 1000 });
}

console.log('');
for (const { name, passed, failed, seconds } of rows)
  console.log(
    `${failed === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(18)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.toFixed(1).padStart(7)} s`,
  );
const total = (key) => rows.reduce((sum, row) => sum + row[key], 0);
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exit(total('failed') === 0 ? 0 : 1);
