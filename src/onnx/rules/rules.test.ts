import { describe, expect, it } from 'vitest';
import { directionalError, feedsFor } from '../../testing/gradients.ts';
import { modelOf } from '../../testing/graphs.ts';
import type { RuleExample } from '../../testing/ruleExamples.ts';
import { RULE_EXAMPLES } from '../../testing/ruleExamples.ts';

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
/** The coordinate transformations differ before sizes matter; one of them stands for all. */
const REPEATED = /pytorch|align_corners|asymmetric to|symmetric/u;

const NAMED = RULE_EXAMPLES.filter(
  ({ name, shapes }) =>
    shapes.length === 1 && shapes[0]!.length >= 3 && !DECIDED_BY_SIZE.test(name) && !REPEATED.test(name),
);

describe('rules keep sizes that are only named', () => {
  it.each(NAMED.map((example) => [example.name, example] as const))('%s', async (_, example) => {
    // Channels stay known, as in every exported model; batch and the rest are named.
    const named = example.shapes.map((dims) => dims.map((size, axis) => (axis === 1 ? size : `size${axis}`)));
    expect(await errorOf(example, named, 1)).toBeLessThan(tolerance(example));
  });
});
