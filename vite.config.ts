import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { fasterKernels } from './cli/harness/kernels.ts';
import { precache } from './scripts/precache.ts';
import { buildSample } from './scripts/sample.ts';
import { HUB_SOURCES } from './src/packs/hub.ts';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string };
process.env.VITE_APP_VERSION = version;

/** Cross-origin isolation: without it WebAssembly has one thread. */
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Only what comes with the page, and what a person fetches from the hub; styles are set by components, WebAssembly is compiled. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  // The hub of models that can be added, and the hosts that it sends large files from; asked only where a person presses.
  `connect-src 'self' blob: data: ${HUB_SOURCES.join(' ')}`,
  "object-src 'none'",
  "base-uri 'self'",
].join('; ');

/** The content security policy; the development server injects scripts of its own and goes without. */
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY }, injectTo: 'head-prepend' },
  ],
};

const sample: Plugin = { name: 'sample-set', buildStart: buildSample };

export default defineConfig({
  // The built page works from any folder of any host.
  base: './',
  plugins: [sample, fasterKernels(), react(), contentSecurityPolicy, precache()],
  worker: { format: 'es', plugins: () => [fasterKernels()] },
  // For older ones `:dir(rtl)` would become a list of languages, which says nothing of the page's direction.
  build: { target: 'es2023', cssTarget: ['chrome120', 'firefox121', 'safari17'], assetsInlineLimit: 0 },
  optimizeDeps: { exclude: ['onnxruntime-web'] },
  server: { headers },
  preview: { headers },
});
