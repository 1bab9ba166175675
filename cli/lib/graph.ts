import * as ort from 'onnxruntime-web';
import { tensor, type Tensor } from '../../src/core/tensor.ts';
import type { Feed, Graph, InputSpec } from '../../src/packs/manifest.ts';
import { matchShape, resolveShape, showShape, type Bindings } from '../../src/packs/shape.ts';
import { createSession, type Session } from './session.ts';

/** Data for an input that is fed by the run. */
export interface GraphData {
  readonly dims: readonly number[];
  readonly data: Float32Array | BigInt64Array;
}

/** The kinds of feed that are data of the run; constants are made here. */
export type DataFeed = Exclude<Feed['kind'], 'constant' | 'range'>;

/** A graph of a pack, ready to run in WebAssembly. */
export class GraphRunner {
  private constructor(
    readonly graph: Graph,
    readonly session: Session,
  ) {}

  /**
   * Creates the session.
   * @param graph the manifest's description; names are compared with the model's.
   * @param model content of the file.
   * @throws Error that lists the names that differ.
   */
  static async create(graph: Graph, model: Uint8Array): Promise<GraphRunner> {
    const session = await createSession(model);
    const described = graph.inputs.map((input) => input.name);
    const missing = described.filter((name) => !session.inputNames.includes(name));
    const extra = session.inputNames.filter((name) => !described.includes(name));
    if (missing.length > 0 || extra.length > 0)
      throw new Error(
        `Expected ${graph.file} to have the inputs ${described.join(', ')}, got ${session.inputNames.join(', ')}; correct the manifest.`,
      );
    if (!session.outputNames.includes(graph.output.name))
      throw new Error(
        `Expected ${graph.file} to have the output ${graph.output.name}, got ${session.outputNames.join(', ')}; correct the manifest.`,
      );
    return new GraphRunner(graph, session);
  }

  /** How many samples one run takes; `null`: any number. */
  get fixedBatch(): number | null {
    const { layout, shape } = this.graph.inputs[0]!;
    const batch = shape[layout.indexOf('N')];
    return typeof batch === 'number' ? batch : null;
  }

  /**
   * Runs the graph.
   * @param feeds data for each feed the graph asks for.
   * @returns the output, whose shape has been compared with the manifest's.
   * @throws Error when a feed is missing, or a shape is not what the manifest says.
   */
  async run(feeds: Readonly<Partial<Record<DataFeed, GraphData>>>): Promise<Tensor> {
    let bindings: Bindings = {};
    const inputs: Record<string, ort.Tensor> = {};
    for (const input of this.graph.inputs) {
      const { kind } = input.feed;
      if (kind === 'constant' || kind === 'range') continue;
      const given = feeds[kind];
      if (given === undefined)
        throw new Error(`Expected data for "${kind}", which ${this.graph.file} asks for, got none.`);
      const found = matchShape(input.shape, given.dims, bindings);
      if (found === null) throw shapeError(this.graph.file, input.name, input.shape, given.dims);
      bindings = found;
      inputs[input.name] = toOrt(input, given, this.graph.file);
    }
    for (const input of this.graph.inputs) {
      if (input.feed.kind === 'constant' || input.feed.kind === 'range')
        inputs[input.name] = constant(input, input.feed, resolveShape(input.shape, bindings), this.graph.file);
    }
    const { [this.graph.output.name]: output } = await this.session.run(inputs, [this.graph.output.name]);
    if (output?.type !== 'float32')
      throw new Error(
        `Expected float32 from ${this.graph.file}, got ${String(output?.type)}; export it with float32 borders.`,
      );
    const result = tensor([...output.dims], output.data as Float32Array);
    if (matchShape(this.graph.output.shape, result.dims, bindings) === null)
      throw shapeError(this.graph.file, this.graph.output.name, this.graph.output.shape, result.dims);
    return result;
  }

  /** Frees the session. */
  release(): Promise<void> {
    return this.session.release();
  }
}

function toOrt(input: InputSpec, { dims, data }: GraphData, file: string): ort.Tensor {
  if (input.type === 'float32' && data instanceof Float32Array) return new ort.Tensor('float32', data, dims);
  if (input.type === 'int64' && data instanceof BigInt64Array) return new ort.Tensor('int64', data, dims);
  if (input.type === 'int32' && data instanceof BigInt64Array)
    return new ort.Tensor('int32', Int32Array.from(data, Number), dims);
  throw new Error(
    `Expected ${file} to take float32 or whole numbers at ${input.name}, got ${input.type}; export it so.`,
  );
}

function constant(
  input: InputSpec,
  feed: Feed & { kind: 'constant' | 'range' },
  dims: number[],
  file: string,
): ort.Tensor {
  const last = dims.at(-1) ?? 1;
  const size = dims.reduce((product, dim) => product * dim, 1);
  const values = Array.from({ length: size }, (_, i) => (feed.kind === 'constant' ? feed.value : i % last));
  const data = input.type === 'float32' ? Float32Array.from(values) : BigInt64Array.from(values, BigInt);
  return toOrt(input, { dims, data }, file);
}

function shapeError(file: string, name: string, expected: Graph['output']['shape'], got: readonly number[]): Error {
  return new Error(
    `Expected ${name} of ${file} to be ${showShape(expected)}, got ${showShape(got)}; correct the manifest or the data.`,
  );
}
