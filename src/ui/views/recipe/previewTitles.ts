/** @file What the preview's two families are called. */

import { methodOf } from '../../../core/methods/table.ts';
import type { PreviewResult } from '../../../store/recipe/state.ts';
import { say } from '../../words/say.ts';

/** The recipe's own. */
export const chosenTitle = ({ settings }: PreviewResult): string =>
  settings.parts.map(({ method }) => say.term(methodOf(method).title)).join(' + ');

/** What it is compared with; empty where that is nothing. */
export const otherTitle = ({ other }: PreviewResult): string => (other ? say.term(methodOf(other.method).title) : '');
