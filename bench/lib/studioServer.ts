/** @file The built studio, served to a benchmark's browser. */

import { spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

export interface StudioServer {
  /** Where the page is, ending in `/`. */
  readonly address: string;
  stop(): void;
}

/**
 * Serves a build as it is.
 *
 * @param port a free one.
 * @param build its folder. Default: `dist`.
 * @throws Error where nothing answers there within half a minute.
 */
export async function serveStudio(port: number, build = 'dist'): Promise<StudioServer> {
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const server = spawn(process.execPath, [vite, 'preview', '--outDir', build, '--port', String(port), '--strictPort'], {
    cwd: ROOT,
    stdio: 'ignore',
  });
  const address = `http://localhost:${port}/`;
  for (let attempt = 0; attempt < 60; attempt++) {
    const answered = await fetch(address).catch(() => null);
    if (answered?.ok) return { address, stop: () => void server.kill() };
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  server.kill();
  throw new Error(`Expected the studio at ${address}, got no answer; run \`npm run build\` first, or free the port.`);
}
