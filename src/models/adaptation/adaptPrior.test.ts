import { describe, expect, it } from 'vitest';
import { openRuntime } from '../../../cli/runtime/node.ts';
import { ADAPTATION } from '../../core/adaptation/settings.ts';
import { pixelTensor, runSeed } from '../../core/brands.ts';
import { packDigest } from '../../packs/verify.ts';
import { convPrior } from '../../testing/convPrior.ts';
import { wave } from '../../testing/graphs.ts';
import { openTinyPack } from '../../testing/openTinyPack.ts';
import { tinyPrior } from '../../testing/tinyPacks.ts';
import { priorPack } from '../pack.ts';
import { adaptPrior, type AdaptationWork, type PriorCheckpoint } from './adaptPrior.ts';
import { adaptablePack, withAdapters } from './openDecoder.ts';

const runtime = await openRuntime('wasm', 1);
const pack = adaptablePack(priorPack(await openTinyPack(convPrior())));
const work: AdaptationWork = {
  pack,
  pictures: Array.from({ length: 12 }, (_, i) =>
    pixelTensor({ dims: [1, 3, 16, 16], data: wave(3 * 256, i).map((x) => 0.3 + 0.02 * i + 0.05 * x) }),
  ),
  labels: Array.from({ length: 12 }, (_, i) => i % 2),
  digest: '0'.repeat(64),
  settings: { ...ADAPTATION, rank: 4, steps: 30, look: 10, kept: 0, learningRate: 0.02 },
  runSeed: runSeed(5),
  id: 'conv-prior-adapted-1',
  encodePng: ({ data }) => Promise.resolve(Uint8Array.of(data.length % 251)),
};

async function adapted(from?: PriorCheckpoint) {
  const procedure = adaptPrior(runtime, work, from);
  const checkpoints: PriorCheckpoint[] = [];
  for (;;) {
    const next = await procedure.next();
    if (next.done === true) return { ...next.value, checkpoints };
    if (next.value.kind === 'look') checkpoints.push(next.value.checkpoint);
  }
}

describe('a prior adapted to pictures', () => {
  it('gives back held-out ones better, is a pack that says what it was, and is made again to the bit', async () => {
    const first = await adapted();
    expect(first.tested).toBe(1);
    expect(first.after.absolute).toBeLessThan(0.8 * first.before.absolute);
    expect(first.after.psnr).toBeGreaterThan(first.before.psnr);
    const { manifest } = first.pack!;
    expect(manifest.adapted).toEqual({
      from: { id: 'conv-prior', version: '1.0.0', sha256: await packDigest(pack.manifest) },
      ...{ method: 'lora', rank: 4, steps: 30, runSeed: 5, pictures: 12, sha256: work.digest },
    });
    expect(manifest.files.map(({ path }) => path)).toEqual([
      'README.md',
      'contact-sheet.png',
      'decoder.onnx',
      'encoder.onnx',
    ]);
    expect(await first.pack!.read('encoder.onnx')).toEqual(await pack.read('encoder.onnx'));
    // From the middle of the way, as after an interruption.
    const again = await adapted(first.checkpoints[1]);
    expect(again.looks).toEqual(first.looks);
    expect(await packDigest(again.pack!.manifest)).toBe(await packDigest(manifest));
  });

  it('stops where nobody asks for the next step', async () => {
    const procedure = adaptPrior(runtime, work);
    expect((await procedure.next()).value).toMatchObject({ kind: 'look', look: { step: 0 } });
    await procedure.return(undefined as never);
    expect(await procedure.next()).toEqual({ done: true, value: undefined });
  });

  it('is refused where no weight of the decoder takes an adapter', async () => {
    const plain = adaptablePack(priorPack(await openTinyPack(tinyPrior())));
    await expect(withAdapters(plain, 4, runSeed(0))).rejects.toMatchObject({
      failure: { code: 'not-adaptable', pack: 'tiny-prior', why: 'weights' },
    });
  });
});
