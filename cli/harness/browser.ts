import type { Page } from '@playwright/test';
import { forWebGpu } from '../../src/onnx/webgpu/forWebGpu.ts';
import { launchChromium } from './chromium.ts';
import type { HarnessServer } from './server.ts';
import { startServer } from './server.ts';
import {
  typeOf,
  type Device,
  type Fed,
  type HarnessWindow,
  type RunReply,
  type RunRequest,
  type WireTensor,
} from './wire.ts';

/** Tensors by name. */
export type FloatTensors = Readonly<Record<string, { readonly dims: readonly number[]; readonly data: Float32Array }>>;

/** How to run a model in the browser. */
export interface BrowserRun {
  readonly outputs: readonly string[];
  readonly warmup?: number;
  readonly repeats?: number;
  readonly wantOutputs?: boolean;
  /** Names the model's session, which is kept for its next runs: on a GPU in software shaders take minutes. Default: it is not. */
  readonly keep?: string;
  /** Files with weights of the model, under the names that it knows them by. Default: none. */
  readonly external?: readonly { readonly path: string; readonly data: Uint8Array }[];
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

/** What a model is fed by name. */
export type Feeds = Readonly<Record<string, Fed>>;

const toWire = (fed: Fed): WireTensor => ({
  type: typeOf(fed),
  dims: fed.dims,
  data: Buffer.from(fed.data.buffer, fed.data.byteOffset, fed.data.byteLength).toString('base64'),
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
    async run(model, feeds, { outputs, warmup = 0, repeats = 1, wantOutputs = true, external = [], keep }) {
      const beside = new Map(external.map(({ path, data }) => [path, data]));
      const address = server.offer(device === 'webgpu' ? forWebGpu(model, beside) : model);
      const files = external.map(({ path, data }) => ({ path, address: server.offer(data) }));
      const wired = Object.fromEntries(Object.entries(feeds).map(([name, tensor]) => [name, toWire(tensor)]));
      const request: RunRequest = {
        device,
        threads,
        model: address,
        ...(keep !== undefined && { keep }),
        external: files,
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
      for (const one of [address, ...files.map((file) => file.address)]) server.withdraw(one);
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
