import { openBrowser } from '../../harness/browser.ts';
import type { Device } from '../../harness/wire.ts';
import type { Runner } from './runner.ts';

/** A runner on a device in Chromium. */
export async function browserRunner(device: Device): Promise<Runner> {
  const browser = await openBrowser(device);
  /** A model that is run again is the same bytes. */
  const names = new WeakMap<Uint8Array, string>();
  let named = 0;
  return {
    async run(model, feeds, outputs, external) {
      const keep = names.get(model) ?? `model ${++named}`;
      names.set(model, keep);
      const result = await browser.run(model, feeds, { outputs, keep, ...(external && { external }) });
      return { outputs: result.outputs, ms: result.times[0] ?? NaN };
    },
    close: () => browser.close(),
  };
}
