import { defineConfig } from 'vitest/config';

/** What keeps state in its modules, a database or a global: every test file gets modules of its own. */
const STATEFUL = '{src/store,src/storage,workers}/**/*.test.{ts,tsx}';

export default defineConfig(({ mode }) => ({
  test: {
    setupFiles: ['src/testing/setup.ts'],
    environment: 'node',
    // Tests that run models share the machine's cores with the runtime's own threads.
    testTimeout: 120_000,
    // Many tests wait for timers, so that two at a time take little more of two cores than one.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: 'stateful', include: [STATEFUL], exclude: later(mode), env: lengthOf(mode) },
      },
      {
        extends: true,
        // Loading the same modules again for every file took as long as the tests themselves.
        test: {
          name: 'pure',
          isolate: false,
          include: ['{src,cli,bench}/**/*.test.{ts,tsx}'],
          exclude: [STATEFUL, ...later(mode)],
          env: lengthOf(mode),
        },
      },
    ],
  },
}));

/** What only `npm run test:long` runs. */
function later(mode: string): string[] {
  return mode === 'long' ? [] : ['**/*.long.test.ts'];
}

/**
 * `npm run test:long`: more cases of the property tests, and what takes minutes (`*.long.test.ts`). Each project is told by itself: what
 * they extend is read once more, without the mode.
 */
function lengthOf(mode: string): Record<string, string> {
  return { LONG: mode === 'long' ? '1' : '' };
}
