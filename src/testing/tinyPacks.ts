/**
 * @file Four packs of a few kilobytes: a prior that decodes 8 x 8 blocks, a judge that sees colours, a mask and a safety classifier
 * that tell colours apart. They are too small to be good and large enough to go through every line that real packs go through.
 */

import { imageId, runSeed } from '../core/brands.ts';
import { normals } from '../core/random/stream.ts';
import { DataType } from '../onnx/dataType.ts';
import type { Attribute, Graph, Model, Node, TensorData, ValueInfo } from '../onnx/model.ts';
import { writeModel } from '../onnx/proto/write.ts';
import { floatTensor, int64Tensor } from '../onnx/tensor.ts';

const LATENT = 4;
const WIDTH = 6;
const SIDE = 16;

/** File name to content, `pack.json` without its list of files. */
export interface TinyPack {
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly files: Readonly<Record<string, Uint8Array>>;
}

const weights = (name: string, dims: readonly number[], scale: number): TensorData => {
  const count = dims.reduce((a, b) => a * b, 1);
  const values = normals({ runSeed: runSeed(1), image: imageId(name), variant: 0, purpose: 'scale' }, count);
  return floatTensor(
    name,
    dims,
    values.map((x) => x * scale),
  );
};

const ints = (...value: number[]): Attribute => ({ kind: 'ints', value });
const node = (
  opType: string,
  inputs: readonly string[],
  output: string,
  attributes: Record<string, Attribute> = {},
): Node => ({ name: output, opType, domain: '', inputs, outputs: [output], attributes });
const float = (name: string, ...shape: (number | string)[]): ValueInfo => ({
  name,
  elementType: DataType.Float,
  shape,
});
const int64 = (name: string, ...shape: (number | string)[]): ValueInfo => ({
  name,
  elementType: DataType.Int64,
  shape,
});

const file = (
  name: string,
  nodes: readonly Node[],
  initializers: readonly TensorData[],
  inputs: readonly ValueInfo[],
  ...outputs: readonly ValueInfo[]
): Uint8Array => {
  const graph: Graph = {
    name,
    nodes,
    initializers: new Map(initializers.map((tensor) => [tensor.name, tensor])),
    inputs,
    outputs,
    valueInfos: [],
  };
  const model: Model = { irVersion: 8, opsets: new Map([['', 17]]), graph, functions: [] };
  return writeModel(model);
};

const block = { kernel_shape: ints(8, 8), strides: ints(8, 8) };

const spec = (name: string, layout: string, shape: readonly (number | string)[]) => ({
  name,
  type: 'float32',
  layout,
  shape,
});
const image = ['batch', 3, 'height', 'width'] as const;
const latent = ['batch', LATENT, 'height/8', 'width/8'] as const;

/** A prior: one linear map a block, and a sigmoid. */
export const tinyPrior = (): TinyPack => ({
  files: {
    'encoder.onnx': file(
      'encoder',
      [node('Conv', ['image', 'w'], 'latent', block)],
      [weights('w', [LATENT, 3, 8, 8], 0.1)],
      [float('image', ...image)],
      float('latent', 'batch', LATENT, 'h', 'w'),
    ),
    'decoder.onnx': file(
      'decoder',
      [node('ConvTranspose', ['latent', 'w'], 'y', block), node('Sigmoid', ['y'], 'image')],
      [weights('w', [LATENT, 3, 8, 8], 1)],
      [float('latent', 'batch', LATENT, 'h', 'w')],
      float('image', ...image),
    ),
  },
  manifest: {
    format: 1,
    role: 'prior',
    id: 'tiny-prior',
    version: '1.0.0',
    title: 'Tiny prior',
    licence: 'MIT',
    source: 'random weights',
    graphs: {
      encoder: {
        file: 'encoder.onnx',
        inputs: [{ ...spec('image', 'NCHW', image), feed: { kind: 'image' } }],
        output: spec('latent', 'NCHW', latent),
      },
      decoder: {
        file: 'decoder.onnx',
        inputs: [{ ...spec('latent', 'NCHW', latent), feed: { kind: 'latent' } }],
        output: spec('image', 'NCHW', image),
      },
    },
    preprocessing: {
      filter: 'bilinear',
      fit: 'crop',
      size: { kind: 'free', minimum: 16, maximum: 64, multipleOf: 8, preferred: SIDE },
      range: [0, 1],
    },
    latent: { kind: 'spatial', channels: LATENT, downscale: 8, epsilon: 0.5 },
    decoded: { kind: 'pixels', range: [0, 1] },
  },
});

/** The names the judge knows besides its special tokens. */
const VOCABULARY = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'a', 'photo', 'of', 'red', 'green', 'blue'];

/** A judge: one block convolution and a mean on the image side, a mean of token vectors on the text side. */
export const tinyJudge = (): TinyPack => ({
  files: {
    'image.onnx': file(
      'image',
      [
        node('Conv', ['pixels', 'w'], 'blocks', block),
        node('Tanh', ['blocks'], 'bent'),
        node('GlobalAveragePool', ['bent'], 'pooled'),
        node('Flatten', ['pooled'], 'embedding'),
      ],
      [weights('w', [WIDTH, 3, 8, 8], 0.2)],
      [float('pixels', 'batch', 3, SIDE, SIDE)],
      float('embedding', 'batch', WIDTH),
    ),
    'text.onnx': file(
      'text',
      [
        node('Gather', ['table', 'input_ids'], 'vectors'),
        node('ReduceMean', ['vectors'], 'embedding', {
          axes: ints(1),
          keepdims: { kind: 'int', value: 0 },
        }),
      ],
      [weights('table', [VOCABULARY.length, WIDTH], 1)],
      [int64('input_ids', 'batch', 'tokens')],
      float('embedding', 'batch', WIDTH),
    ),
    'vocab.txt': new TextEncoder().encode(VOCABULARY.join('\n')),
  },
  manifest: {
    format: 1,
    role: 'judge',
    id: 'tiny-judge',
    version: '1.0.0',
    title: 'Tiny judge',
    licence: 'MIT',
    source: 'random weights',
    graphs: {
      image: {
        file: 'image.onnx',
        inputs: [{ ...spec('pixels', 'NCHW', ['batch', 3, SIDE, SIDE]), feed: { kind: 'image' } }],
        output: spec('embedding', 'NC', ['batch', WIDTH]),
      },
      text: {
        file: 'text.onnx',
        inputs: [
          {
            name: 'input_ids',
            type: 'int64',
            layout: 'NT',
            shape: ['batch', 'tokens'],
            feed: { kind: 'token-ids' },
          },
        ],
        output: spec('embedding', 'NC', ['batch', WIDTH]),
      },
    },
    preprocessing: { filter: 'bilinear', fit: 'crop', size: { kind: 'fixed', side: SIDE }, range: [0, 1] },
    embedding: { size: WIDTH },
    scoring: { kind: 'softmax', logitScale: 10 },
    tokenizer: {
      kind: 'wordpiece',
      file: 'vocab.txt',
      maxLength: 16,
      padding: 'longest',
      lowercase: true,
      specialTokens: { unknown: '[UNK]', start: '[CLS]', end: '[SEP]', pad: '[PAD]' },
    },
    prompt: 'a photo of a {label}',
  },
});

/** Numbers of a state of a text. */
const STATE = 8;

/**
 * An unCLIP pack: its denoiser mixes the latent, the text, the level and the embedding linearly, and bends what comes of it.
 *
 * @param width of the judge's embeddings. Default: the tiny judge's.
 */
export const tinyUnclip = (width = WIDTH): TinyPack => {
  const { files, manifest } = tinyPrior();
  const { files: judgeFiles, manifest: judge } = tinyJudge();
  const states = ['batch', 'tokens', STATE] as const;
  const noise = { trainSteps: 1000, betaStart: 0.00085, betaEnd: 0.012, zeroSnr: false };
  const { decoder } = (manifest as { graphs: Readonly<Record<string, unknown>> }).graphs;
  const { text } = (judge as { graphs: { text: Readonly<Record<string, unknown>> } }).graphs;
  return {
    files: {
      'decoder.onnx': files['decoder.onnx']!,
      'vocab.txt': judgeFiles['vocab.txt']!,
      'text.onnx': file(
        'text',
        [node('Gather', ['table', 'input_ids'], 'states')],
        [weights('states', [VOCABULARY.length, STATE], 1)].map((tensor) => ({ ...tensor, name: 'table' })),
        [int64('input_ids', 'batch', 'tokens')],
        float('states', ...states),
      ),
      'denoiser.onnx': file(
        'denoiser',
        [
          node('Conv', ['sample', 'mixing'], 'mixed'),
          node('ReduceMean', ['states'], 'told', { axes: ints(1), keepdims: { kind: 'int', value: 0 } }),
          node('MatMul', ['told', 'ofText'], 'fromText'),
          node('MatMul', ['class_labels', 'ofLabels'], 'fromLabels'),
          node('Cast', ['timestep'], 'level', { to: { kind: 'int', value: DataType.Float } }),
          node('Mul', ['level', 'share'], 'fromLevel'),
          node('Sum', ['fromText', 'fromLabels', 'fromLevel'], 'shift'),
          node('Unsqueeze', ['shift', 'axes'], 'spread'),
          node('Add', ['mixed', 'spread'], 'sum'),
          node('Tanh', ['sum'], 'noise'),
        ],
        [
          weights('mixing', [LATENT, LATENT, 1, 1], 0.4),
          weights('ofText', [STATE, LATENT], 0.5),
          weights('ofLabels', [2 * width, LATENT], 1 / Math.sqrt(2 * width)),
          floatTensor('share', [1], [1e-3]),
          int64Tensor('axes', [2], [2, 3]),
        ],
        [
          float('sample', 'batch', LATENT, 'h', 'w'),
          int64('timestep', 1),
          float('states', ...states),
          float('class_labels', 'batch', 2 * width),
        ],
        float('noise', 'batch', LATENT, 'h', 'w'),
      ),
    },
    manifest: {
      ...manifest,
      kind: 'unclip',
      id: 'tiny-unclip',
      title: 'Tiny unCLIP',
      graphs: {
        decoder,
        text: { ...text, output: spec('states', 'NTC', states) },
        denoiser: {
          file: 'denoiser.onnx',
          inputs: [
            { ...spec('sample', 'NCHW', latent), feed: { kind: 'latent' } },
            { ...spec('timestep', 'N', [1]), type: 'int64', feed: { kind: 'timestep' } },
            { ...spec('states', 'NTC', states), feed: { kind: 'text-states' } },
            { ...spec('class_labels', 'NC', ['batch', 2 * width]), feed: { kind: 'class-labels' } },
          ],
          output: spec('noise', 'NCHW', latent),
        },
      },
      scheduler: {
        ...noise,
        kind: 'ddim',
        betas: 'scaled-linear',
        prediction: 'v',
        spacing: 'leading',
        offset: 1,
        endsClean: false,
        clipped: false,
      },
      tokenizer: { ...(judge as { tokenizer: object }).tokenizer, padding: 'max-length' },
      embedding: {
        size: width,
        epsilon: 0.1,
        mean: Array.from({ length: width }, () => 0),
        std: Array.from({ length: width }, () => 1),
        noise: { ...noise, betas: 'cosine' },
      },
    },
  };
};

/** What the tiny mask gives a pixel: a sigmoid of `TINY_MASK` times its red, green and blue. */
export const TINY_MASK = [4, -3, -1] as const;

/** A mask: each pixel by its colour, and their mean as the confidence. */
export const tinyMask = (): TinyPack => ({
  files: {
    'mask.onnx': file(
      'mask',
      [
        node('Conv', ['image', 'w'], 'logits', { kernel_shape: ints(1, 1) }),
        node('Sigmoid', ['logits'], 'alpha'),
        node('GlobalAveragePool', ['alpha'], 'pooled'),
        node('Flatten', ['pooled'], 'confidence'),
      ],
      [floatTensor('w', [1, 3, 1, 1], TINY_MASK)],
      [float('image', ...image)],
      float('alpha', 'batch', 1, 'height', 'width'),
      float('confidence', 'batch', 1),
    ),
  },
  manifest: {
    format: 1,
    role: 'mask',
    id: 'tiny-mask',
    version: '1.0.0',
    title: 'Tiny mask',
    licence: 'MIT',
    source: 'chosen weights',
    graphs: {
      mask: {
        file: 'mask.onnx',
        inputs: [{ ...spec('image', 'NCHW', image), feed: { kind: 'image' } }],
        output: spec('alpha', 'NCHW', ['batch', 1, 'height', 'width']),
      },
    },
    preprocessing: {
      filter: 'bilinear',
      fit: 'stretch',
      size: { kind: 'free', minimum: 16, maximum: 64, multipleOf: 8, preferred: SIDE },
      range: [0, 1],
    },
    confidence: { output: spec('confidence', 'NC', ['batch', 1]), threshold: 0.5 },
  },
});

/** What the tiny safety classifier adds for a picture's mean red, green and blue before a sigmoid. */
export const TINY_SAFETY = [8, -4, -4] as const;

/** A safety classifier as published ones are: channels last, blue first, both sides stretched and the middle cut out. */
export const tinySafety = (): TinyPack => ({
  files: {
    'classifier.onnx': file(
      'classifier',
      [
        node('Transpose', ['input'], 'planes', { perm: ints(0, 3, 1, 2) }),
        node('Conv', ['planes', 'w'], 'values', { kernel_shape: ints(1, 1) }),
        node('GlobalAveragePool', ['values'], 'pooled'),
        node('Flatten', ['pooled'], 'logits'),
      ],
      [floatTensor('w', [2, 3, 1, 1], [0, 0, 0, ...TINY_SAFETY.toReversed()])],
      [float('input', 'batch', SIDE, SIDE, 3)],
      float('logits', 'batch', 2),
    ),
  },
  manifest: {
    format: 1,
    role: 'safety',
    id: 'tiny-safety',
    version: '1.0.0',
    title: 'Tiny safety',
    licence: 'MIT',
    source: 'chosen weights',
    graphs: {
      classifier: {
        file: 'classifier.onnx',
        inputs: [{ ...spec('input', 'NHWC', ['batch', SIDE, SIDE, 3]), feed: { kind: 'image' } }],
        output: spec('logits', 'NC', ['batch', 2]),
      },
    },
    preprocessing: {
      filter: 'bilinear',
      fit: 'stretch',
      size: { kind: 'fixed', side: SIDE, shorterSide: SIDE + 4 },
      range: [0, 1],
      channels: 'BGR',
    },
    scores: { labels: ['safe', 'nsfw'], unsafe: ['nsfw'], values: 'softmax', threshold: 0.5 },
  },
});
