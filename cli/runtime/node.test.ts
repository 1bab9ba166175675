import { describe, expect, it } from 'vitest';
import { openRuntime, sayRuntime, usualRuntime } from './node.ts';

describe('the runtime of commands', () => {
  it('is the native one where that is installed, and says so', async () => {
    const usual = usualRuntime();
    const native = await openRuntime('node', 1).catch((error: unknown) => String(error));
    // Whoever chooses it gets it: what is not chosen says how it is had.
    if (usual === 'node') expect(native).toMatchObject({ sessionOptions: { executionProviders: ['cpu'] } });
    else expect(native).toMatch(/package onnxruntime-node for --runtime node, found none; run "npm install/u);
    // Nothing of a run is told to anybody: read when the package is loaded.
    expect(process.env.ORT_DISABLE_TELEMETRY).toBe('1');
    expect(sayRuntime('node', 2)).toBe('computed by onnxruntime-node (native), 2 threads');
    expect(sayRuntime('wasm', 1)).toContain('onnxruntime-web (WASM), 1 thread;');
  });

  it('on a GPU runs, or says what is missing before anything is computed', async () => {
    const cuda = await openRuntime('cuda', 1).catch((error: unknown) => String(error));
    if (typeof cuda === 'string') {
      expect(cuda).toMatch(
        /^Error: Expected (?:an NVIDIA GPU with CUDA|the package onnxruntime-node for --runtime cuda)/u,
      );
      expect(cuda).not.toContain('\n');
    } else expect(cuda.sessionOptions.executionProviders).toEqual(['cuda']);
  });
});
