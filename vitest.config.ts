import { defineConfig } from 'vitest/config';

export default defineConfig(({ mode }) => ({
  test: {
    // `npm run test:long`: more cases of the property tests, and what takes minutes (`*.long.test.ts`).
    env: { LONG: mode === 'long' ? '1' : '' },
    exclude: mode === 'long' ? [] : ['**/*.long.test.ts'],
    setupFiles: ['src/testing/setup.ts'],
    environment: 'node',
    include: ['{src,cli,workers,bench}/**/*.test.{ts,tsx}'],
    // Tests that run models share the machine's cores with the runtime's own threads.
    testTimeout: 120_000,
  },
}));
