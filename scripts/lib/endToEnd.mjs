import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runModule } from './process.mjs';

/**
 * Runs end-to-end tests against the build that there is. What they and their browsers put into the temporary folder, hundreds of megabytes,
 * goes with them.
 * @param {readonly string[]} args of `playwright test`.
 * @param {Readonly<Record<string, string>>} env added to the environment.
 * @returns {Promise<number>} its exit code.
 */
export async function runEndToEnd(args, env) {
  const temporary = await mkdtemp(join(tmpdir(), 'offshoot-e2e-'));
  try {
    return await runModule('@playwright/test/cli.js', ['test', ...args], { ...env, TMPDIR: temporary });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
