/** @file A prior and a judge in closed form: a squashed linear decoder and a linear judge, with exact products. */

import { embeddingTensor, latentTensor, pixelTensor } from '../core/brands.ts';
import { toBatch } from '../core/expansion/batches.ts';
import type { JointPass, Judge, Models, Prior } from '../core/expansion/ports.ts';
import type { Mask } from '../core/mask/port.ts';
import { gradEmbeddings } from '../core/objective/objective.ts';
import { unstack, type Tensor } from '../core/tensor.ts';

export const TOY_LATENT = [2, 1, 2] as const;
export const TOY_IMAGE = [3, 1, 2] as const;
export const TOY_WIDTH = 3;

/** A fixed matrix without structure. */
const matrix = (rows: number, columns: number, phase: number): number[][] =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => Math.sin(3 * i + 5 * j + phase)));

const apply = (m: number[][], x: Float32Array) =>
  Float32Array.from(m, (row) => row.reduce((sum, a, j) => sum + a * x[j]!, 0));
const transposed = (m: number[][]) => m[0]!.map((_, j) => m.map((row) => row[j]!));

const DECODER = matrix(6, 4, 1);
const JUDGE = matrix(TOY_WIDTH, 6, 2);
const squash = (x: number) => 1 / (1 + Math.exp(-x));

const rowsOf = (batch: Tensor) => unstack(batch).map(({ data }) => data);
const map = (batch: Tensor, dims: readonly number[], f: (row: Float32Array, i: number) => Float32Array) =>
  toBatch(rowsOf(batch).map(f), dims);

const decodeRow = (f: Float32Array) => apply(DECODER, f).map(squash);

/** What the ports were asked for: the number of rows of every call. */
export interface Calls {
  decode: number[];
  decodeVjp: number[];
  embed: number[];
  embedVjp: number[];
}

/** Toy models of one kind of prior, and a record of their calls. */
export function toyModels(kind: Prior['kind'] = 'reconstruction'): Models & { calls: Calls } {
  const calls: Calls = { decode: [], decodeVjp: [], embed: [], embedVjp: [] };
  const decode = (latents: Tensor) => {
    calls.decode.push(latents.dims[0]!);
    return Promise.resolve(pixelTensor(map(latents, TOY_IMAGE, decodeRow)));
  };
  const decodeVjp = (latents: Tensor, _: Tensor, cotangent: Tensor) => {
    calls.decodeVjp.push(latents.dims[0]!);
    const towards = rowsOf(cotangent);
    const back = (f: Float32Array, i: number) =>
      apply(
        transposed(DECODER),
        decodeRow(f).map((y, j) => y * (1 - y) * towards[i]![j]!),
      );
    return Promise.resolve(latentTensor(map(latents, TOY_LATENT, back)));
  };
  const judge: Judge = {
    embed: (pixels) => {
      calls.embed.push(pixels.dims[0]!);
      return Promise.resolve(embeddingTensor(map(pixels, [TOY_WIDTH], (x) => apply(JUDGE, x))));
    },
    embedVjp: (_, cotangent) => {
      calls.embedVjp.push(cotangent.dims[0]!);
      return Promise.resolve(pixelTensor(map(cotangent, TOY_IMAGE, (g) => apply(transposed(JUDGE), g))));
    },
  };
  const layout = 'channels-first';
  const encode = (pixels: Tensor) =>
    Promise.resolve(latentTensor(map(pixels, TOY_LATENT, (x) => apply(transposed(DECODER), x))));
  const priors = {
    reconstruction: { kind: 'reconstruction', layout, encode, decode, decodeVjp },
    embedding: { kind: 'embedding' },
    prepared: { kind: 'prepared', layout, decode, decodeVjp },
  } as const satisfies { [K in Prior['kind']]: Extract<Prior, { kind: K }> };
  return { prior: priors[kind], judge, calls };
}

/** A mask that finds no object in any picture. */
export const blindMask: Mask = (pixels) => {
  const [n = 1, , height = 1, width = 1] = pixels.dims;
  return Promise.resolve({
    alpha: { dims: [n, 1, height, width], data: new Float32Array(n * height * width) },
    confidence: new Float32Array(n),
    sure: Array.from({ length: n }, () => false),
  });
};

/** The toy models joined: their own products, with the judged terms of the objective in between. */
export function toyJointPass(): JointPass {
  const { prior, judge } = toyModels();
  if (prior.kind !== 'reconstruction') throw new Error('Expected the toy prior to have a decoder.');
  return async (latents, criterion) => {
    const images = await prior.decode(latents);
    const embeddings = await judge.embed(images);
    const whole = { ...criterion, seedEntropy: 0, diversity: 'latent' } as const;
    const towards = rowsOf(embeddings).flatMap((embedding) => gradEmbeddings([embedding], whole));
    const towardsImages = await judge.embedVjp(images, embeddingTensor(toBatch(towards, [TOY_WIDTH])));
    return { images, embeddings, gradients: await prior.decodeVjp(latents, images, towardsImages) };
  };
}
