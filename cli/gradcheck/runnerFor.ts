import { nodeRunner } from './nodeRunner.ts';
import type { Runner } from './runner.ts';

/**
 * The runner that a command line asks for.
 *
 * @param device `wasm` or `webgpu`: in Chromium; undefined: WASM in this process.
 * @throws Error for another device, or where the browser cannot be started.
 */
export async function runnerFor(device: string | undefined): Promise<Runner> {
  if (device === undefined) return nodeRunner();
  if (device !== 'wasm' && device !== 'webgpu') {
    throw new Error(`Expected --device to be "wasm" or "webgpu", got "${device}".`);
  }
  const { browserRunner } = await import('./browserRunner.ts');
  return browserRunner(device);
}
