/** @file Figures of a variant, in words. */

import type { Figure } from '../../../store/review/state.ts';
import type { Option } from '../../elements/Select.tsx';

export const FIGURES: readonly Option<Figure>[] = [
  { value: 'classScore', label: 'Class score' },
  { value: 'deltaEntropy', label: 'Entropy change' },
  { value: 'diversity', label: 'Diversity' },
  { value: 'distance', label: 'Distance' },
  { value: 'cosineToSeed', label: 'Likeness to seed' },
  { value: 'nearestCosine', label: 'Likeness to nearest' },
];
