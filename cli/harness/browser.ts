import type { Page } from '@playwright/test';
import { forWebGpu } from '../../src/onnx/webgpu/forWebGpu.ts';
import { launchChromium } from './chromium.ts';
import type { HarnessServer } from './server.ts';
import { startServer } from './server.ts';
import type { Device, HarnessWindow, RunReply, RunRequest, WireTensor } from './wire.ts';

/** Tensors by name. */
export type FloatTensors = Readonly<Record<string, { readonly dims: readonly number[]; readonly data: Float32Array }>>;

/** How to run a model in the browser. */
export interface BrowserRun {
  readonly outputs: readonly string[];
  readonly warmup?: number;
  readonly repeats?: number;
  readonly wantOutputs?: boolean;
}

/** What a run gave. */
export interface BrowserResult {
  readonly outputs: FloatTensors;
  /** Milliseconds of each measured run, session creation not included. */
  readonly times: readonly number[];
  readonly createMs: number;
}

/** A page in Chromium that runs ONNX models. */
export interface BrowserRuntime {
  run(model: Uint8Array, feeds: Feeds, options: BrowserRun): Promise<BrowserResult>;
  /** Starts a fresh page: WASM memory never shrinks, so a measurement of memory begins here. */
  restart(): Promise<void>;
  /** The page's memory in bytes, WASM and its threads included. */
  memory(): Promise<number>;
  close(): Promise<void>;
}

/** What a model is fed by name: float32, or int64 for indices. */
export type Feeds = Readonly<
  Record<string, { readonly dims: readonly number[]; readonly data: Float32Array | BigInt64Array }>
>;

const toWire = ({ dims, data }: Feeds[string]): WireTensor => ({
  type: data instanceof BigInt64Array ? 'int64' : 'float32',
  dims,
  data: Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64'),
});

function fromWire({ dims, data }: WireTensor): { dims: readonly number[]; data: Float32Array } {
  return { dims, data: new Float32Array(Uint8Array.from(Buffer.from(data, 'base64')).buffer) };
}

/** Opens the page and waits until it can run models. */
async function openPage(page: Page, server: HarnessServer): Promise<void> {
  await page.goto(server.page);
  await page.waitForFunction(() => 'runModel' in window);
}

/**
 * Opens Chromium with a page that runs models on one device.
 *
 * @param device `wasm`, or `webgpu` (nodes without a WebGPU kernel run on the CPU, as everywhere with this runtime)
 * @param threads WASM threads
 * @throws when the browser cannot be started
 */
export async function openBrowser(device: Device, threads = 2): Promise<BrowserRuntime> {
  const server = await startServer();
  const browser = await launchChromium(device);
  let page = await browser.newPage();
  await openPage(page, server);
  return {
    async run(model, feeds, { outputs, warmup = 0, repeats = 1, wantOutputs = true }) {
      const address = server.offer(device === 'webgpu' ? forWebGpu(model) : model);
      const wired = Object.fromEntries(Object.entries(feeds).map(([name, tensor]) => [name, toWire(tensor)]));
      const request: RunRequest = {
        device,
        threads,
        model: address,
        feeds: wired,
        outputs,
        warmup,
        repeats,
        wantOutputs,
      };
      const reply: RunReply = await page.evaluate(
        (sent) => (window as unknown as HarnessWindow).runModel(sent),
        request,
      );
      server.withdraw(address);
      if (!reply.ok) throw new Error(reply.message);
      const named = Object.entries(reply.outputs).map(([name, tensor]) => [name, fromWire(tensor)] as const);
      return { outputs: Object.fromEntries(named), times: reply.times, createMs: reply.createMs };
    },
    async restart() {
      await page.close();
      page = await browser.newPage();
      await openPage(page, server);
    },
    async memory() {
      return page.evaluate(async () => {
        const measured = performance as unknown as { measureUserAgentSpecificMemory(): Promise<{ bytes: number }> };
        return (await measured.measureUserAgentSpecificMemory()).bytes;
      });
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
