/**
 * `npm run bench:packs -- --clip <folder>`: a CLIP of any weights as the judge, in Chromium by WebAssembly: images a second against
 * transformers.js with the same file in one run, the time from choosing a kept pack to its first embedding, and the memory that comes
 * back with another choice. Prints a table and, as the last line, JSON.
 */

import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type Page } from '@playwright/test';
import { folderSource } from '../cli/lib/folderSource.ts';
import { cosine } from '../src/core/judge/embedding.ts';
import { browserMegabytes, processorSeconds } from './lib/browserUse.ts';
import { mean, round, table } from './lib/report.ts';
import { bundled, modelWorker, serve } from './packs/site.ts';
import type { BenchPage, PageSettings, Timed } from './packs/page.ts';

const USAGE = `usage: npm run bench:packs -- --clip <folder>
  --clip <folder>          an image and a text tower with the files beside them, as \`python -m export.random_clip\` writes them (training/)
  --transformers <folder>  folder with node_modules/@huggingface/transformers (it is no dependency: npm install it anywhere); without it
                           our side is measured alone
  --against <folder>       an earlier build, whose choices are timed in turns with those of this one; default: none
  --choices <n>            times that each build opens the kept pack (3)
  --images <n>             images of each turn (12)
  --turns <n>              turns of each side, one after the other (3)`;

const { values: options } = parseArgs({
  options: {
    clip: { type: 'string' },
    transformers: { type: 'string' },
    against: { type: 'string' },
    choices: { type: 'string', default: '3' },
    images: { type: 'string', default: '12' },
    turns: { type: 'string', default: '3' },
  },
});
if (options.clip === undefined) {
  console.error(USAGE);
  process.exit(2);
}
const clip = resolve(options.clip);
const [images, turns, choices] = [Number(options.images), Number(options.turns), Number(options.choices)];
/** How many images the other library takes at once: its better figure counts. */
const BATCHES = [1, 4] as const;

const library = options.transformers === undefined ? null : resolve(options.transformers, 'node_modules');
const site = await serve({
  '/': 'dist',
  ...(options.against !== undefined && { '/before/': resolve(options.against) }),
  '/bench/page/': await bundled('page', join(import.meta.dirname, 'packs/page.ts')),
  '/bench/theirs/': await bundled('theirs', join(import.meta.dirname, 'packs/theirs.worker.ts')),
  '/bench/models/': dirname(clip),
  ...(library !== null && {
    '/bench/library/': await bundled(
      'library',
      join(library, '@huggingface/transformers/dist/transformers.web.js'),
      dirname(library),
    ),
    '/bench/ort/': join(library, 'onnxruntime-web/dist'),
  }),
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync'],
});
try {
  const page = await browser.newPage();
  // The runner of these scripts keeps the names of functions by a helper that the page does not have.
  await page.addInitScript('globalThis.__name = (it) => it');
  page.setDefaultTimeout(600_000);
  const worker = await modelWorker();
  const before = options.against === undefined ? null : `/before${await modelWorker(resolve(options.against))}`;
  const settings: PageSettings = {
    worker,
    clip: `/bench/models/${basename(clip)}/`,
    files: (await folderSource(clip)).paths,
    theirs: {
      worker: '/bench/theirs/theirs.js',
      library: '/bench/library/library.js',
      wasm: '/bench/ort/',
      models: '/bench/models/',
      model: basename(clip),
    },
  };
  await openBench(page, settings);
  const key = await call(page, 'keep');
  // Another page: what making the pack took is no part of what holding it takes.
  await openBench(page, settings);
  const free = await settled(browser);
  const now: Choice[] = [await choose(page, key, worker)];
  const during = await browserMegabytes(browser, 'VmRSS');
  await call(page, 'leave');
  const after = await settled(browser);
  const earlier: Choice[] = [];
  for (let i = 0; i < choices; i++) {
    if (before !== null) {
      earlier.push(await choose(page, key, before));
      await call(page, 'leave');
    }
    now.push(await choose(page, key, worker));
    if (i < choices - 1) await call(page, 'leave');
  }
  console.log(
    table(
      ['kept pack to first embedding', 's, median', 'processor s, median', 's of each'],
      [choiceRow('this build', now), ...(before === null ? [] : [choiceRow('the earlier one', earlier)])],
    ),
  );
  console.log(
    table(
      ['memory of the browser', 'MB'],
      [
        ['before', String(free)],
        ['with the pack', String(during)],
        ['after another choice', String(after)],
      ],
    ),
  );
  const speed = library === null ? null : await compare(page);
  const threads = await page.evaluate(() => navigator.hardwareConcurrency);
  console.log(
    JSON.stringify({
      cores: cpus().length,
      threads,
      choices: { now, before: earlier },
      megabytes: { before: free, during, after },
      ...(speed && { speed }),
    }),
  );
} finally {
  await browser.close();
  site.close();
}

async function openBench(page: Page, settings: PageSettings): Promise<void> {
  await page.goto(`${site.address}bench/`);
  await page.evaluate(async (given) => {
    const address = '/bench/page/page.js';
    const { openPage } = (await import(address)) as { openPage: (settings: PageSettings) => BenchPage };
    Object.assign(globalThis, { bench: openPage(given) });
  }, settings);
}

interface Choice {
  readonly seconds: number;
  /** Of all processes of the browser: what it takes, whatever else the machine is at. */
  readonly processorSeconds: number;
}

async function choose(page: Page, key: string, worker: string): Promise<Choice> {
  const began = await processorSeconds(browser);
  const milliseconds = await call(page, 'choose', key, worker);
  return { seconds: milliseconds / 1000, processorSeconds: (await processorSeconds(browser)) - began };
}

function choiceRow(name: string, choices: readonly Choice[]): readonly string[] {
  const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[(values.length - 1) >> 1] ?? NaN;
  const seconds = choices.map((choice) => choice.seconds);
  return [
    name,
    middle(seconds).toFixed(2),
    middle(choices.map((choice) => choice.processorSeconds)).toFixed(2),
    seconds.map((one) => one.toFixed(2)).join(' '),
  ];
}

/** Memory once it has stopped falling: it is given back a while after its worker. */
async function settled(of: Browser): Promise<number> {
  let last = await browserMegabytes(of, 'VmRSS');
  for (let tries = 0; tries < 15; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const now = await browserMegabytes(of, 'VmRSS');
    if (tries > 3 && now > last - 20) return now;
    last = now;
  }
  return last;
}

/** Images a second of both, turn by turn. */
async function compare(page: Page) {
  await call(page, 'openTheirs');
  const version = JSON.parse(await readFile(join(library!, '@huggingface/transformers/package.json'), 'utf8')) as {
    version: string;
  };
  const rates = { ours: [] as number[], theirs: BATCHES.map(() => [] as number[]) };
  let least = 1;
  const rate = ({ milliseconds }: Timed) => (1000 * images) / milliseconds;
  await call(page, 'theirs', 1, 1);
  for (let turn = 0; turn < turns; turn++) {
    const ours = await call(page, 'ours', images);
    rates.ours.push(rate(ours));
    for (const [i, batch] of BATCHES.entries()) {
      const theirs = await call(page, 'theirs', images, batch);
      rates.theirs[i]!.push(rate(theirs));
      least = Math.min(
        least,
        ...ours.rows.map((own, n) => cosine(Float32Array.from(own), Float32Array.from(theirs.rows[n]!))),
      );
    }
  }
  const best = Math.max(...rates.theirs.map(mean));
  const times = round(mean(rates.ours) / best);
  const row = (name: string, some: readonly number[]) => [
    name,
    mean(some).toFixed(2),
    some.map((one) => one.toFixed(2)).join(' '),
  ];
  const rows = [
    row('ours', rates.ours),
    ...BATCHES.map((batch, i) => row(`transformers.js ${version.version}, ${batch} at a time`, rates.theirs[i]!)),
  ];
  console.log(table(['images a second', 'mean', 'turns'], rows));
  console.log(
    `${times ?? NaN} times as many as the better of theirs (bar: 1.2); least cosine between both ${round(least) ?? NaN}`,
  );
  return {
    ours: rates.ours.map(round),
    theirs: rates.theirs.map((some) => some.map(round)),
    times,
    least: round(least),
  };
}

/** Calls a function of the page by its name. */
function call<Name extends keyof BenchPage>(
  page: Page,
  name: Name,
  ...args: Parameters<BenchPage[Name]>
): Promise<Awaited<ReturnType<BenchPage[Name]>>> {
  return page.evaluate(
    ([wanted, given]) => {
      const { bench } = globalThis as unknown as { bench: Record<string, (...all: unknown[]) => unknown> };
      return bench[wanted]!(...given);
    },
    [name, args] as const,
  ) as Promise<Awaited<ReturnType<BenchPage[Name]>>>;
}
