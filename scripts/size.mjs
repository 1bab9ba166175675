/** Fails when the first load of the page, without models and WebAssembly, is larger than its budget. */
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { ROOT } from './lib/process.mjs';

/** Bytes of HTML, scripts and styles after gzip. */
const BUDGET = 350 * 1024;

// What the browser fetches before anything is pressed: the page, and what it names. Workers and runtimes come with the first
// picture, like the models.
const html = await readFile(`${ROOT}/dist/index.html`, 'utf8');
const named = [...html.matchAll(/(?:src|href)="\.\/(?<path>[^"]+\.(?:m?js|css))"/gu)].map(({ groups }) => groups.path);
const sizes = await Promise.all(
  ['index.html', ...named].map(async (name) => ({
    name,
    bytes: gzipSync(await readFile(`${ROOT}/dist/${name}`)).length,
  })),
);
const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
for (const { name, bytes } of sizes.sort((a, b) => b.bytes - a.bytes))
  console.log(`${String(bytes).padStart(8)}  ${name}`);
console.log(`${String(total).padStart(8)}  of ${BUDGET} bytes, gzip`);
if (total > BUDGET) {
  console.error(`Expected at most ${BUDGET} bytes, got ${total}; split what the first view does not need.`);
  process.exit(1);
}
