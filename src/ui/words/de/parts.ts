/** @file A method of a recipe in one line. */

import { methodOf } from '../../../core/methods/table.ts';
import type { RecipePart } from '../../../core/run/recipe.ts';
import { term } from './terms.ts';

/** "3 of 5: New scene, style radius 0.8": its share, and the settings that are not the method's own. */
export function partWords({ method, settings, share, lessFor }: RecipePart, parts: readonly RecipePart[]): string {
  const { title, settings: table } = methodOf(method);
  const total = parts.reduce((sum, part) => sum + part.share, 0);
  const changed = Object.entries(settings).flatMap(([name, value]) => {
    const { default: usual, label } = table[name]!;
    return value === usual ? [] : [`${term(label)} ${String(value)}`];
  });
  const less = (lessFor ?? []).map(({ label, times }) => `${label} (${Math.round(100 * times)} % davon)`);
  if (less.length > 0) changed.push(`weniger für ${less.join(', ')}`);
  return `${parts.length > 1 ? `${share} von ${total}: ` : ''}${[term(title), ...changed].join(', ')}`;
}
