/// <reference types="vite/client" />
import type * as Ort from 'onnxruntime-web';
import { halfToNumber } from '../../src/onnx/tensor.ts';
import type { Device, HarnessWindow, RunReply, RunRequest, WireTensor } from './wire.ts';

/** The runtime's build for a device: the one for WASM has the CPU kernels only and is half the size. */
async function runtimeFor(device: Device): Promise<typeof Ort> {
  const [ort, { default: wasm }] =
    device === 'wasm'
      ? await Promise.all([import('onnxruntime-web/wasm'), import('onnxruntime-web/ort-wasm-simd-threaded.wasm?url')])
      : await Promise.all([
          import('onnxruntime-web/webgpu'),
          import('onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url'),
        ]);
  ort.env.wasm.wasmPaths = { wasm };
  return ort;
}

function fromWire({ type, dims, data }: WireTensor, ort: typeof Ort): Ort.Tensor {
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  switch (type) {
    case 'int64':
      return new ort.Tensor(type, new BigInt64Array(bytes.buffer), dims);
    case 'int32':
      return new ort.Tensor(type, new Int32Array(bytes.buffer), dims);
    case 'float16':
      return new ort.Tensor(type, new Uint16Array(bytes.buffer), dims);
    case 'float32':
      return new ort.Tensor(type, new Float32Array(bytes.buffer), dims);
    default:
      return type satisfies never;
  }
}

function toWire(tensor: Ort.Tensor): WireTensor {
  const values = tensor.type === 'float16' ? widened(tensor.data) : (tensor.data as Float32Array);
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  let text = '';
  for (let start = 0; start < bytes.length; start += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return { type: 'float32', dims: tensor.dims, data: btoa(text) };
}

/** Half precision as float32: its bits, or numbers where the engine has them. */
const widened = (data: Ort.Tensor.DataType): Float32Array =>
  data instanceof Uint16Array ? Float32Array.from(data, halfToNumber) : Float32Array.from(data as Iterable<number>);

/** Sessions that are kept, the last used last. */
const kept = new Map<string, Promise<Ort.InferenceSession>>();

/** Most of them: models of one case. */
const MOST_KEPT = 8;

async function sessionFor(request: RunRequest, ort: typeof Ort): Promise<Ort.InferenceSession> {
  const { keep } = request;
  if (keep === undefined) return createSession(request, ort);
  const session = kept.get(keep) ?? createSession(request, ort);
  kept.delete(keep);
  kept.set(keep, session);
  session.catch(() => kept.delete(keep));
  const [oldest] = kept;
  if (oldest && kept.size > MOST_KEPT) {
    kept.delete(oldest[0]);
    await (await oldest[1]).release();
  }
  return session;
}

async function createSession(request: RunRequest, ort: typeof Ort): Promise<Ort.InferenceSession> {
  const model = new Uint8Array(await (await fetch(request.model)).arrayBuffer());
  const externalData = await Promise.all(
    request.external.map(async ({ path, address }) => ({
      path,
      data: new Uint8Array(await (await fetch(address)).arrayBuffer()),
    })),
  );
  return ort.InferenceSession.create(model, {
    executionProviders: [request.device],
    logSeverityLevel: 3,
    ...(externalData.length > 0 && { externalData }),
  });
}

async function run(request: RunRequest): Promise<RunReply> {
  const ort = await runtimeFor(request.device);
  ort.env.wasm.numThreads = request.threads;
  const creating = performance.now();
  const session = await sessionFor(request, ort);
  const createMs = performance.now() - creating;
  try {
    const feeds = Object.fromEntries(
      Object.entries(request.feeds).map(([name, tensor]) => [name, fromWire(tensor, ort)]),
    );
    const times: number[] = [];
    let results: Ort.InferenceSession.OnnxValueMapType = {};
    for (let i = 0; i < request.warmup + request.repeats; i++) {
      const started = performance.now();
      results = request.outputs.length > 0 ? await session.run(feeds, request.outputs) : await session.run(feeds);
      if (i >= request.warmup) times.push(performance.now() - started);
    }
    const outputs = request.wantOutputs ? Object.entries(results).map(([name, value]) => [name, toWire(value)]) : [];
    return { ok: true, outputs: Object.fromEntries(outputs) as Record<string, WireTensor>, times, createMs };
  } finally {
    if (request.keep === undefined) await session.release();
  }
}

const harness: HarnessWindow = {
  runModel: (request) =>
    run(request).catch((error: unknown) => ({
      ok: false,
      message: error instanceof Error ? error.message : String(error),
    })),
};
Object.assign(window, harness);
