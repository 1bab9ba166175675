import type { RunSeed } from '../../core/brands.ts';
import { imageId } from '../../core/brands.ts';
import { normals, uniforms } from '../../core/random/stream.ts';
import { float, int, ints } from '../attributes.ts';
import { DataType } from '../dataType.ts';
import { Emitter } from '../emitter.ts';
import type { Attribute, Model, Node, TensorData, ValueInfo } from '../model.ts';
import { TARGET_OPSET } from '../prepare/opset.ts';
import { floatTensor, sizeOf } from '../tensor.ts';

/** How a convolution slides. */
export interface ConvOptions {
  readonly stride?: number;
  readonly groups?: number;
  /** Default: half the kernel, so that a stride of 1 keeps the size. */
  readonly padding?: number;
  readonly bias?: boolean;
}

/**
 * Layers of a network under construction: each emits its nodes and its weights, which are named and drawn as PyTorch does.
 *
 * A weight's first values depend on (seed, name) alone, so that a network can be made again anywhere.
 */
export class Layers {
  readonly emit: Emitter;
  private readonly weights = new Map<string, TensorData>();

  /**
   * @param inputs of the network
   * @param runSeed chooses the first values of all weights
   */
  constructor(
    private readonly inputs: readonly ValueInfo[],
    private readonly runSeed: RunSeed,
  ) {
    this.emit = new Emitter(
      { name: '', nodes: [], initializers: new Map(), inputs, outputs: [], valueInfos: [] },
      'node/',
    );
  }

  /**
   * The network from its inputs to one value. Initializers are its weights and nothing else: numbers of the formula are Constant
   * nodes, as exporters write them.
   */
  model(name: string, value: string, output: ValueInfo): Model {
    this.emit.alias(value, output.name);
    const numbers = [...this.emit.initializers.values()].filter((tensor) => !this.weights.has(tensor.name));
    const constants = numbers.map((tensor): Node => {
      const attributes: Node['attributes'] = { value: { kind: 'tensor', value: tensor } };
      return { name: tensor.name, opType: 'Constant', domain: '', inputs: [], outputs: [tensor.name], attributes };
    });
    return {
      irVersion: 8,
      opsets: new Map([['', TARGET_OPSET]]),
      functions: [],
      graph: {
        name,
        nodes: [...constants, ...this.emit.nodes],
        initializers: new Map(this.weights),
        inputs: this.inputs,
        outputs: [output],
        valueInfos: [],
      },
    };
  }

  /** A weight with all values equal. */
  constant(name: string, dims: readonly number[], value: number): string {
    return this.add(floatTensor(name, dims, new Float32Array(sizeOf(dims)).fill(value)));
  }

  /** A weight from U(-bound, bound): `kaiming_uniform_` with a = sqrt(5), as PyTorch begins, has the bound 1 / sqrt(fan-in). */
  uniform(name: string, dims: readonly number[], bound: number): string {
    const draws = uniforms(this.address(name), sizeOf(dims));
    return this.add(
      floatTensor(
        name,
        dims,
        Float32Array.from(draws, (u) => (2 * u - 1) * bound),
      ),
    );
  }

  /** A weight from N(0, deviation^2). */
  normal(name: string, dims: readonly number[], deviation: number): string {
    const draws = normals(this.address(name), sizeOf(dims));
    return this.add(
      floatTensor(
        name,
        dims,
        Float32Array.from(draws, (z) => z * deviation),
      ),
    );
  }

  /** `nn.Conv2d`. */
  conv(x: string, name: string, channels: number, kernel: number, options: ConvOptions = {}): string {
    const { stride = 1, groups = 1, padding = Math.floor(kernel / 2), bias = false } = options;
    const each = this.channelsOf(x) / groups;
    const bound = 1 / Math.sqrt(each * kernel * kernel);
    const weight = this.uniform(`${name}.weight`, [channels, each, kernel, kernel], bound);
    const inputs = bias ? [x, weight, this.uniform(`${name}.bias`, [channels], bound)] : [x, weight];
    return this.emit.op('Conv', inputs, {
      kernel_shape: ints([kernel, kernel]),
      strides: ints([stride, stride]),
      pads: ints([padding, padding, padding, padding]),
      group: int(groups),
    });
  }

  /** `nn.BatchNorm2d`. */
  batchNorm(x: string, name: string): string {
    const channels = [this.channelsOf(x)];
    const inputs = [
      x,
      this.constant(`${name}.weight`, channels, 1),
      this.constant(`${name}.bias`, channels, 0),
      this.constant(`${name}.running_mean`, channels, 0),
      this.constant(`${name}.running_var`, channels, 1),
    ];
    return this.emit.op('BatchNormalization', inputs, { epsilon: float(1e-5), momentum: float(0.9) });
  }

  /** `nn.LayerNorm` over the last axis. */
  layerNorm(x: string, name: string): string {
    const width = [this.widthOf(x)];
    const inputs = [x, this.constant(`${name}.weight`, width, 1), this.constant(`${name}.bias`, width, 0)];
    return this.emit.op('LayerNormalization', inputs, { axis: int(-1), epsilon: float(1e-5) });
  }

  /** `nn.Linear` over the last axis; of matrices as a Gemm, which holds its weight as PyTorch does. */
  linear(x: string, name: string, width: number): string {
    const from = this.widthOf(x);
    const bound = 1 / Math.sqrt(from);
    const bias = `${name}.bias`;
    const matrix = this.emit.facts.shapeOf(x)?.length === 2;
    const weight = this.uniform(`${name}.weight`, matrix ? [width, from] : [from, width], bound);
    this.uniform(bias, [width], bound);
    if (matrix) return this.emit.op('Gemm', [x, weight, bias], { transB: int(1) });
    return this.emit.add(this.emit.op('MatMul', [x, weight]), bias);
  }

  /** `nn.Dropout`. */
  dropout(x: string, ratio: number): string {
    return ratio === 0 ? x : this.emit.op('Dropout', [x, this.emit.floatLike(x, [ratio])]);
  }

  relu(x: string): string {
    return this.emit.op('Relu', [x]);
  }

  /** x (1 + erf(x / sqrt(2))) / 2. */
  gelu(x: string): string {
    const erf = this.emit.op('Erf', [this.emit.scale(x, Math.SQRT1_2)]);
    return this.emit.mul(this.emit.scale(x, 0.5), this.emit.shift(erf, 1));
  }

  /** The mean of every channel, [N, C]. */
  pooled(x: string): string {
    return this.op('Flatten', this.emit.op('GlobalAveragePool', [x]), { axis: int(1) });
  }

  op(opType: string, x: string, attributes: Readonly<Record<string, Attribute>> = {}): string {
    return this.emit.op(opType, [x], attributes);
  }

  private address(name: string) {
    return { runSeed: this.runSeed, image: imageId(name), variant: 0, purpose: 'weights' } as const;
  }

  private add(tensor: TensorData): string {
    this.weights.set(tensor.name, tensor);
    this.emit.initializers.set(tensor.name, tensor);
    return tensor.name;
  }

  private channelsOf = (x: string): number => this.size(x, 1);
  private widthOf = (x: string): number => this.size(x, (this.emit.facts.shapeOf(x)?.length ?? 1) - 1);

  private size(x: string, axis: number): number {
    const size = this.emit.facts.shapeOf(x)?.[axis];
    if (typeof size === 'number') return size;
    throw new RangeError(
      `Expected to know size ${axis} of "${x}" when its layer is made; give the network's input fixed sizes.`,
    );
  }
}

/** Names of a classifier's input and output. */
export const CLASSIFIER = { input: 'pixels', output: 'logits' } as const;

/** Pixels of a square image: [batch, 3, side, side], RGB in [0, 1]. */
export const pixelInput = (side: number): ValueInfo => ({
  name: CLASSIFIER.input,
  elementType: DataType.Float,
  shape: ['batch', 3, side, side],
});

/** One logit for each class: [batch, classes]. */
export const logitOutput = (classes: number): ValueInfo => ({
  name: CLASSIFIER.output,
  elementType: DataType.Float,
  shape: ['batch', classes],
});
