import type { Emitter } from '../emitter.ts';
import { describeNode } from '../model.ts';
import type { Node } from '../model.ts';
import type { Contribution } from '../gradients.ts';
import type { Shape } from '../facts/dim.ts';
import { OnnxError } from '../errors.ts';
import { sumTo } from '../sumTo.ts';

/** One node as a rule sees it: its values, the gradients that arrived, and where to emit. */
export class RuleContext {
  constructor(
    readonly node: Node,
    readonly emit: Emitter,
    private readonly gradients: readonly (string | undefined)[],
    private readonly wanted: readonly boolean[],
    private readonly model: string,
  ) {}

  /** Name of the i-th input; the empty string when it is omitted. */
  input(i: number): string {
    return this.node.inputs[i] ?? '';
  }

  /** Whether the i-th input is given. */
  has(i: number): boolean {
    return this.input(i) !== '';
  }

  /** Name of the i-th output. */
  output(i = 0): string {
    return this.node.outputs[i] ?? '';
  }

  /** Gradient of the first output. */
  get gradient(): string {
    return this.gradients[0] ?? this.emit.zerosLike(this.output());
  }

  /** Gradient of the i-th output, or undefined when nothing depends on it. */
  gradientOf(i: number): string | undefined {
    return this.gradients[i];
  }

  /** Whether the i-th input's gradient is needed. */
  wants(i: number): boolean {
    return this.wanted[i] ?? false;
  }

  /** Shape of a value, at least its rank being known. */
  shape(name: string): Shape {
    const shape = this.emit.facts.shapeOf(name);
    if (shape) return shape;
    throw new OnnxError(
      'unknown-shape',
      `Expected to know the rank of "${name}" at ${describeNode(this.node)} of model "${this.model}", but no shape could be inferred. Add value infos to the model (onnx.shape_inference) and try again.`,
    );
  }

  /** Rank of a value. */
  rank(name: string): number {
    return this.shape(name).length;
  }

  /** Sums a gradient of the output's shape to the shape of the i-th input. */
  sumToInput(gradient: string, i: number): string {
    return sumTo(this.emit, gradient, this.input(i));
  }

  /** The error for an attribute or input that the rule does not cover. */
  unsupported(what: string): OnnxError {
    return new OnnxError(
      'unsupported-attribute',
      `${describeNode(this.node)} of model "${this.model}" uses ${what}, which its rule does not differentiate.`,
    );
  }
}

/**
 * The vector-Jacobian product of one operator: given the gradients of its outputs, emits those of its inputs.
 *
 * The result has one entry for each input; entries of inputs that are not wanted are ignored.
 */
export type Rule = (context: RuleContext) => readonly Contribution[];

/** Rules by operator type. */
export type RuleTable = Readonly<Record<string, Rule>>;
