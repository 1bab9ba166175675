import { describe, expect, it } from 'vitest';
import type { FailureError } from '../core/failure.ts';
import { adaptingMemory, checkAdapting, type AdaptableManifest } from './adaptingMemory.ts';

const graph = (file: string, type: 'float16' | 'float32', external: readonly string[] = []) => ({
  ...{ file, external },
  inputs: [{ name: 'x', type, shape: [], feed: { kind: 'latent' } }],
});

/** A prior of files of these sizes in bytes. */
const prior = (kind: 'autoencoder' | 'diffusion', type: 'float16' | 'float32', denoiser = 1000): AdaptableManifest =>
  ({
    ...{ id: 'one', role: 'prior', kind },
    graphs: {
      ...(kind === 'diffusion' && { denoiser: graph('unet', type, ['unet_data']), text: graph('text', type) }),
      ...{ encoder: graph('encoder', type), decoder: graph('decoder', type) },
    },
    files: [
      ...[
        ['unet', 10],
        ['unet_data', denoiser - 10],
        ['text', 5000],
        ['encoder', 30],
        ['decoder', 70],
      ].map(([path, bytes]) => ({ path, bytes })),
    ],
  }) as unknown as AdaptableManifest;

/** A denoiser of 323 million parameters in half precision. */
const LARGE = {
  ...prior('diffusion', 'float16'),
  files: Object.entries({ unet: 647_606_915, encoder: 68_416_544, decoder: 99_071_001 }).map(([path, bytes]) => ({
    path,
    bytes,
  })),
} as unknown as AdaptableManifest;

describe('the memory that adapting takes', () => {
  it('is that of a denoiser several times over, its weights beside it included, and of what encodes and decodes', () => {
    const { runtime, all } = adaptingMemory(prior('diffusion', 'float32'));
    expect([runtime, all]).toEqual([3 * 1000 + 100, 4.7 * 1000 + 100]);
  });

  it('is twice as much for half precision, which is computed in float32', () => {
    const [single, half] = [
      adaptingMemory(prior('diffusion', 'float32')),
      adaptingMemory(prior('diffusion', 'float16')),
    ];
    expect([half.runtime, half.all]).toEqual([2 * single.runtime, 2 * single.all]);
  });

  it('is what a step holds besides weights, too, as was measured of that denoiser at 256 px', () => {
    const { runtime, all } = adaptingMemory(LARGE, 2.18e9);
    expect(runtime - adaptingMemory(LARGE).runtime).toBe(2.18e9);
    // 9.15 GB resident, 0.14 of the program's own not counted: docs/adapted-prior.md.
    expect(all / 9.01e9).toBeGreaterThan(0.9);
    expect(all / 9.01e9).toBeLessThan(1.1);
  });

  it('is that of the decoder where no denoiser is adapted', () => {
    expect(adaptingMemory(prior('autoencoder', 'float32')).runtime).toBe(3 * 70 + 100);
  });

  it('is near what was measured of a denoiser of 0.65 GB in half precision', () => {
    // 6.98 GB resident, 0.14 of the program's own not counted: docs/adapted-prior.md.
    const { all } = adaptingMemory(LARGE);
    expect(all / 6.98e9).toBeGreaterThan(0.9);
    expect(all / 6.98e9).toBeLessThan(1.1);
  });
});

describe('a prior is refused', () => {
  const failureOf = (runtime: number, all: number) => {
    try {
      checkAdapting(prior('diffusion', 'float32'), { runtime, all });
      return null;
    } catch (error) {
      return (error as FailureError).failure;
    }
  };

  it('where the runtime or the machine has less than that, and says how much', () => {
    const code = 'adapting-too-large';
    expect(failureOf(3099, 1e9)).toEqual({ code, pack: 'one', needed: 3100, limit: 3099 });
    expect(failureOf(3100, 4799)).toEqual({ code, pack: 'one', needed: 4800, limit: 4799 });
    expect(failureOf(3100, 4800)).toBeNull();
  });
});
