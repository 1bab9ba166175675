/**
 * `npm run packs:check [-- <folder> ...]`: checks every pack in `public/models`, or the given ones: manifest, sizes and hashes,
 * and each graph by running it in WebAssembly. Exits 1 with a list of what is wrong.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkPack } from './lib/checkPack.ts';
import { openRuntime } from './runtime/node.ts';

const MODELS = 'public/models';

async function committed(): Promise<string[]> {
  const entries = await readdir(MODELS, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(MODELS, entry.name))
    .sort();
}

const given = process.argv.slice(2);
const folders = given.length > 0 ? given : await committed();
const runtime = await openRuntime('wasm');
let wrong = folders.length === 0 ? 1 : 0;
if (wrong > 0) console.error(`No pack in ${MODELS}.`);
for (const folder of folders) {
  const { passed, problems } = await checkPack(folder, runtime);
  wrong += problems.length;
  console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${folder}  (${passed.length} checks passed)`);
  for (const problem of problems) console.log(`       ${problem}`);
}
console.log(wrong === 0 ? `${folders.length} packs are as they should be.` : `${wrong} problems.`);
process.exit(wrong === 0 ? 0 : 1);
