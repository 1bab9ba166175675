import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    setupFiles: ['src/testing/setup.ts'],
    environment: 'node',
    include: ['{src,cli,workers,bench}/**/*.test.{ts,tsx}'],
    // Tests that run models share the machine's cores with the runtime's own threads.
    testTimeout: 120_000,
  },
});
