import { openBrowser } from '../../harness/browser.ts';
import type { Device } from '../../harness/wire.ts';
import type { Runner } from './runner.ts';

/** A runner on a device in Chromium. */
export async function browserRunner(device: Device): Promise<Runner> {
  const browser = await openBrowser(device);
  return {
    async run(model, feeds, outputs, external) {
      const result = await browser.run(model, feeds, { outputs, ...(external && { external }) });
      return { outputs: result.outputs, ms: result.times[0] ?? NaN };
    },
    close: () => browser.close(),
  };
}
