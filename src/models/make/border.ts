/** @file A graph's border: what its file says, and the shapes of its outputs when it is run once on little. */

import { DataType } from '../../onnx/dataType.ts';
import type { ValueInfo } from '../../onnx/model.ts';
import { readModel } from '../../onnx/proto/read.ts';
import { sizeOf } from '../../core/tensor.ts';
import {
  idsInput,
  imageInput,
  isInteger,
  latentInput,
  type Border,
  type GraphBorder,
  type SeenOutput,
} from '../../packs/draft/border.ts';
import type { Lack } from '../../packs/draft/lack.ts';
import type { Runtime } from '../runtime/runtime.ts';

/** A batch of two tells a batch from a fixed size. */
const BATCH = 2;
/** Sizes that are fed where the file leaves one open: pictures, latents, texts. */
const LITTLE = { pixels: 64, latent: 8, tokens: 8 };

const TYPE_NAMES: Readonly<Record<number, string>> = Object.fromEntries(
  Object.entries(DataType).map(([name, number]) => [
    number,
    ({ Float: 'float32', Double: 'float64' } as Record<string, string>)[name] ?? name.toLowerCase(),
  ]),
);

/**
 * Reads a graph's border and runs the graph once.
 *
 * @param file path of the graph.
 * @param bytes its content.
 * @param runtime where it runs.
 * @returns the border, or why there is none: no ONNX, or nothing that can be run.
 */
export async function borderOf(file: string, bytes: Uint8Array, runtime: Runtime): Promise<GraphBorder | Lack> {
  let inputs: readonly Border[];
  let outputs: readonly Border[];
  try {
    const { graph } = readModel(bytes);
    const given = graph.inputs.filter(({ name }) => !graph.initializers.has(name));
    [inputs, outputs] = [given.map(toBorder), graph.outputs.map(toBorder)];
  } catch (error) {
    return { code: 'not-onnx', file, text: messageOf(error) };
  }
  const data = imageInput({ inputs }) ?? idsInput({ inputs }) ?? latentInput({ inputs });
  const fedShapes = inputs.map((input) => shapeFor(input, data));
  const { ort, queue, sessionOptions } = runtime;
  try {
    const seen = await queue(async () => {
      const session = await ort.InferenceSession.create(bytes, sessionOptions);
      try {
        const feeds = Object.fromEntries(inputs.map((input, i) => [input.name, valueFor(input, fedShapes[i]!, ort)]));
        const results = await session.run(
          feeds,
          outputs.map(({ name }) => name),
        );
        return Object.fromEntries(Object.entries(results).map(([name, { dims }]) => [name, [...dims]]));
      } finally {
        await session.release();
      }
    });
    const shown = outputs.map((output): SeenOutput => ({ ...output, seen: seen[output.name] ?? [] }));
    return { file, inputs, outputs: shown, fed: data ? fedShapes[inputs.indexOf(data)]! : [] };
  } catch (error) {
    return { code: 'did-not-run', file, fed: fedShapes, text: messageOf(error) };
  }
}

/** A value of a graph by the names that people know types by. */
export const toBorder = ({ name, elementType, shape }: ValueInfo): Border => ({
  name,
  type: TYPE_NAMES[elementType] ?? `type ${elementType}`,
  shape: (shape ?? []).map((size) => (typeof size === 'number' && size > 0 ? size : null)),
});

function shapeFor({ shape, type }: Border, data: Border | undefined): readonly number[] {
  const isLatent = data?.shape.length === 4 && data.shape[1] !== 3 && data.shape[3] !== 3;
  const side = isLatent ? LITTLE.latent : LITTLE.pixels;
  return shape.map((size, axis) => {
    if (size !== null) return size;
    if (axis === 0) return BATCH;
    return isInteger(type) || shape.length < 4 ? LITTLE.tokens : side;
  });
}

/** Ones at ids and masks, small numbers elsewhere. */
function valueFor({ type }: Border, dims: readonly number[], ort: Runtime['ort']) {
  const size = sizeOf(dims);
  switch (type) {
    case 'int64':
      return new ort.Tensor('int64', new BigInt64Array(size).fill(1n), dims);
    case 'int32':
      return new ort.Tensor('int32', new Int32Array(size).fill(1), dims);
    case 'float16':
      return new ort.Tensor('float16', new Uint16Array(size).fill(0x3800), dims);
    case 'float32':
      return new ort.Tensor(
        'float32',
        Float32Array.from({ length: size }, (_, i) => (i % 7) / 7),
        dims,
      );
    default:
      throw new Error(`expected inputs of float32 or int64, got ${type}`);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
