/**
 * @file The studio itself, measured in Chromium against its production build: `npm run bench:studio`. Prints a table, and all
 * figures as one line of JSON.
 */

import { cpus } from 'node:os';
import { measureBundle } from './studio/bundle.ts';
import { measureFirstVariant } from './studio/firstVariant.ts';
import { measureIdle } from './studio/idle.ts';
import { measureImport } from './studio/importing.ts';
import { measureMany } from './studio/many.ts';
import { measureReceipt } from './studio/receipt.ts';
import { measureRun } from './studio/run.ts';
import { measureSeeds } from './studio/seeds.ts';
import { openStudioServer, type StudioServer } from './studio/server.ts';
import { table } from './studio/table.ts';
import { measureVisit } from './studio/visit.ts';

const USAGE = `usage: npm run bench:studio [-- parts]

Measures the production build in Chromium, or with BUILD=<folder> an earlier one; build it first. Parts, all but the last by default:

  bundle    bytes of the first load
  first     from "Try the sample set" to the first variant on screen
  visit     a first visit: from "Try the sample set" to the zip of all 300 variants, with presses counted
  import    2,000 photographs from a folder
  run       seeds of caltech20's train split, K = 5, against npm run expand; PRESET=published grows them by the paper's procedure
  idle      processor time of a page that nobody touches, a minute on each screen
  receipt   two arms trained on the sample set and its variants: whether the page answers meanwhile
  many      5,000 variants: scrolling, memory, storage, export (pictures of noise, made at once instead of imagined)
  seeds     a large set from end to end: SEEDS=50000 pictures of 100 kB (10,000 by default; 5 GB of the temporary folder for 50,000), two of
            its ten classes grown; MEMORY_PICTURE=docs/memory.svg draws the page's memory over time, PROFILE=1 says what its longest tasks do`;

const PARTS = {
  bundle: measureBundle,
  first: measureFirstVariant,
  visit: measureVisit,
  import: measureImport,
  run: measureRun,
  idle: measureIdle,
  receipt: measureReceipt,
  many: async (server: StudioServer) => ({ models: 'a stand-in, noise at once', ...(await measureMany(server)) }),
  seeds: async (server: StudioServer) => ({ models: 'a stand-in, noise at once', ...(await measureSeeds(server)) }),
};
/** Parts that take long, and are measured only where they are named. */
const NAMED_ONLY: readonly string[] = ['seeds'];

async function bench(parts: readonly string[]): Promise<void> {
  const unknown = parts.find((part) => !(part in PARTS));
  if (unknown !== undefined) {
    console.log(USAGE);
    process.exitCode = unknown === '--help' ? 0 : 1;
    return;
  }
  const server = await openStudioServer();
  const results: Record<string, Record<string, unknown>> = {};
  try {
    for (const [part, measure] of Object.entries(PARTS)) {
      if (parts.length > 0 ? !parts.includes(part) : NAMED_ONLY.includes(part)) continue;
      console.error(`measuring: ${part}`);
      results[part] = await measure(server).catch((error: unknown) => {
        process.exitCode = 1;
        return { failed: error instanceof Error ? error.message.split('\n')[0] : String(error) };
      });
    }
  } finally {
    await server.close();
  }
  console.log(table(results));
  console.log(JSON.stringify({ cores: cpus().length, ...results }));
}

await bench(process.argv.slice(2));
