import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { fasterKernels } from './kernels.ts';

/** A local server for the harness page that also hands out models from memory. */
export interface HarnessServer {
  /** Address of the page. */
  readonly page: string;
  /** Offers bytes under an address until `withdraw`. */
  offer(bytes: Uint8Array): string;
  withdraw(address: string): void;
  close(): Promise<void>;
}

/** Headers that make the page cross-origin isolated, which threads in WASM need. */
const ISOLATION = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

/** Starts the server on a free port of this machine. */
export async function startServer(): Promise<HarnessServer> {
  const offered = new Map<string, Uint8Array>();
  let count = 0;
  const server = await createServer({
    root: fileURLToPath(new URL('.', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    cacheDir: fileURLToPath(new URL('../../node_modules/.cache/harness', import.meta.url)),
    optimizeDeps: { exclude: ['onnxruntime-web'] },
    server: {
      port: 0,
      host: '127.0.0.1',
      hmr: false,
      headers: ISOLATION,
      fs: { allow: [fileURLToPath(new URL('../..', import.meta.url))] },
    },
    plugins: [
      fasterKernels(),
      {
        name: 'offered-bytes',
        configureServer(vite) {
          vite.middlewares.use((request, response, next) => {
            const bytes = offered.get(request.url ?? '');
            if (bytes === undefined) {
              next();
              return;
            }
            response.setHeader('Content-Type', 'application/octet-stream');
            response.setHeader('Content-Length', bytes.byteLength);
            response.end(bytes);
          });
        },
      },
    ],
  });
  await server.listen();
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('Expected the harness server to have an address, got none.');
  return {
    page: address,
    offer(bytes) {
      const path = `/offered/${count++}`;
      offered.set(path, bytes);
      return path;
    },
    withdraw: (path) => void offered.delete(path),
    close: () => server.close(),
  };
}
