import { describe, expect, it } from 'vitest';
import { directionalError, feedsFor, type FloatTensors } from '../../testing/gradients.ts';
import { modelOf } from '../../testing/graphs.ts';
import type { RuleExample } from '../../testing/ruleExamples.ts';
import { RULE_EXAMPLES } from '../../testing/ruleExamples.ts';
import { isFloating } from '../dataType.ts';
import type { TensorData } from '../model.ts';
import { liftWeights } from '../prepare/weights.ts';
import { numbersOf } from '../tensor.ts';
import { simplify } from '../vjp.ts';

type Sizes = readonly (readonly (number | string)[])[];

async function errorOf(example: RuleExample, inputs: Sizes, directions: number): Promise<number> {
  const { nodes, shapes, constants = [], opset = 18, range = [-1, 1], linear = false, step = 5e-3 } = example;
  const model = modelOf({ nodes, inputs, constants, opset, outputs: ['y'] });
  return directionalError(model, feedsFor(shapes, ...range), { step: linear ? 0.5 : step, directions });
}

const tolerance = ({ linear = false }: RuleExample): number => (linear ? 1e-5 : 2e-3);

describe('rules agree with differences of the forward model', () => {
  it.each(RULE_EXAMPLES.map((example) => [example.name, example] as const))('%s', async (_, example) => {
    expect(await errorOf(example, example.shapes, 2)).toBeLessThan(tolerance(example));
  });
});

/** SAME padding with a stride depends on the image's size, and is refused without it. */
const DECIDED_BY_SIZE = /auto_pad|SAME/u;

/** Channels stay known, as in every exported model; batch and the rest are named. */
const named = (shapes: Sizes): Sizes =>
  shapes.map((dims) => dims.map((size, axis) => (axis === 1 ? size : `size${String(axis)}`)));

/** Constants that are no weights: statistics, divisors, scales, what is compared. */
const CONSTANT = /BatchNormalization|Mod|Pow|Upsample|Resize|Quantize|Range|Where/u;

const WEIGHTED = RULE_EXAMPLES.flatMap((example) => {
  const weights = (example.constants ?? []).filter(({ dataType, dims }) => isFloating(dataType) && dims.length > 0);
  return weights.length > 0 && !CONSTANT.test(example.name) ? [[example.name, example, weights] as const] : [];
});

async function weightErrorOf(example: RuleExample, weights: readonly TensorData[], inputs: Sizes): Promise<number> {
  const { nodes, shapes, constants = [], opset = 18, range = [-1, 1], step = 5e-3 } = example;
  const names = weights.map(({ name }) => name);
  const model = liftWeights(simplify(modelOf({ nodes, inputs, constants, opset, outputs: ['y'] })), names);
  const values = weights.map((tensor) => [
    tensor.name,
    { dims: tensor.dims, data: Float32Array.from(numbersOf(tensor)) },
  ]);
  const feeds = { ...feedsFor(shapes, ...range), ...(Object.fromEntries(values) as FloatTensors) };
  return directionalError(model, feeds, { step, directions: 1 });
}

describe('rules differentiate for weights', () => {
  it.each(WEIGHTED)('%s', async (_, example, weights) => {
    expect(await weightErrorOf(example, weights, example.shapes)).toBeLessThan(2e-3);
  });

  it.each(WEIGHTED.filter(([name]) => !DECIDED_BY_SIZE.test(name)))(
    '%s, sizes being named',
    async (_, example, weights) => {
      expect(await weightErrorOf(example, weights, named(example.shapes))).toBeLessThan(2e-3);
    },
  );
});

/** The coordinate transformations differ before sizes matter; one of them stands for all. */
const REPEATED = /pytorch|align_corners|asymmetric to|symmetric/u;

const NAMED = RULE_EXAMPLES.filter(
  ({ name, shapes }) =>
    shapes.length === 1 && shapes[0]!.length >= 3 && !DECIDED_BY_SIZE.test(name) && !REPEATED.test(name),
);

describe('rules keep sizes that are only named', () => {
  it.each(NAMED.map((example) => [example.name, example] as const))('%s', async (_, example) => {
    expect(await errorOf(example, named(example.shapes), 1)).toBeLessThan(tolerance(example));
  });
});
