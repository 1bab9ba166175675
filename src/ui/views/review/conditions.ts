/** @file The conditions of a filter, in words, each with the filter that is left without it. */

import type { ImageId } from '../../../core/brands.ts';
import type { ClassKey } from '../../../store/ids.ts';
import type { Figure } from '../../../store/review/state.ts';
import type { FigureRange, Filter, Sort, SortKey } from '../../../store/view/state.ts';
import type { Option } from '../../elements/Select.tsx';
import { figure as format } from '../../format.ts';
import { say } from '../../words/say.ts';

export const FIGURES: readonly Option<Figure>[] = [
  {
    value: 'classScore',
    get label() {
      return say.review.classScore;
    },
  },
  {
    value: 'deltaEntropy',
    get label() {
      return say.review.entropyChange;
    },
  },
  {
    value: 'diversity',
    get label() {
      return say.review.diversity;
    },
  },
  {
    value: 'distance',
    get label() {
      return say.review.distance;
    },
  },
  {
    value: 'cosineToSeed',
    get label() {
      return say.review.likenessToSeed;
    },
  },
  {
    value: 'nearestCosine',
    get label() {
      return say.review.likenessToNearest;
    },
  },
  {
    value: 'safety',
    get label() {
      return say.review.safetyScore;
    },
  },
];

export const SORTS: readonly Option<SortKey>[] = [
  {
    value: 'order',
    get label() {
      return say.review.inOrder;
    },
  },
  ...FIGURES,
  {
    value: 'class',
    get label() {
      return say.review.class;
    },
  },
  {
    value: 'state',
    get label() {
      return say.review.state;
    },
  },
  {
    value: 'keptClass',
    get label() {
      return say.review.classKept;
    },
  },
  {
    value: 'nearCopy',
    get label() {
      return say.review.nearCopy;
    },
  },
];

/** Every order with its direction, in one list. */
export const DIRECTED_SORTS: readonly { readonly sort: Sort; readonly label: string }[] = SORTS.flatMap((option) =>
  [true, false].map((ascending) => ({
    sort: { by: option.value, ascending },
    // In the language of the page as it is when it is asked for, and not of when this was loaded.
    get label() {
      const { value, label } = option;
      if (value === 'order') return ascending ? label : say.review.inReverseOrder;
      return say.review.first(label, ascending ? say.review.smallest : say.review.largest);
    },
  })),
);

export interface FilterNames {
  readonly ofSeed: (seed: ImageId) => string;
  readonly ofClass: (key: ClassKey) => string;
}

export interface Condition {
  /** Stable among the conditions of a filter. */
  readonly id: string;
  readonly words: string;
  /** The filter without this condition. */
  readonly without: Filter;
}

/**
 * What a filter asks besides the state of review, which has its own control.
 *
 * @param names what a seed and a class are called.
 */
export function conditionsOf(filter: Filter, names: FilterNames): Condition[] {
  const { classes, keptClass, nearCopy, figures, seed } = filter;
  const found: Condition[] = classes.map((key) => ({
    id: say.review.class2(key),
    words: names.ofClass(key),
    without: { ...filter, classes: classes.filter((one) => one !== key) },
  }));
  if (keptClass !== null)
    found.push({
      id: 'kept',
      words: keptClass ? say.review.readAsItsClass : say.review.readAsAnotherClass,
      without: { ...filter, keptClass: null },
    });
  if (nearCopy !== null)
    found.push({
      id: 'copy',
      words: nearCopy ? say.review.nearCopies : say.review.noNearCopies,
      without: { ...filter, nearCopy: null },
    });
  for (const range of figures)
    found.push({
      id: range.figure,
      words: rangeInWords(range),
      without: { ...filter, figures: figures.filter((one) => one !== range) },
    });
  if (seed !== null)
    found.push({ id: 'seed', words: say.review.variantsOf(names.ofSeed(seed)), without: { ...filter, seed: null } });
  return found;
}

/** "Class score 0.20 to 0.40", "Diversity at least 0.02". */
export function rangeInWords({ figure, minimum, maximum }: FigureRange): string {
  const name = FIGURES.find(({ value }) => value === figure)!.label;
  const [low, high] = [minimum, maximum].map((end) => (end === null ? null : digits(end)));
  if (low != null && high != null) return say.review.to(name, low, high);
  if (low != null) return say.review.atLeast(name, low);
  return high == null ? say.review.any(name) : say.review.atMost(name, high);
}

/** Two digits, or as many as tell a small number from zero. */
const digits = (value: number): string => format(value, value !== 0 && Math.abs(value) < 0.1 ? 3 : 2);
