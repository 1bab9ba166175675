import { intOf } from '../attributes.ts';
import { DataType } from '../dataType.ts';
import type { Node } from '../model.ts';
import type { KnownFacts } from './known.ts';

const BOOLEAN = new Set([
  'And',
  'Or',
  'Xor',
  'Not',
  'Equal',
  'Greater',
  'GreaterOrEqual',
  'Less',
  'LessOrEqual',
  'IsNaN',
  'IsInf',
]);
const CONTROL = new Set(['If', 'Loop', 'Scan']);
const INDEX = new Set(['Shape', 'Size', 'ArgMax', 'ArgMin', 'NonZero']);
/** Operators whose second output holds indices. */
const SECOND_IS_INDEX = new Set(['MaxPool', 'TopK', 'Unique']);

/**
 * Element types of a node's outputs: by its operator, or else those of its first input.
 *
 * Nothing is assumed about control flow and other domains; such outputs count as floating-point, so that a gradient that
 * would have to pass through them is an error and not silently lost.
 */
export function inferTypes(node: Node, facts: KnownFacts): readonly (DataType | undefined)[] {
  if (node.domain !== '' || CONTROL.has(node.opType)) return [];
  const first = facts.typeOf(node.inputs[0] ?? '');
  const main = mainType(node, facts) ?? first;
  return node.outputs.map((_, i) => (i > 0 && SECOND_IS_INDEX.has(node.opType) ? DataType.Int64 : main));
}

function mainType(node: Node, facts: KnownFacts): DataType | undefined {
  if (BOOLEAN.has(node.opType)) return DataType.Bool;
  if (INDEX.has(node.opType)) return DataType.Int64;
  switch (node.opType) {
    case 'Cast':
      return intOf(node, 'to', undefined);
    case 'CastLike':
    case 'Where':
      return facts.typeOf(node.inputs[1] ?? '');
    case 'ConstantOfShape': {
      const value = node.attributes.value;
      return value?.kind === 'tensor' ? value.value.dataType : DataType.Float;
    }
    case 'OneHot':
      return facts.typeOf(node.inputs[2] ?? '');
    case 'EyeLike':
    case 'RandomNormalLike':
    case 'RandomUniformLike':
    case 'Bernoulli':
      return intOf(node, 'dtype', undefined);
    case 'DequantizeLinear':
      return facts.typeOf(node.inputs[1] ?? '');
    case 'QuantizeLinear':
      return facts.typeOf(node.inputs[2] ?? '') ?? DataType.Uint8;
    case 'MatMulInteger':
    case 'ConvInteger':
      return DataType.Int32;
    case 'DynamicQuantizeLinear':
      return DataType.Uint8;
    default:
      return undefined;
  }
}
