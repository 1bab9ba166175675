import type * as Ort from 'onnxruntime-web';
import { sizeOf } from '../../src/core/tensor.ts';
import type { Graph, InputSpec, PackManifest, TensorSpec } from '../../src/packs/manifest.ts';
import { matchShape, resolveShape, showShape, type Bindings } from '../../src/packs/shape.ts';
import { openTokenizer } from '../../src/models/ports/tokenizer.ts';
import { tryDenoising } from '../../src/models/make/makeDenoising.ts';
import { lackWords } from '../../src/ui/words/en/packs.ts';
import type { Pack } from '../../src/models/pack.ts';
import type { Runtime } from '../../src/models/runtime/runtime.ts';
import { openPack } from './pack.ts';
import { listPackFiles } from './packFiles.ts';
import { sentenceOf } from './output/systemError.ts';

/** What was found in a pack. */
export interface PackReport {
  /** What was checked and is as it should be. */
  readonly passed: readonly string[];
  /** What is wrong, one sentence each. */
  readonly problems: readonly string[];
}

/**
 * Checks a pack: its manifest, that every file is listed and is the one listed, and each graph by running it.
 * @param folder that holds `pack.json`.
 * @param runtime the graphs are run in.
 */
export async function checkPack(folder: string, runtime: Runtime): Promise<PackReport> {
  const passed: string[] = [];
  const problems: string[] = [];
  const attempt = async (what: string, check: () => Promise<unknown>): Promise<void> => {
    try {
      await check();
      passed.push(what);
    } catch (error) {
      problems.push(`${what}: ${sentenceOf(error)}`);
    }
  };

  let opened: Pack | undefined;
  await attempt('pack.json', async () => (opened = await openPack(folder)));
  if (opened === undefined) return { passed, problems };
  const pack = opened;
  const { manifest } = pack;
  for (const { path } of manifest.files) await attempt(path, () => pack.read(path));
  const listed = manifest.files.map((file) => file.path);
  for (const path of await listPackFiles(folder))
    if (!listed.includes(path))
      problems.push(`${path}: is not listed in pack.json; run npm run packs:write -- ${folder}`);
  if (problems.length > 0) return { passed, problems };

  if (manifest.role === 'judge') {
    const { tokenizer, prompt } = manifest;
    await attempt(`${tokenizer.file} as ${tokenizer.kind}`, async () =>
      (await openTokenizer(pack, tokenizer)).encode([prompt, '']),
    );
  }
  if (manifest.role === 'prior' && (manifest.kind === 'diffusion' || manifest.kind === 'unclip')) {
    // What its denoiser is fed comes from its other graphs: one picture shows all of them.
    const { missing } = await tryDenoising(pack, runtime);
    if (missing.length === 0) passed.push('a picture in one step');
    problems.push(...missing.map(lackWords));
    return { passed, problems };
  }
  for (const [name, graph] of Object.entries<Graph>(manifest.graphs))
    await attempt(`graph ${name}`, async () =>
      runGraph(graph, outputsOf(manifest, graph), await pack.read(graph.file), runtime, sizesOf(manifest)),
    );
  return { passed, problems };
}

/** Every output of a graph that is used. */
const outputsOf = (manifest: PackManifest, { output }: Graph): readonly TensorSpec[] =>
  manifest.role === 'mask' ? [output, manifest.confidence.output] : [output];

/** Sizes for the symbols: the smallest a graph takes, and a usual one with another batch. */
function sizesOf(manifest: PackManifest): Bindings[] {
  const { size } = manifest.preprocessing;
  const tokens = manifest.role === 'judge' ? manifest.tokenizer.maxLength : 1;
  const [least, usual] = size.kind === 'fixed' ? [size.side, size.side] : [size.minimum, size.preferred];
  return [
    { batch: 1, height: least, width: least, tokens: Math.min(3, tokens) },
    { batch: 2, height: usual, width: usual, tokens },
  ];
}

async function runGraph(
  graph: Graph,
  outputs: readonly TensorSpec[],
  model: Uint8Array,
  { ort, sessionOptions }: Runtime,
  sizes: readonly Bindings[],
): Promise<void> {
  const session = await ort.InferenceSession.create(model, sessionOptions);
  try {
    const named = graph.inputs
      .map((input) => input.name)
      .sort()
      .join(', ');
    const demanded = [...session.inputNames].sort().join(', ');
    if (named !== demanded) throw new Error(`expected the inputs ${named}, got ${demanded}`);
    for (const { name } of outputs)
      if (!session.outputNames.includes(name))
        throw new Error(`expected the output ${name}, got ${session.outputNames.join(', ')}`);
    const names = outputs.map(({ name }) => name);
    for (const bindings of sizes) {
      const feeds = Object.fromEntries(graph.inputs.map((input) => [input.name, filled(input, bindings, ort)]));
      const results = await session.run(feeds, names);
      for (const spec of outputs) await checkOutput(spec, results[spec.name]!, bindings);
    }
  } finally {
    await session.release();
  }
}

async function checkOutput({ name, type, shape }: TensorSpec, output: Ort.Tensor, bindings: Bindings): Promise<void> {
  if (output.type !== type) throw new Error(`expected ${type} at ${name}, got ${output.type}`);
  if (matchShape(shape, output.dims, bindings) === null)
    throw new Error(
      `expected ${name} to be ${showShape(resolveShape(shape, bindings))}, got ${showShape(output.dims)}`,
    );
  const data = await output.getData();
  if (data instanceof Float32Array && !data.every(Number.isFinite))
    throw new Error(`expected finite numbers at ${name}`);
}

/** An input of the right shape: ones at masks, the manifest's constants, small whole numbers elsewhere. */
function filled(input: InputSpec, bindings: Bindings, ort: Runtime['ort']): Ort.Tensor {
  const dims = resolveShape(input.shape, bindings);
  const last = dims.at(-1) ?? 1;
  const value = (i: number): number => {
    switch (input.feed.kind) {
      case 'constant':
        return input.feed.value;
      case 'range':
        return i % last;
      case 'token-mask':
      case 'token-ids':
        return 1;
      case 'image':
      case 'latent':
        return (i % 7) / 7;
      case 'timestep':
      case 'text-states':
      case 'class-labels':
      case 'adapter':
        throw new Error(`expected what a denoiser is fed in a pack that denoises, got "${input.feed.kind}"`);
      default:
        return input.feed satisfies never;
    }
  };
  const values = Array.from({ length: sizeOf(dims) }, (_, i) => value(i));
  switch (input.type) {
    case 'int64':
      return new ort.Tensor('int64', BigInt64Array.from(values, BigInt), dims);
    case 'float32':
      return new ort.Tensor('float32', Float32Array.from(values), dims);
    case 'float16':
    case 'int32':
      throw new Error(`expected float32 or int64 at ${input.name}, got ${input.type}`);
    default:
      return input.type satisfies never;
  }
}
