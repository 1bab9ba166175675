/** @file Servers of a test: a plain static host, and a proxy that writes down who is asked for what. */

import { readFile } from 'node:fs/promises';
import { createServer, request, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const DIST = join(import.meta.dirname, '../dist');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export interface RunningServer extends AsyncDisposable {
  readonly origin: string;
}

/**
 * Serves the production build as the simplest hosts do: files with their types and no other headers.
 *
 * @param folder path under which it lies, with slashes at both ends.
 */
export function staticServer(folder: string): Promise<RunningServer> {
  return listen((incoming, answer) => {
    const { pathname } = new URL(incoming.url ?? '/', 'http://localhost');
    const path = normalize(decodeURIComponent(pathname.endsWith('/') ? `${pathname}index.html` : pathname));
    if (!path.startsWith(folder)) {
      answer.writeHead(404).end();
      return;
    }
    readFile(join(DIST, path.slice(folder.length))).then(
      (content) =>
        answer.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(content),
      () => answer.writeHead(404).end(),
    );
  });
}

export interface RecordingProxy extends RunningServer {
  /** Hosts that were asked for something, in order, but for the one that is allowed. */
  readonly asked: readonly string[];
}

/** A proxy that hands requests for one host on, and refuses and records all others. */
export async function recordingProxy(allowed: string): Promise<RecordingProxy> {
  const asked: string[] = [];
  const running = await listen(
    (incoming, answer) => {
      const { host } = new URL(incoming.url ?? '', 'http://none');
      if (host !== allowed) {
        asked.push(host);
        answer.writeHead(502).end();
        return;
      }
      const { method, headers } = incoming;
      const onward = request(incoming.url ?? '', { method, headers }, (reply) => {
        answer.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(answer);
      });
      onward.on('error', () => answer.destroy());
      incoming.pipe(onward);
    },
    (server) =>
      server.on('connect', ({ url }, socket) => {
        asked.push(url ?? '');
        socket.destroy();
      }),
  );
  return { ...running, asked };
}

async function listen(
  onRequest: RequestListener,
  prepare: (server: Server) => void = () => undefined,
): Promise<RunningServer> {
  const server = createServer(onRequest);
  prepare(server);
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
