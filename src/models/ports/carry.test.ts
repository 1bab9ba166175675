import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderSource } from '../../../cli/lib/folderSource.ts';
import { openRuntime } from '../../../cli/runtime/node.ts';
import { denoiseCarried } from '../../core/diffusion/carried.ts';
import { denoise } from '../../core/diffusion/denoise.ts';
import { samplerRun } from '../../core/diffusion/sampler.ts';
import { drive } from '../../core/expansion/drive.ts';
import { wave } from '../../testing/graphs.ts';
import { makePack } from '../make/makePack.ts';
import { priorPack } from '../pack.ts';
import type { Kept, Session } from '../runtime/session.ts';
import { openCarry } from './carry.ts';
import { openDiffusion, type DenoisingPack } from './diffusion.ts';

const CASE = join(import.meta.dirname, '../../../cli/reference/cases/diffusion/sd1-tiny');
const DIMS = [4, 8, 8];

const runtime = await openRuntime('wasm', 1);
async function tinyPack(): Promise<DenoisingPack> {
  const made = await makePack(await folderSource(CASE), { id: 'a', title: 'A', licence: 'MIT', source: 'b' }, runtime);
  if (made.kind === 'lacking') throw new Error(JSON.stringify(made.missing));
  return priorPack(made.pack) as DenoisingPack;
}
const pack = await tinyPack();

it('what a pass gave is given back, where what follows it fails too', async () => {
  const held = { given: 0, disposed: 0 };
  const denoiser = {
    runKept: (): Promise<Kept[]> => {
      // The second prediction is no latent's.
      const tensor = new runtime.ort.Tensor('float32', wave(128, 1), [1, 4, 8, 4]);
      const right = new runtime.ort.Tensor('float32', wave(256, 1), [1, ...DIMS]);
      const dispose = () => {
        held.disposed++;
      };
      const read = () => Promise.reject(new Error('not asked for'));
      return Promise.resolve([{ tensor: held.given++ === 0 ? right : tensor, dispose, read }]);
    },
  } as unknown as Session;
  const opened = openCarry(pack.manifest, () => Promise.resolve(denoiser), runtime);
  const step = { timestep: 1, scaled: 1, kept: 1, taken: -0.1 };
  const states = { dims: [77, 24], data: wave(77 * 24, 3) };
  const guiding = { towards: [{ states }], from: { states }, scale: 1 };
  const steps = opened.carry({ dims: [1, ...DIMS], data: wave(256, 2) }, [step, step], guiding);
  await steps.next();
  await expect(steps.next()).rejects.toThrow('the steps between passes of a denoiser');
  expect(held).toEqual({ given: 2, disposed: 2 });
  await opened.close();
});

it('latents that stay on their device come to the same end, in any batches', async () => {
  const opened = openDiffusion(pack, runtime, false, true);
  const { diffusion } = opened;
  try {
    const run = samplerRun(diffusion.scheduler, { steps: 8, strength: 0.5 });
    const start = [0, 1, 2].map((phase) => run.noised(wave(256, phase), wave(256, phase + 9)));
    const [from, ...towards] = await diffusion.read(['', 'a cat', 'a dog', 'a cat']);
    const conditions = { towards: towards.map((states) => ({ states })), from: { states: from! } };
    for (const scale of [5, 1]) {
      const guiding = { ...conditions, scale };
      const expected = (await drive(denoise(run, start, DIMS, guiding, diffusion.predict)))!;
      const steps: number[] = [];
      const carried = denoiseCarried(run, start, DIMS, guiding, diffusion.carry!, 2);
      const ends = (await drive(carried, ({ step, of }) => steps.push(step, of)))!;
      for (const [i, end] of ends.entries()) {
        const worst = Math.max(...end.map((value, j) => Math.abs(value - expected[i]![j]!)));
        expect(worst).toBeLessThan(2e-4);
      }
      expect(steps).toEqual([1, 8, 2, 8, 3, 8, 4, 8, 5, 8, 6, 8, 7, 8, 8, 8]);
    }
    expect(
      await drive(
        denoiseCarried(
          samplerRun(diffusion.scheduler, { steps: 8, strength: 0 }),
          start,
          DIMS,
          { ...conditions, scale: 5 },
          diffusion.carry!,
        ),
      ),
    ).toBe(start);
  } finally {
    await opened.close();
  }
});
