import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeModel } from '../../src/onnx/proto/write.ts';
import { randomVit } from './vit.ts';

/** A model to measure. */
export interface Subject {
  readonly name: string;
  readonly family: 'convolutional' | 'transformer';
  readonly input: string;
  readonly inputDims: readonly number[];
  readonly output: string;
  readonly outputDims: readonly number[];
  load(): Promise<Uint8Array>;
}

/** Most that a product may cost, in forward passes. */
export const LIMITS = { convolutional: 2.5, transformer: 3 } as const;

/** Variants a seed image gets by default: the batch of every measurement. */
const BATCH = 5;

interface PackGraph {
  readonly file: string;
  readonly inputs: readonly { readonly name: string }[];
  readonly output: { readonly name: string; readonly shape: readonly (number | string)[] };
}

async function packGraph(folder: string, graph: string): Promise<PackGraph | undefined> {
  const manifest = join(folder, 'pack.json');
  if (!existsSync(manifest)) return undefined;
  const { graphs } = JSON.parse(await readFile(manifest, 'utf8')) as { graphs: Record<string, PackGraph> };
  const found = graphs[graph];
  return found && existsSync(join(folder, found.file)) ? found : undefined;
}

/**
 * The models to measure, and those that are not there.
 *
 * @param models folder of the packs
 * @param shared folder with TAEF2, which is not part of the project
 */
export async function subjects(models: string, shared: string): Promise<{ found: Subject[]; absent: string[] }> {
  const found: Subject[] = [];
  const absent: string[] = [];
  const taef2 = join(shared, 'taef2', 'taef2_decoder.onnx');
  if (!existsSync(taef2)) absent.push(`TAEF2 decoder (${taef2})`);
  else {
    found.push({
      name: 'TAEF2 decoder, 128 px',
      family: 'convolutional',
      input: 'x',
      inputDims: [BATCH, 32, 16, 16],
      output: 'y',
      outputDims: [BATCH, 3, 128, 128],
      load: async () => new Uint8Array(await readFile(taef2)),
    });
  }
  const packs = [
    {
      name: 'starter prior, decoder, 128 px',
      folder: join(models, 'starter-prior'),
      graph: 'decoder',
      input: [BATCH, 16, 16, 16],
      side: 128,
    },
    {
      name: 'starter judge, image tower',
      folder: join(models, 'starter-judge'),
      graph: 'image',
      input: [BATCH, 3, 128, 128],
      side: 128,
    },
  ];
  for (const { name, folder, graph, input, side } of packs) {
    const entry = await packGraph(folder, graph);
    if (!entry) {
      absent.push(`${name} (${folder})`);
      continue;
    }
    found.push({
      name,
      family: 'convolutional',
      input: entry.inputs[0]!.name,
      inputDims: input,
      output: entry.output.name,
      // Batch first; what the manifest leaves open are the sides of the image.
      outputDims: entry.output.shape.map((size, axis) => (axis === 0 ? BATCH : typeof size === 'number' ? size : side)),
      load: async () => new Uint8Array(await readFile(join(folder, entry.file))),
    });
  }
  found.push({
    name: 'ViT-B/32, random weights',
    family: 'transformer',
    input: 'pixels',
    inputDims: [BATCH, 3, 224, 224],
    output: 'embeds',
    outputDims: [BATCH, 512],
    load: () => Promise.resolve(writeModel(randomVit())),
  });
  return { found, absent };
}
