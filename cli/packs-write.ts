/** `npm run packs:write -- <folder>`: lists the files of a pack in its `pack.json`, with their sizes and hashes. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { parseManifest } from '../src/packs/parse.ts';
import { describePackFile, listPackFiles } from './lib/packFiles.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: npm run packs:write -- <folder with a pack.json>');
  process.exit(2);
}
const path = join(folder, 'pack.json');
const draft = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
const files = await Promise.all((await listPackFiles(folder)).map((file) => describePackFile(folder, file)));
const manifest = { ...draft, files };
// What was written by hand is checked before it is written back.
parseManifest(manifest);
await writeFile(path, await format(JSON.stringify(manifest), { ...(await resolveConfig(path)), parser: 'json' }));
for (const { path: file, bytes, sha256 } of files) console.log(`${sha256}  ${String(bytes).padStart(9)}  ${file}`);
