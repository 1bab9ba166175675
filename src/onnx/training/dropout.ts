import { floatOf } from '../attributes.ts';
import { DataType } from '../dataType.ts';
import { Emitter } from '../emitter.ts';
import { OnnxError } from '../errors.ts';
import { describeNode } from '../model.ts';
import type { Model, Node, ValueInfo } from '../model.ts';
import { maskName } from './names.ts';

/** One mask that a training step takes: 1 keeps an element, 0 drops it. */
export interface Mask {
  /** Name of the graph's input. */
  readonly name: string;
  /** Shape of what is masked, as far as it is known. */
  readonly shape: ValueInfo['shape'];
  /** Share of the elements that is to be dropped. */
  readonly ratio: number;
}

/** A model whose dropouts take their masks from outside. */
export interface MaskedForm {
  readonly model: Model;
  readonly masks: readonly Mask[];
}

const isDropout = (node: Node): boolean => node.domain === '' && node.opType === 'Dropout';

/**
 * Rewrites every Dropout as a product with a given mask, scaled by 1 / (1 - ratio) as in training, so that what is random stays
 * outside of the graph. A ratio of 0 needs no mask.
 *
 * @param model with constants in one place, of any operator set
 * @throws {OnnxError} `unsupported-attribute` where a ratio is computed in the graph or its mask is used elsewhere
 */
export function dropoutByMasks(model: Model): MaskedForm {
  const { graph } = model;
  if (!graph.nodes.some(isDropout)) return { model, masks: [] };
  const emit = new Emitter(graph, 'dropout/');
  for (const info of graph.valueInfos) emit.facts.declare(info);
  const masks: Mask[] = [];
  for (const node of graph.nodes) {
    if (!isDropout(node)) {
      emit.append(node);
      continue;
    }
    const [x = '', y = ''] = [node.inputs[0], node.outputs[0]];
    const ratio = ratioOf(node, emit);
    const masked = (mask: string): readonly string[] => [emit.scale(x, 1 / (1 - ratio)), mask];
    const [opType, inputs] = ratio === 0 ? ['Identity', [x]] : ['Mul', masked(maskName(y))];
    emit.append({ name: node.name, opType, domain: '', inputs, outputs: [y], attributes: {} });
    if (ratio === 0) continue;
    const dims = emit.facts.shapeOf(x);
    const shape = dims?.map((dim) => (typeof dim === 'number' ? dim : null)) ?? null;
    masks.push({ name: maskName(y), shape, ratio });
  }
  const infos = masks.map(({ name, shape }): ValueInfo => ({ name, elementType: DataType.Float, shape }));
  const inputs = [...graph.inputs, ...infos];
  return { model: { ...model, graph: { ...graph, nodes: emit.nodes, initializers: emit.initializers, inputs } }, masks };
}

function ratioOf(node: Node, emit: Emitter): number {
  const given = node.inputs[1] ?? '';
  const [value] = given === '' ? [] : (emit.facts.numbersOf(given) ?? [NaN]);
  const ratio = value ?? floatOf(node, 'ratio', 0.5);
  const usesMask = (node.outputs[1] ?? '') !== '';
  if (ratio >= 0 && ratio < 1 && !usesMask) return ratio;
  throw new OnnxError(
    'unsupported-attribute',
    `Expected ${describeNode(node)} to have a constant ratio in [0, 1) and one output, got ${usesMask ? 'a second output' : `ratio ${ratio}`}. Export the model with a fixed ratio.`,
  );
}
