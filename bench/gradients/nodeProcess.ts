/**
 * @file One measurement in a process of its own: WASM memory never shrinks, so only a fresh process tells a peak.
 *
 * Started with a JSON request as its argument; prints a JSON reply.
 */
import { readFileSync } from 'node:fs';
import type * as Ort from 'onnxruntime-web';
import { openWeb } from '../../cli/runtime/web.ts';

const ort = await openWeb();

/** What to run; with several models their runs alternate, so that the machine's other work falls on all alike. */
export interface NodeRequest {
  readonly threads: number;
  readonly models: readonly string[];
  /** Inputs of each model: dimensions by name, filled with numbers in (-1, 1). */
  readonly feeds: readonly Readonly<Record<string, readonly number[]>>[];
  readonly warmup: number;
  readonly repeats: number;
}

/** Times of every model's runs, and the process's largest resident size. */
export interface NodeReply {
  readonly times: readonly (readonly number[])[];
  readonly peakBytes: number;
}

const filled = (dims: readonly number[]): Ort.Tensor =>
  new ort.Tensor(
    'float32',
    Float32Array.from({ length: dims.reduce((a, b) => a * b, 1) }, (_, i) => Math.sin(12.9898 * i)),
    dims,
  );

async function measure(request: NodeRequest): Promise<NodeReply> {
  ort.env.wasm.numThreads = request.threads;
  const sessions: Ort.InferenceSession[] = [];
  for (const path of request.models) {
    sessions.push(await ort.InferenceSession.create(new Uint8Array(readFileSync(path)), { logSeverityLevel: 3 }));
  }
  const feeds = request.feeds.map((named) =>
    Object.fromEntries(Object.entries(named).map(([name, dims]) => [name, filled(dims)])),
  );
  const times: number[][] = sessions.map(() => []);
  for (let round = 0; round < request.warmup + request.repeats; round++) {
    for (const [i, session] of sessions.entries()) {
      const started = performance.now();
      await session.run(feeds[i]!);
      if (round >= request.warmup) times[i]!.push(performance.now() - started);
    }
  }
  return { times, peakBytes: process.resourceUsage().maxRSS * 1024 };
}

process.stdout.write(JSON.stringify(await measure(JSON.parse(process.argv[2]!) as NodeRequest)));
process.exit(0);
