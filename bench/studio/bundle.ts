import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

/** The first load, as `scripts/size.mjs` counts it: the page and what it names, after gzip. */
export async function measureBundle() {
  const html = await readFile('dist/index.html', 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.(?:m?js|css))"/gu)].map(([, name]) => name!);
  const files = await Promise.all(['index.html', ...named].map((name) => readFile(`dist/${name}`)));
  const bytes = files.reduce((sum, content) => sum + gzipSync(content).length, 0);
  return { firstLoadKb: Number((bytes / 1024).toFixed(1)) };
}
