/**
 * Fails when the first load of the page, without models and WebAssembly, is larger than its budget; when what is kept before the page
 * works offline is; or when a file of the build is kept by no list, and so would be missing offline.
 */
import { readdir, readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { ROOT } from './lib/process.mjs';

/** Bytes of HTML, scripts and styles after gzip. */
const BUDGET = 350 * 1024;
/** Bytes that the service worker keeps when it is installed: the page with its workers and the sample set, after gzip. */
const SHELL_BUDGET = 1536 * 1024;

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

const source = await readFile(`${ROOT}/dist/precache.js`, 'utf8');
const { shell, large, optional } = JSON.parse(source.slice(source.indexOf('{'), source.lastIndexOf('}') + 1));
const kept = await Promise.all(
  shell.map(async (path) => {
    const content = await readFile(`${ROOT}/dist/${path === './' ? 'index.html' : path}`);
    // Pictures and fonts are packed already.
    return /\.(?:m?js|css|html|json|svg|txt)$|\/$/u.test(path) ? gzipSync(content).length : content.length;
  }),
);
const shellBytes = kept.reduce((sum, bytes) => sum + bytes, 0);
console.log(`${String(shellBytes).padStart(8)}  of ${SHELL_BUDGET} bytes that are kept before the page works offline`);

// The detector of encodings, decoders and runtimes are chunks of their own: whatever the page may ask for is in a list.
const listed = new Set([...shell, ...large, ...optional]);
const missing = (await readdir(`${ROOT}/dist/assets`)).filter((name) => !listed.has(`assets/${name}`));

const faults = [
  ...(total > BUDGET
    ? [`Expected at most ${BUDGET} bytes, got ${total}; split what the first view does not need.`]
    : []),
  ...(shellBytes > SHELL_BUDGET
    ? [`Expected at most ${SHELL_BUDGET} bytes in the shell, got ${shellBytes}; see LARGE in scripts/precache.ts.`]
    : []),
  ...(missing.length > 0
    ? [`Expected every file of assets/ in precache.js, got none for ${missing.join(', ')}; see scripts/precache.ts.`]
    : []),
];
for (const fault of faults) console.error(fault);
process.exit(faults.length > 0 ? 1 : 0);
