/** @file What can be chosen in a recipe, in words. */

import type { PriorKind } from '../../../core/methods/priorKind.ts';
import { METHOD_IDS, methodOf, methodsWith, type MethodId } from '../../../core/methods/table.ts';
import type { Anchor } from '../../../core/objective/consistency.ts';
import type { JudgeMode, JudgeViews } from '../../../core/run/recipe.ts';
import type { Option } from '../../elements/Select.tsx';
import { say } from '../../words/say.ts';

export const ANCHORS: readonly Option<Anchor>[] = [
  {
    value: 'label',
    get label() {
      return say.recipe.folderLabel;
    },
  },
  {
    value: 'judge',
    get label() {
      return say.recipe.judgesReading;
    },
  },
];

export const KNOWN_BY: readonly Option<JudgeMode>[] = [
  {
    value: 'auto',
    get label() {
      return say.recipe.whateverSuits;
    },
  },
  {
    value: 'names',
    get label() {
      return say.recipe.names;
    },
  },
  {
    value: 'names and examples',
    get label() {
      return say.recipe.namesAndExamples2;
    },
  },
  {
    value: 'examples',
    get label() {
      return say.recipe.examples;
    },
  },
];

export const VIEWS: readonly Option<JudgeViews>[] = [
  {
    value: 'best',
    get label() {
      return say.recipe.mirroredAndCroppedToo;
    },
  },
  {
    value: 'seed',
    get label() {
      return say.recipe.thePicturesAsThey;
    },
  },
];

/** The methods that there are with a kind of prior, by their titles. @param present one that is chosen, whatever the prior is made for. */
export const methodOptions = (prior: PriorKind, present?: MethodId): readonly Option<MethodId>[] =>
  METHOD_IDS.filter((id) => id === present || methodsWith(prior).includes(id)).map((id) => ({
    value: id,
    label: say.term(methodOf(id).title),
  }));

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
