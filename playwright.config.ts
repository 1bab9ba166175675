import { defineConfig } from '@playwright/test';

const PORT = Number(process.env.PORT ?? 4791);

/** The production build, as people get it; `npm test` builds it before. */
export default defineConfig({
  testDir: 'e2e',
  // Models and screens share the machine's cores: one test at a time. Two were tried: a tenth faster, and not each time green.
  workers: 1,
  fullyParallel: false,
  // Far above what anything takes where nothing else runs: a busy machine is no failure.
  timeout: 400_000,
  expect: { timeout: 120_000 },
  use: {
    baseURL: `http://localhost:${PORT}/`,
    viewport: { width: 1440, height: 900 },
    acceptDownloads: true,
    // It keeps 60 MB for a later visit, in every test anew; `visit.spec.ts` is about it.
    serviceWorkers: 'block',
    // A trace costs as much again as the test: `npm run test:e2e -- NAME --trace on` where one is needed.
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync'],
    },
  },
  webServer: {
    command: `npx vite preview --port ${PORT} --strictPort`,
    url: `http://localhost:${PORT}/`,
    reuseExistingServer: false,
  },
  projects: [
    { name: 'wasm', grepInvert: /@webgpu/u },
    {
      name: 'webgpu',
      grep: /@webgpu/u,
      use: {
        launchOptions: {
          executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
          args: [
            '--no-sandbox',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-sync',
            '--enable-unsafe-webgpu',
            '--use-webgpu-adapter=swiftshader',
            '--enable-unsafe-swiftshader',
          ],
        },
      },
    },
  ],
});
