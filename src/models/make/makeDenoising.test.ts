import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderSource } from '../../../cli/lib/folderSource.ts';
import { openRuntime } from '../../../cli/runtime/node.ts';
import { makeGiven } from '../../../workers/packs/makeGiven.ts';
import { classIndex, imageId, pixelTensor, runSeed } from '../../core/brands.ts';
import { drive } from '../../core/expansion/drive.ts';
import { expandSeed } from '../../core/run/expandSeed.ts';
import { DEFAULT_RECIPE, partOf, resolveRecipe, type RecipePart } from '../../core/run/recipe.ts';
import { slotsOf, type Slot } from '../../core/run/slots.ts';
import { DataType } from '../../onnx/dataType.ts';
import { readModel } from '../../onnx/proto/read.ts';
import { writeModel } from '../../onnx/proto/write.ts';
import { inHalfPrecision } from '../../testing/halfPrecision.ts';
import { openTinyPack } from '../../testing/openTinyPack.ts';
import { tinyJudge } from '../../testing/tinyPacks.ts';
import { leastMemory, memorySize, passMemory } from '../../packs/size.ts';
import type { Graph } from '../../packs/manifest.ts';
import { PackError } from '../../packs/error.ts';
import { parseManifest } from '../../packs/parse.ts';
import { openPorts } from '../openPorts.ts';
import { judgePack, priorPack } from '../pack.ts';
import { classMatrixOf } from '../ports/text.ts';
import type { FileSource } from './files.ts';
import { leastMemoryOf } from './makeDenoising.ts';
import { makePack } from './makePack.ts';

const CASE = join(import.meta.dirname, '../../../cli/reference/cases/diffusion/sd1-tiny');
const TOLD = { id: 'tiny', title: 'Tiny', licence: 'MIT', source: 'random weights' };
const source = await folderSource(CASE);
const runtime = await openRuntime('wasm', 1);
const made = await makePack(source, TOLD, runtime);
if (made.kind === 'lacking') throw new Error(JSON.stringify(made.missing));
const pack = priorPack(made.pack);

/** What is made of the same files without some. */
const without = (pattern: RegExp) => {
  const left: FileSource = { ...source, paths: source.paths.filter((path) => !pattern.test(path)) };
  return makePack(left, TOLD, runtime);
};

/** The error for a manifest with one field replaced. */
function errorOf(change: (manifest: Record<string, never>) => void): PackError {
  const manifest = structuredClone(pack.manifest) as unknown as Record<string, never>;
  change(manifest);
  try {
    parseManifest(manifest);
  } catch (error) {
    if (error instanceof PackError) return error;
  }
  throw new Error('Expected a PackError, got none.');
}

describe('a pack that denoises, of plain files', () => {
  it('is read from its folders, and tried', () => {
    expect(pack.manifest).toMatchObject({
      role: 'prior',
      kind: 'diffusion',
      posterior: 'latent',
      scheduler: { kind: 'ddim', betas: 'scaled-linear', prediction: 'epsilon', offset: 1, clipped: false },
      latent: { channels: 4, downscale: 4, std: 1 / 0.18215, epsilon: 0.8 },
      tokenizer: { kind: 'bpe-clip', merges: 'tokenizer/merges.txt', maxLength: 77 },
    });
    expect(made.notes).toEqual([{ code: 'denoised', side: 8, width: 24 }]);
  });

  it('says how much of a graph is stored in half precision, which processors widen whatever the graph takes', async () => {
    const single = pack.manifest.graphs as unknown as Record<string, Graph>;
    const { file } = single.denoiser!;
    const read = async (path: string) => {
      const bytes = await source.read(path);
      return path === file ? new Uint8Array(writeModel(inHalfPrecision(readModel(bytes)))) : bytes;
    };
    const half = await makePack({ ...source, read }, TOLD, runtime);
    if (half.kind === 'lacking') throw new Error(JSON.stringify(half.missing));
    const { denoiser } = half.pack.manifest.graphs as Record<string, Graph>;
    const floats = [...readModel(await source.read(file)).graph.initializers.values()]
      .filter(({ dataType }) => dataType === DataType.Float)
      .reduce((sum, { raw }) => sum + raw.length, 0);
    expect(denoiser!.halves! / floats).toBeCloseTo(0.5, 6);
    expect(single.denoiser!.halves).toBeUndefined();
    const [stored, held] = (['as-stored', 'in-single'] as const).map((as) => leastMemory(half.pack.manifest, as));
    expect(held! - stored!).toBe(denoiser!.halves);
  });

  it('names an autoencoder of another size than is usual where nothing says its size', async () => {
    expect(await without(/^vae_(de|en)coder\/config/u)).toMatchObject({
      missing: [
        {
          code: 'manifest',
          field: 'latent.downscale',
          expected: expect.stringContaining('[4, 2, 2]') as string,
          got: expect.stringContaining('[4, 4, 4]') as string,
        },
      ],
    });
  });

  it('names what is not there', async () => {
    expect(await without(/^vae_decoder\//u)).toMatchObject({
      family: 'diffusion',
      missing: [{ code: 'part-missing', part: 'vae_decoder' }],
    });
    expect(await without(/scheduler_config|merges/u)).toMatchObject({
      missing: [{ code: 'no-scheduler' }, { code: 'no-vocabulary' }],
    });
  });

  it('is refused with a denoiser of another text width, and with files that are not listed', () => {
    interface Shaped {
      graphs: { denoiser: { inputs: { shape: (string | number)[] }[] } };
    }
    const width = errorOf((manifest) => {
      (manifest as unknown as Shaped).graphs.denoiser.inputs[2]!.shape = ['batch', 'tokens', 32];
    });
    expect(width.path).toBe('graphs.denoiser.inputs[2].shape');
    expect(width.message).toMatch(
      /texts of the width that graphs.text gives, \[batch, tokens, 24\], got \[batch, tokens, 32\]/u,
    );
    const padding = errorOf((manifest) => {
      (manifest as unknown as { tokenizer: { padding: string } }).tokenizer.padding = 'longest';
    });
    expect(padding.path).toBe('tokenizer.padding');
    const merges = errorOf((manifest) => {
      (manifest as unknown as { tokenizer: { merges: string } }).tokenizer.merges = 'other.txt';
    });
    expect(merges.path).toBe('tokenizer.merges');
    const feed = errorOf((manifest) => {
      (manifest as unknown as Shaped).graphs.denoiser.inputs.pop();
    });
    expect(feed.message).toMatch(/exactly one input fed with "text-states", got 0/u);
  });

  it('makes pictures of prompts for a class, each with its prompt, and again the same', async () => {
    const judge = judgePack(await openTinyPack(tinyJudge()));
    const open = await openPorts({ prior: pack, judge }, runtime);
    try {
      const part = partOf('text-to-image');
      const recipe = resolveRecipe(
        {
          ...DEFAULT_RECIPE,
          runSeed: runSeed(3),
          parts: [{ ...part, settings: { ...part.settings, denoisingSteps: 2, domains: 'a photo of' } } as RecipePart],
        },
        { side: 32, epsilon: null },
      );
      const pixels = pixelTensor({ dims: [1, 3, 32, 32], data: new Float32Array(3 * 32 * 32).fill(0.5) });
      const seed = { id: imageId('cat/a.png'), pixels, label: classIndex(0, 2) };
      const classes = await classMatrixOf(open.text!, judge, ['cat', 'dog']);
      const grow = async (slots: readonly Slot[]) =>
        (await drive(expandSeed({ seed, classes, slots, className: 'cat' }, recipe, open.ports)))!.variants;
      const slots = slotsOf(recipe, 3);
      const variants = await grow(slots);
      expect(new Set(variants.map(({ image }) => image.data.join())).size).toBe(3);
      for (const { image, how, judged } of variants) {
        expect(image.dims).toEqual([3, 32, 32]);
        expect(how).toMatchObject({ method: 'text-to-image', guidanceScale: 8 });
        expect('prompt' in how && how.prompt).toMatch(/^a photo of .*cat$/u);
        expect(judged!.probabilities).toHaveLength(2);
      }
      const [again] = await grow(slots.slice(2));
      expect(again!.how).toEqual(variants[2]!.how);
      expect(again!.image).toEqual(variants[2]!.image);
    } finally {
      await open.close();
    }
  });

  it('takes turns in memory where not all of it fits, and is refused before it is loaded where even that does not', async () => {
    const [all, least] = [memorySize(pack.manifest), leastMemory(pack.manifest)];
    const bytes = (path: string) => pack.manifest.files.find((file) => file.path === path)!.bytes;
    expect(all - least).toBe(bytes('text_encoder/model.onnx'));
    const { denoiser, decoder } = pack.manifest.graphs as Record<string, Graph>;
    // Of the picture's side: a decoder's latents are widened to [16, 32, 32] and more on the way, and again for its gradient.
    expect(denoiser!.activations).toBeGreaterThan(2 * 4 * 8 * 8 * 4);
    expect(decoder!.activations).toBeGreaterThan(2 * 16 * 32 * 32 * 4);
    expect(passMemory(pack.manifest)).toBe(decoder!.activations);
    const unread = { ...pack, read: () => Promise.reject(new Error('It was read.')) };
    await expect(openPorts({ prior: unread, judge: null }, runtime, { memory: least - 1 })).rejects.toMatchObject({
      failure: { code: 'pack-too-large', needed: least, limit: least - 1 },
    });
    const frugal = await openPorts({ prior: pack, judge: null }, runtime, { memory: least });
    try {
      const [first, again] = [
        await frugal.ports.diffusion!.read(['a cat']),
        await frugal.ports.diffusion!.read(['a cat']),
      ];
      expect(first[0]!.dims).toEqual([77, 24]);
      expect(again).toEqual(first);
    } finally {
      await frugal.close();
    }
    const sizes = new Map(source.paths.map((path) => [path, path.endsWith('.onnx') ? 1e9 : 1]));
    expect(leastMemoryOf(sizes)).toBeCloseTo(5e9, -3);
    await expect(makeGiven(source, sizes, TOLD, () => Promise.resolve(runtime), 4e9)).rejects.toMatchObject({
      failure: { code: 'pack-too-large' },
    });
  });
});
