import { activations } from './activations.ts';
import { arithmetic } from './arithmetic.ts';
import { convolutions } from './conv.ts';
import { indexing } from './index.ts';
import { products } from './matmul.ts';
import { normalisations } from './norm.ts';
import { padding } from './pad.ts';
import { pointwise } from './pointwise.ts';
import { pools } from './pool.ts';
import { reductions } from './reduce.ts';
import { resizing } from './resize.ts';
import type { RuleTable } from './rule.ts';
import { shapes } from './shape.ts';
import { softmaxes } from './softmax.ts';

/** Every operator that has a rule; see the README for how to add one. */
export const RULES: RuleTable = {
  ...activations,
  ...arithmetic,
  ...convolutions,
  ...indexing,
  ...normalisations,
  ...padding,
  ...pointwise,
  ...pools,
  ...products,
  ...reductions,
  ...resizing,
  ...shapes,
  ...softmaxes,
};
