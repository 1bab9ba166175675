/**
 * @file `npm run bench:storage`: a large project stored, reopened, exported and read again, in the built page and a real browser.
 * The project is filled through the studio's own storage code; everything after that is what a person would press.
 *
 * `-- [variants] [file for the JSON] --build <folder>`: another build than `dist/`, to be compared with.
 */

import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { build as bundle } from 'vite';
import { processorSeconds } from './lib/browserUse.ts';
import { table } from './lib/report.ts';
import { serveStudio } from './lib/studioServer.ts';
import type * as Harness from './storage/harness.ts';

const ROOT = join(import.meta.dirname, '..');
const PORT = 4797;
const OPENED = 5;
const K = 5;
const HARNESS = 'bench-harness.js';

const { values, positionals } = parseArgs({
  options: { build: { type: 'string', default: 'dist' } },
  allowPositionals: true,
});
const build = resolve(values.build);
const variants = Number(positionals[0] ?? 5000);

/** The harness as one script beside the page's own: its policy takes scripts of its origin only. */
async function writeHarness(): Promise<void> {
  const built = await bundle({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2023',
      lib: { entry: join(ROOT, 'bench/storage/harness.ts'), formats: ['es'] },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [{ output }] = built as unknown as [{ output: { code: string }[] }];
  await writeFile(join(build, HARNESS), output[0]!.code);
}

async function fill(context: BrowserContext, address: string): Promise<Harness.Filled> {
  const page = await context.newPage();
  await page.goto(address);
  const filled = await page.evaluate(
    async ([file, count, each]) => {
      const { fill } = (await import(new URL(file, document.baseURI).href)) as typeof Harness;
      return fill(count, each);
    },
    [HARNESS, variants, K] as const,
  );
  await page.close();
  return filled;
}

/** Wall time and processor time of all processes of the browser, in seconds. */
interface Taken {
  readonly seconds: number;
  readonly processorSeconds: number;
}

/** Begins to time; what comes back may be asked several times. */
async function clock(context: BrowserContext): Promise<() => Promise<Taken>> {
  const browser = context.browser();
  const used = () => (browser ? processorSeconds(browser) : Promise.resolve(NaN));
  const [began, before] = [performance.now(), await used()];
  return async () => {
    const seconds = (performance.now() - began) / 1000;
    return { seconds, processorSeconds: (await used()) - before };
  };
}

/** What the browser may still use of a second when it does nothing. */
const QUIET = 0.1;

/** Waits until the browser does nothing: a project that was just opened is looked at by the judge, who takes a core. */
async function untilQuiet(context: BrowserContext): Promise<void> {
  const browser = context.browser()!;
  for (let quiet = 0; quiet < 3;) {
    const before = await processorSeconds(browser);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    quiet = (await processorSeconds(browser)) - before < QUIET ? quiet + 1 : 0;
  }
}

/** What reading the pictures of the zip and writing as many bytes costs by itself: see `readAndWrite`. */
async function floorOf(context: BrowserContext, address: string): Promise<Floor> {
  const page = await context.newPage();
  await page.goto(address);
  const taken = await clock(context);
  const moved = await page.evaluate(async (file) => {
    const { readAndWrite } = (await import(new URL(file, document.baseURI).href)) as typeof Harness;
    return readAndWrite();
  }, HARNESS);
  const { processorSeconds } = await taken();
  await page.close();
  return { ...moved, processorSeconds };
}

type Floor = Harness.Moved & Pick<Taken, 'processorSeconds'>;

/** Seconds until the first variant of the review shows its picture. */
async function untilReview(page: Page, act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  await page.getByRole('row').locator('canvas').first().waitFor({ state: 'visible', timeout: 120_000 });
  return (performance.now() - began) / 1000;
}

async function measure(context: BrowserContext, address: string) {
  const page = await context.newPage();
  await page.goto(address);
  const open = page.getByRole('button', { name: 'Open storage benchmark' });
  await open.waitFor();
  const fromList = await untilReview(page, () => open.click());
  const reloads: number[] = [];
  for (let i = 0; i < OPENED; i++)
    reloads.push(await untilReview(page, () => page.reload({ waitUntil: 'commit', timeout: 120_000 })));
  const heap = await page.evaluate(
    () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
  );
  const space = await page.evaluate(() => navigator.storage.estimate());

  await page
    .getByRole('navigation')
    .getByRole('button', { name: /export/iu })
    .click();
  await untilQuiet(context);
  // Before and after: what else the machine does comes and goes.
  const floors = [await floorOf(context, address)];
  const taken = await clock(context);
  const waiting = page.waitForEvent('download', { timeout: 600_000 });
  await page.getByRole('button', { name: 'Export zip' }).click();
  const download = await waiting;
  await download.path();
  const written = await taken();
  // Under its own name: the studio takes a file for what its name says.
  const zip = join(profiles, download.suggestedFilename());
  await download.saveAs(zip);
  const { size } = await stat(zip);
  await page.getByText(/is written\./u).waitFor({ timeout: 600_000 });
  const checked = await taken();

  floors.push(await floorOf(context, address));

  await page.close();
  return {
    fromList,
    reloads,
    heap,
    used: space.usage ?? NaN,
    zip,
    exported: { written, checked, bytes: size },
    floors,
  };
}

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(half)]! : (sorted[half - 1]! + sorted[half]!) / 2;
};

/** Until a browser that knows nothing of the project has read its zip, and shows the review. */
async function readAgain(context: BrowserContext, address: string, zip: string): Promise<Taken> {
  const page = await context.newPage();
  await page.goto(address);
  const taken = await clock(context);
  await page.getByLabel('Choose a zip').setInputFiles(zip);
  await page.getByRole('row').locator('canvas').first().waitFor({ state: 'visible', timeout: 600_000 });
  return taken();
}

const profiles = await mkdtemp(join(tmpdir(), 'offshoot-bench-'));
const launch = (name: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(join(profiles, name), {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--enable-precise-memory-info'],
    viewport: { width: 1440, height: 900 },
    acceptDownloads: true,
  });

await writeHarness();
const server = await serveStudio(PORT, build);
const context = await launch('first');
const elsewhere = await launch('second');
try {
  const filled = await fill(context, server.address);
  const { fromList, reloads, heap, used, zip, exported, floors } = await measure(context, server.address);
  const imported = await readAgain(elsewhere, server.address, zip);
  const report = {
    variants: filled.variants,
    picturesMB: filled.bytes / 1e6,
    storedMB: used / 1e6,
    store: {
      seconds: filled.seconds,
      familyMs: median(filled.families),
      slowestFamilyMs: Math.max(...filled.families),
      decisionMs: median(filled.decisions),
      allDecisionsMs: filled.allDecisions,
    },
    reopen: { fromListSeconds: fromList, reloadSeconds: median(reloads), reloads },
    heapMB: heap / 1e6,
    readAgain: imported,
    export: {
      ...exported.written,
      checked: exported.checked,
      zipMB: exported.bytes / 1e6,
      MBps: exported.bytes / 1e6 / exported.written.seconds,
      floors,
      times: exported.written.seconds / median(floors.map(({ seconds }) => seconds)),
    },
  };
  const row = (what: string, value: number, unit: string): [string, string, string] => [
    what,
    value.toFixed(value < 10 ? 2 : 0),
    unit,
  ];
  console.log(
    table(
      [`${filled.variants} variants`, '', ''],
      [
        row('pictures', report.picturesMB, 'MB'),
        row('stored, all', report.store.seconds, 's'),
        row(`a family of ${K} stored, median`, report.store.familyMs, 'ms'),
        row('a family stored, slowest', report.store.slowestFamilyMs, 'ms'),
        row('a decision stored, median of 50', report.store.decisionMs, 'ms'),
        row('a decision on all variants stored', report.store.allDecisionsMs, 'ms'),
        row('list to first picture of the review', report.reopen.fromListSeconds, 's'),
        row(`reload to first picture, median of ${OPENED}`, report.reopen.reloadSeconds, 's'),
        row('heap after that', report.heapMB, 'MB'),
        row('exported', report.export.seconds, 's'),
        row('  processor', report.export.processorSeconds, 's'),
        row('the same pictures read, as much written', median(floors.map(({ seconds }) => seconds)), 's'),
        row('  processor', median(floors.map(({ processorSeconds }) => processorSeconds)), 's'),
        row('exported, times of that', report.export.times, ''),
        row('exported, and every file checked', report.export.checked.seconds, 's'),
        row('  processor', report.export.checked.processorSeconds, 's'),
        row('zip', report.export.zipMB, 'MB'),
        row('export', report.export.MBps, 'MB/s'),
        row('read again, to first picture of the review', report.readAgain.seconds, 's'),
        row('  processor', report.readAgain.processorSeconds, 's'),
      ],
    ),
  );
  console.log(JSON.stringify(report));
  const out = positionals[1];
  if (out !== undefined) await writeFile(out, `${JSON.stringify(report, null, 2)}\n`);
} finally {
  await context.close();
  await elsewhere.close();
  server.stop();
  await rm(profiles, { recursive: true, force: true });
  await rm(join(build, HARNESS));
}
