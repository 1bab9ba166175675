/** @file What can be chosen in a recipe, in words. */

import type { RecipeSettings } from '../../../store/recipe/state.ts';
import type { Option } from '../../elements/Select.tsx';

type Choices<Field extends keyof RecipeSettings> = readonly Option<RecipeSettings[Field] & string>[];

export const METHODS: Choices<'method'> = [
  { value: 'guided', label: 'GIF, guided' },
  { value: 'unguided', label: 'Prior without guidance' },
];

export const ANCHORS: Choices<'anchor'> = [
  { value: 'label', label: 'Folder label' },
  { value: 'judge', label: 'Judge’s reading' },
];

export const RULES: Choices<'rule'> = [
  { value: 'sign', label: 'Sign of the gradient' },
  { value: 'adam', label: 'Adam' },
];

export const GRANULARITIES: Choices<'granularity'> = [
  { value: 'channel', label: 'One value a channel' },
  { value: 'element', label: 'One value a position' },
];

export const DIVERSITIES: Choices<'diversity'> = [
  { value: 'latent', label: 'Of the latents (paper)' },
  { value: 'judge', label: 'Of the judge’s embeddings' },
  { value: 'official', label: 'As in the released code' },
];

/** Sides to offer: multiples that the prior takes, near the usual ones. */
export function sides(
  minimum: number,
  maximum: number,
  multipleOf: number,
  present: number,
): readonly Option<string>[] {
  const usual = [32, 48, 64, 96, 128, 160, 192, 224, 256, 320, 384, 448, 512];
  const all = new Set(
    [...usual, present].filter((side) => side >= minimum && side <= maximum && side % multipleOf === 0),
  );
  return [...all].sort((a, b) => a - b).map((side) => ({ value: String(side), label: `${side} × ${side}` }));
}
