/**
 * `npm run bench`: every benchmark that needs no data of one's own, one after the other, on the build it makes first; or those that
 * are named: `npm run bench -- studio storage`. Each prints a table, and its figures as one line of JSON, which is kept beside those of
 * earlier runs: `npm run bench:history` compares them. What is not here says what it takes: `ELSEWHERE`.
 */
import { ensureChromium } from './lib/chromium.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { runModule } from './lib/process.mjs';

const PARTS = ['gradients', 'training', 'studio', 'storage'];
/** What takes too long to be among them, or data of one's own. */
const ELSEWHERE = `Elsewhere:
  npm run bench:studio -- PART ...          parts of the studio alone; of those, seeds (a large set) is measured only where it is named
  npm run bench:packs -- --clip <folder>    a CLIP, as python -m export.random_clip writes one (training/README.md)
  npm run bench:prior, bench:judge, bench:mask, bench:expand and their kin take a data set: the head of each file says which`;

const asked = process.argv.slice(2);
const unknown = asked.find((part) => !PARTS.includes(part));
if (unknown !== undefined) {
  console.error(`Expected ${PARTS.join(', ')}, got ${unknown}.\n${ELSEWHERE}`);
  process.exit(1);
}
await ensureInstalled();
let failed = await runModule('vite/bin/vite.js', ['build', '--logLevel', 'warn']);
if (failed !== 0) process.exit(failed);
const env = { CHROMIUM: await ensureChromium() };
for (const part of asked.length > 0 ? asked : PARTS) {
  console.log(`\n== bench:${part}`);
  let output = '';
  const code = await runModule('tsx/dist/cli.mjs', [`bench/${part}.ts`], env, (piece, isError) => {
    (isError ? process.stderr : process.stdout).write(piece);
    if (!isError) output += piece;
  });
  if (code === 0) await runModule('tsx/dist/cli.mjs', ['bench/history.ts', '--keep', part], {}, undefined, output);
  failed = code || failed;
}
process.exit(failed);
