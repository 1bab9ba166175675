/** @file What the benchmark's browser is served: the build, a folder with a pack's files, and the two sides' scripts. */

import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { build } from 'vite';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** Bundles a script, with what it imports. @returns the folder that holds `<name>.js`. */
export async function bundled(name: string, entry: string, root = process.cwd()): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'bench-'));
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: true,
      target: 'esnext',
      lib: { entry, formats: ['es'], fileName: () => `${name}.js` },
    },
  });
  return outDir;
}

export interface Site {
  /** Ends in `/`. */
  readonly address: string;
  close(): void;
}

/**
 * Serves folders.
 *
 * @param mounts folder by path; the longest path that fits is taken. Pages may share memory between threads.
 */
export async function serve(mounts: Readonly<Record<string, string>>): Promise<Site> {
  const paths = Object.keys(mounts).sort((a, b) => b.length - a.length);
  const server = createServer((request, response) => {
    const asked = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://local').pathname));
    const mount = paths.find((path) => asked.startsWith(path));
    const file = mount === undefined ? '' : join(mounts[mount]!, asked.slice(mount.length) || 'index.html');
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    if (asked === '/bench/') {
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><title>bench</title>');
      return;
    }
    stat(file).then(
      ({ size }) => {
        response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
        response.setHeader('content-length', size);
        createReadStream(file).pipe(response);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * Address of the worker that owns the models, below a build.
 *
 * @param build its folder. Default: the present one.
 * @throws Error where there is no build.
 */
export async function modelWorker(build = 'dist'): Promise<string> {
  const names = await readdir(join(build, 'assets')).catch(() => []);
  const name = names.find((candidate) => /^model\.worker-[^/]+\.js$/u.test(candidate));
  if (name === undefined) throw new Error(`Expected a build in ${build}/, got none; run "npm run build".`);
  return `/assets/${name}`;
}
