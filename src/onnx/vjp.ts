import { activeValues } from './activity.ts';
import { DataType, isFloating } from './dataType.ts';
import { Emitter } from './emitter.ts';
import { OnnxError } from './errors.ts';
import { dimText } from './facts/dim.ts';
import { Facts } from './facts/facts.ts';
import { Gradients } from './gradients.ts';
import { expandBatchNormalization } from './lowering/batchNormalization.ts';
import { LOWERINGS } from './lowering/table.ts';
import type { Graph, Model, Node, ValueInfo } from './model.ts';
import { describeNode, operatorOf } from './model.ts';
import { liftConstants } from './prepare/constants.ts';
import { resolveBranches } from './prepare/branches.ts';
import { dequantize } from './prepare/dequantize.ts';
import { upgradeOpset } from './prepare/opset.ts';
import { upcast } from './prepare/upcast.ts';
import { liftWeights } from './prepare/weights.ts';
import { readModel } from './proto/read.ts';
import { writeModel } from './proto/write.ts';
import { prune, readBy } from './prune.ts';
import { RuleContext } from './rules/rule.ts';
import { RULES } from './rules/table.ts';

/** What to differentiate. */
export interface VjpOptions {
  /** Inputs whose gradients are wanted; default: every floating-point input. */
  readonly inputs?: readonly string[];
  /** Weights (names of initializers) whose gradients are wanted: they become inputs of the product; default: none. */
  readonly weights?: readonly string[];
  /** Outputs that get a cotangent; default: every floating-point output. */
  readonly outputs?: readonly string[];
  /** Outputs of the model that the product hands on besides the gradients; default: none. */
  readonly keepOutputs?: readonly string[] | 'all';
  /** Name of the model in error messages; default: the graph's own. */
  readonly modelName?: string;
}

/** Name of the product's input that takes the cotangent of an output. */
export const cotangentName = (output: string): string => `cotangent:${output}`;
/** Name of the product's output that gives the gradient for an input or a weight. */
export const gradientName = (input: string): string => `gradient:${input}`;

/**
 * Builds the ONNX model of a vector-Jacobian product from a model's bytes.
 *
 * @param bytes an ONNX file (opset 9 or later, weights inside)
 * @param options what to differentiate
 * @returns an ONNX file of standard operators: its inputs are the model's inputs, the wanted weights and one
 *   `cotangent:<output>` for each differentiated output; its outputs are one `gradient:<input>` for each wanted input and
 *   weight, shaped like it, with the gradient of sum(output * cotangent), and the outputs to keep
 * @throws {OnnxError} before anything runs, when the model cannot be read or has no gradient
 */
export const vjpBytes = (bytes: Uint8Array, options: VjpOptions = {}): Uint8Array =>
  writeModel(buildVjp(readModel(bytes), options));

/**
 * Builds the vector-Jacobian product of a model by reverse mode over its graph; see {@link vjpBytes}.
 *
 * Weights are constants unless they are wanted: only the paths from the wanted inputs and weights to the outputs are
 * differentiated. Forward values are reused, and forward nodes that the gradients do not need are left out.
 */
export function buildVjp(source: Model, options: VjpOptions = {}): Model {
  const { weights = [] } = options;
  const prepared = upcast(liftWeights(simplify(source), weights));
  const { graph } = prepared;
  const model = options.modelName ?? graph.name;
  const typed = Facts.of(graph);
  const own = graph.inputs.filter((info) => isFloating(info.elementType) && !weights.includes(info.name));
  const inputs = [...(options.inputs ?? own.map((info) => info.name)), ...weights];
  const outputs =
    options.outputs ?? graph.outputs.map((info) => info.name).filter((name) => isFloating(typed.typeOf(name)));
  requireNames('input', inputs, graph.inputs, model);
  requireNames('output', outputs, graph.outputs, model);

  const lowered = lower(graph, activeValues(graph, typed, inputs, outputs, model));
  const emit = new Emitter(lowered, 'vjp/');
  for (const info of graph.valueInfos) if (emit.facts.shapeOf(info.name) === undefined) emit.facts.declare(info);
  for (const node of lowered.nodes) emit.append(node);
  for (const info of graph.outputs) if (emit.facts.shapeOf(info.name) === undefined) emit.facts.declare(info);

  const active = activeValues(lowered, emit.facts, inputs, outputs, model);
  const cotangents = outputs.map((name) => cotangentInfo(name, emit.facts, graph));
  for (const info of cotangents) emit.facts.declare(info);
  const gradients = new Gradients(emit);
  for (const output of outputs) {
    const shape = emit.facts.shapeOf(output);
    if (shape) emit.facts.setShape(cotangentName(output), shape);
    gradients.add(output, cotangentName(output));
  }
  for (const node of lowered.nodes.toReversed()) differentiate(node, emit, gradients, active, model);
  const gradientInfos = inputs.map((input) => gradientOutput(input, emit, gradients, graph));
  const kept = options.keepOutputs === 'all' ? graph.outputs.map((info) => info.name) : (options.keepOutputs ?? []);
  const keptInfos = graph.outputs.filter((info) => kept.includes(info.name));
  const product: Graph = {
    name: `${graph.name || 'graph'} vjp`,
    nodes: emit.nodes,
    initializers: emit.initializers,
    inputs: [...graph.inputs, ...cotangents],
    outputs: [...gradientInfos, ...keptInfos],
    valueInfos: [],
  };
  return { ...prepared, graph: prune(expandBatchNormalization(product)) };
}

/** A model with constants in one place, known branches taken, and a recent operator set. */
export const simplify = (model: Model): Model => dequantize(upgradeOpset(resolveBranches(liftConstants(model))));

function requireNames(what: string, names: readonly string[], infos: readonly ValueInfo[], model: string): void {
  for (const name of names) {
    if (infos.some((info) => info.name === name)) continue;
    throw new OnnxError(
      'unknown-value',
      `Expected "${name}" to be an ${what} of model "${model}", which has ${infos.map((info) => `"${info.name}"`).join(', ')}.`,
    );
  }
}

/** Rewrites active nodes of compound operators into operators that have rules. */
function lower(graph: Graph, active: ReadonlySet<string>): Graph {
  const emit = new Emitter(graph, 'lower/');
  for (const node of graph.nodes) {
    const lowering = node.domain === '' ? LOWERINGS[node.opType] : undefined;
    const needed = node.outputs.some((name) => active.has(name));
    if (!lowering || !needed) emit.append(node);
    else lowering(node, emit);
  }
  return { ...graph, nodes: emit.nodes, initializers: emit.initializers };
}

function cotangentInfo(output: string, facts: Facts, graph: Graph): ValueInfo {
  const shape = facts.shapeOf(output)?.map((dim) => (typeof dim === 'number' ? dim : dimText(dim)));
  const stated = graph.outputs.find((info) => info.name === output)?.shape ?? null;
  return { name: cotangentName(output), elementType: facts.typeOf(output) ?? DataType.Float, shape: shape ?? stated };
}

function differentiate(
  node: Node,
  emit: Emitter,
  gradients: Gradients,
  active: ReadonlySet<string>,
  model: string,
): void {
  const wanted = node.inputs.map((name) => active.has(name));
  if (!readBy(node).some((name) => active.has(name)) || !node.outputs.some((name) => active.has(name))) return;
  const arrived = node.outputs.map((name) => gradients.of(name));
  if (arrived.every((gradient) => gradient === undefined)) return;
  const rule = node.domain === '' ? RULES[node.opType] : undefined;
  if (!rule) {
    throw new OnnxError(
      'operator-without-rule',
      `No differentiation rule for operator ${describeNode(node)} of model "${model}". Choose a model without it, or add a rule in src/onnx/rules.`,
      operatorOf(node),
    );
  }
  const contributions = rule(new RuleContext(node, emit, arrived, wanted, model));
  node.inputs.forEach((input, i) => {
    if (wanted[i]) gradients.add(input, contributions[i]);
  });
}

/** Gives the gradient of an input its public name; an input without influence has a gradient of zeros. */
function gradientOutput(input: string, emit: Emitter, gradients: Gradients, graph: Graph): ValueInfo {
  const info = graph.inputs.find((candidate) => candidate.name === input);
  const name = gradientName(input);
  const value = gradients.of(input) ?? emit.zerosLike(input);
  emit.alias(value, name);
  return { name, elementType: info?.elementType ?? DataType.Float, shape: info?.shape ?? null };
}
