import { nodeRunner } from './nodeRunner.ts';
import type { Device, Runner } from './runner.ts';

/**
 * The runner of a device. It starts with the first run, so that kinds without models need no browser.
 *
 * @throws (from `run`) where the browser cannot be started.
 */
export function runnerFor(device: Device): Runner {
  let started: Promise<Runner> | undefined;
  const start = async (): Promise<Runner> => {
    if (device === 'node') return nodeRunner();
    const { browserRunner } = await import('./browserRunner.ts');
    return browserRunner(device);
  };
  return {
    async run(model, feeds, outputs, external) {
      started ??= start();
      return (await started).run(model, feeds, outputs, external);
    },
    async close() {
      const runner = await started?.catch(() => undefined);
      await runner?.close();
    },
  };
}
