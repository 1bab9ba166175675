import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { BrowserContext } from '@playwright/test';
import { build } from 'vite';

/** Serves `instantModels.ts` in the place of the worker that owns the models. */
export async function replaceModels(context: BrowserContext): Promise<void> {
  const pack = JSON.parse(await readFile('public/models/starter-judge/pack.json', 'utf8')) as {
    readonly embedding: { readonly size: number };
  };
  const built = await build({
    configFile: false,
    define: { EMBEDDING: String(pack.embedding.size) },
    logLevel: 'error',
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL('./instantModels.ts', import.meta.url)),
        formats: ['es'],
        fileName: 'models',
      },
    },
  });
  const output = Array.isArray(built) ? built[0] : built;
  if (!output || !('output' in output)) throw new Error('Expected one built worker, got none.');
  const { code } = output.output[0];
  await context.route(/\/model\.worker-[^/]+\.js$/u, (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      headers: { 'Cross-Origin-Embedder-Policy': 'require-corp' },
      body: code,
    }),
  );
}
