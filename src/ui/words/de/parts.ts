/** @file A method of a recipe in one line. */

import { methodOf } from '../../../core/methods/table.ts';
import type { RecipePart } from '../../../core/run/recipe.ts';
import { changedSettings } from '../changedSettings.ts';
import { rounded } from './counted.ts';
import { term } from './terms.ts';

/** "3 of 5: New scene, style radius 0.8": its share, and the settings that are not the method's own. */
export function partWords(part: RecipePart, parts: readonly RecipePart[]): string {
  const { method, share, lessFor } = part;
  const { title } = methodOf(method);
  const total = parts.reduce((sum, one) => sum + one.share, 0);
  const changed = changedSettings(part, {
    label: term,
    choice: (words) => `„${term(words)}“`,
    number: (value) => rounded(value, 4),
  });
  const less = (lessFor ?? []).map(({ label, times }) => `${label} (${Math.round(100 * times)} % davon)`);
  if (less.length > 0) changed.push(`weniger für ${less.join(', ')}`);
  return `${parts.length > 1 ? `${share} von ${total}: ` : ''}${[term(title), ...changed].join(', ')}`;
}
