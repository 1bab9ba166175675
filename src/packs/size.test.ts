import { describe, expect, it } from 'vitest';
import type { PackManifest } from './manifest.ts';
import { leastMemory, memorySize } from './size.ts';

const graph = (name: string, type: string) => ({
  file: `${name}.onnx`,
  external: [`${name}.bin`],
  inputs: [{ name: 'in', type }],
});
const manifestOf = (type: string) =>
  ({
    role: 'prior',
    graphs: { text: graph('text', 'int32'), denoiser: graph('denoiser', type), decoder: graph('decoder', type) },
    files: [
      { path: 'text.onnx', bytes: 1 },
      { path: 'text.bin', bytes: 99 },
      { path: 'denoiser.onnx', bytes: 10 },
      { path: 'denoiser.bin', bytes: 990 },
      { path: 'decoder.onnx', bytes: 5 },
      { path: 'decoder.bin', bytes: 45 },
      { path: 'tokenizer.json', bytes: 7 },
    ],
  }) as unknown as PackManifest;

describe('memorySize', () => {
  it('counts a graph with its further files once, and three times where it is differentiated', () => {
    for (const held of ['as-stored', 'in-single'] as const) {
      expect(memorySize(manifestOf('float32'), held)).toBe(100 + 1000 + 3 * 50);
      expect(leastMemory(manifestOf('float32'), held)).toBe(1000 + 3 * 50);
    }
  });

  it('counts half precision as float32 where a processor widens it', () => {
    const half = manifestOf('float16');
    expect([memorySize(half), leastMemory(half)]).toEqual([1250, 1150]);
    expect([memorySize(half, 'in-single'), leastMemory(half, 'in-single')]).toEqual([2400, 2300]);
  });

  it('counts as many halves as the manifest says, whatever the graph takes', () => {
    const stored = manifestOf('float32');
    const denoiser = { ...graph('denoiser', 'float32'), halves: 900 };
    const told = { ...stored, graphs: { ...stored.graphs, denoiser } } as unknown as PackManifest;
    expect(leastMemory(told)).toBe(1000 + 3 * 50);
    expect(leastMemory(told, 'in-single')).toBe(1900 + 3 * 50);
    const none = { ...graph('denoiser', 'float16'), halves: 0 };
    expect(
      leastMemory({ ...stored, graphs: { ...stored.graphs, denoiser: none } } as unknown as PackManifest, 'in-single'),
    ).toBe(1150);
  });
});
