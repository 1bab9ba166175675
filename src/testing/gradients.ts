/** @file Vector-Jacobian products against differences of the forward model, both run by the WASM runtime in Node. */

import * as ort from 'onnxruntime-web';
import type { Model } from '../onnx/model.ts';
import { writeModel } from '../onnx/proto/write.ts';
import { buildVjp, cotangentName, gradientName } from '../onnx/vjp.ts';
import { wave } from './graphs.ts';

ort.env.wasm.numThreads = 1;
ort.env.logLevel = 'error';

export interface FloatTensor {
  readonly dims: readonly number[];
  readonly data: Float32Array;
}

export type FloatTensors = Readonly<Record<string, FloatTensor>>;

/** A loaded model. */
export interface Loaded {
  run(feeds: FloatTensors): Promise<FloatTensors>;
  release(): Promise<void>;
}

/** Loads a model into the runtime. */
export async function load(model: Model | Uint8Array): Promise<Loaded> {
  const bytes = model instanceof Uint8Array ? model : writeModel(model);
  const session = await ort.InferenceSession.create(bytes, { logSeverityLevel: 3 });
  return {
    async run(feeds) {
      const tensors = Object.entries(feeds).map(
        ([name, { dims, data }]) => [name, new ort.Tensor('float32', data, dims)] as const,
      );
      const results = await session.run(Object.fromEntries(tensors));
      const named = Object.entries(results).map(
        ([name, tensor]) => [name, { dims: tensor.dims, data: tensor.data as Float32Array }] as const,
      );
      return Object.fromEntries(named);
    },
    release: () => session.release(),
  };
}

const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

export interface Check {
  /** Step of the difference quotient; for a linear model any step is exact, so take 1. */
  readonly step?: number;
  /** How many directions are tried. */
  readonly directions?: number;
}

/**
 * The worst relative error of <gradient, u> against (F(x + h u) - F(x - h u)) / 2 h with F = the sum of <output, cotangent>,
 * over directions u of all inputs; relative to the norm of the gradient times that of u, divided by the root of their size
 * (what a random direction gives).
 */
export async function directionalError(model: Model, feeds: FloatTensors, check: Check = {}): Promise<number> {
  const { step = 1e-2, directions = 3 } = check;
  const forward = await load(model);
  const product = await load(buildVjp(model));
  try {
    const outputs = await forward.run(feeds);
    const cotangents = Object.entries(outputs).map(
      ([name, { dims, data }], i) => [name, { dims, data: wave(data.length, 20 + i) }] as const,
    );
    const seeds = cotangents.map(([name, tensor]) => [cotangentName(name), tensor] as const);
    const gradients = await product.run({ ...feeds, ...Object.fromEntries(seeds) });
    const objective = async (at: FloatTensors): Promise<number> => {
      const values = await forward.run(at);
      return cotangents.reduce((sum, [name, { data }]) => sum + dot(values[name]!.data, data), 0);
    };
    let worst = 0;
    for (let k = 0; k < directions; k++) {
      const names = Object.keys(feeds);
      const directionOf = (name: string): Float32Array =>
        wave(feeds[name]!.data.length, 40 + 10 * k + names.indexOf(name));
      const moved = (h: number): FloatTensors =>
        Object.fromEntries(
          names.map((name) => {
            const { dims, data } = feeds[name]!;
            const direction = directionOf(name);
            return [name, { dims, data: data.map((x, i) => x + h * direction[i]!) }];
          }),
        );
      const measured = ((await objective(moved(step))) - (await objective(moved(-step)))) / (2 * step);
      let stated = 0;
      let squares = 0;
      for (const name of names) {
        const { dims, data } = gradients[gradientName(name)]!;
        if (dims.join() !== feeds[name]!.dims.join()) return Infinity;
        stated += dot(data, directionOf(name));
        squares += dot(data, data);
      }
      const scale = Math.max(Math.sqrt(squares / 2), Math.abs(stated), 1e-3);
      worst = Math.max(worst, Math.abs(measured - stated) / scale);
    }
    return worst;
  } finally {
    await forward.release();
    await product.release();
  }
}

/**
 * The relative error of |gradient| against the difference quotient along it: for large models, where a random direction would
 * drown in rounding.
 *
 * @param model one input, one output
 * @param x where
 * @param step length of the step along the unit gradient
 */
export async function steepestError(model: Model, x: FloatTensor, step: number): Promise<number> {
  const [input, output] = [model.graph.inputs[0]!.name, model.graph.outputs[0]!.name];
  const product = await load(buildVjp(model));
  const forward = await load(model);
  try {
    const { dims, data } = (await forward.run({ [input]: x }))[output]!;
    const cotangent = { dims, data: wave(data.length, 20) };
    const gradients = await product.run({ [input]: x, [cotangentName(output)]: cotangent });
    const gradient = gradients[gradientName(input)]!.data;
    const norm = Math.sqrt(dot(gradient, gradient));
    const moved = async (h: number): Promise<Float32Array> => {
      const at = { dims: x.dims, data: x.data.map((value, i) => value + (h * gradient[i]!) / norm) };
      return (await forward.run({ [input]: at }))[output]!.data;
    };
    const [up, down] = [await moved(step), await moved(-step)];
    // The difference first, then the sum: the two outputs agree in most digits.
    const slope = up.reduce((sum, value, i) => sum + (value - down[i]!) * cotangent.data[i]!, 0) / (2 * step);
    return Math.abs(slope - norm) / norm;
  } finally {
    await forward.release();
    await product.release();
  }
}

/** Inputs x0, x1, ... of the given shapes, in (low, high). */
export function feedsFor(shapes: readonly (readonly number[])[], low = -1, high = 1): FloatTensors {
  return Object.fromEntries(
    shapes.map((dims, i) => {
      const data = wave(
        dims.reduce((a, b) => a * b, 1),
        i,
      ).map((x) => low + ((x + 1) / 2) * (high - low));
      return [`x${i}`, { dims, data }];
    }),
  );
}
