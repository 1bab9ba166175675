import { DataType } from '../dataType.ts';
import type { Graph, Node, TensorData, ValueInfo } from '../model.ts';
import { numbersOf, sizeOf } from '../tensor.ts';
import type { Dim, Shape } from './dim.ts';
import { staticShape, symbol } from './dim.ts';
import type { KnownFacts } from './known.ts';
import { inferShapes } from './shapes.ts';
import { inferTypes } from './types.ts';
import { inferValue } from './values.ts';

/** Tensors up to this many elements are followed by value: shapes, slice bounds, scales, scalars. */
const VALUE_LIMIT = 64;

/** What is known about every value of a graph before it runs: element types, shapes, and small contents. */
export class Facts implements KnownFacts {
  private readonly types = new Map<string, DataType>();
  private readonly shapes = new Map<string, Shape>();
  private readonly values = new Map<string, readonly Dim[]>();

  /**
   * @param initializers the graph's constants, read on demand; constants added to the map later are seen
   */
  constructor(readonly initializers: ReadonlyMap<string, TensorData>) {}

  /** Facts of a whole graph. */
  static of(graph: Graph): Facts {
    const facts = new Facts(graph.initializers);
    for (const info of graph.inputs) facts.declare(info);
    const stated = new Map([...graph.valueInfos, ...graph.outputs].map((info) => [info.name, info]));
    for (const node of graph.nodes) {
      facts.infer(node);
      for (const output of node.outputs) {
        const info = stated.get(output);
        if (info && facts.shapeOf(output) === undefined) facts.declare(info);
      }
    }
    return facts;
  }

  /** Takes over what a value info states. */
  declare(info: ValueInfo): void {
    if (info.elementType !== 0) this.types.set(info.name, info.elementType);
    if (info.shape) {
      const dims = info.shape.map((dim, i) =>
        typeof dim === 'number' && dim >= 0 ? dim : symbol(typeof dim === 'string' ? dim : `${info.name}[${i}]`),
      );
      this.shapes.set(info.name, dims);
    }
  }

  /** Infers the facts of a node's outputs from those of its inputs. */
  infer(node: Node): void {
    const types = inferTypes(node, this);
    const shapes = inferShapes(node, this);
    node.outputs.forEach((output, i) => {
      if (output === '') return;
      const type = types[i];
      const shape = shapes[i];
      if (type !== undefined) this.types.set(output, type);
      if (shape !== undefined) this.shapes.set(output, shape);
    });
    const output = node.outputs[0];
    const value = inferValue(node, this);
    if (output === undefined || value === undefined || value.length > VALUE_LIMIT) return;
    this.values.set(output, value);
  }

  /** States the shape of a value, as when a gradient takes that of its value. */
  setShape(name: string, shape: Shape): void {
    this.shapes.set(name, shape);
  }

  typeOf(name: string): DataType | undefined {
    return this.initializers.get(name)?.dataType ?? this.types.get(name);
  }

  shapeOf(name: string): Shape | undefined {
    return this.initializers.get(name)?.dims ?? this.shapes.get(name);
  }

  staticShapeOf(name: string): number[] | undefined {
    return staticShape(this.shapeOf(name));
  }

  valueOf(name: string): readonly Dim[] | undefined {
    const constant = this.initializers.get(name);
    if (constant === undefined) return this.values.get(name);
    return sizeOf(constant.dims) <= VALUE_LIMIT && constant.dataType !== DataType.String
      ? numbersOf(constant)
      : undefined;
  }

  numbersOf(name: string): number[] | undefined {
    const constant = this.initializers.get(name);
    return constant ? numbersOf(constant) : staticShape(this.values.get(name));
  }

  /** Moves everything known about a value to another name. */
  rename(from: string, to: string): void {
    for (const table of [this.types, this.shapes, this.values] as Map<string, unknown>[]) {
      const entry = table.get(from);
      if (entry !== undefined) table.set(to, entry);
    }
  }
}
