/** @file A method of a recipe in one line. */

import { methodOf } from '../../../core/methods/table.ts';
import type { RecipePart } from '../../../core/run/recipe.ts';

/** "3 of 5: New scene, style radius 0.8": its share, and the settings that are not the method's own. */
export function partWords({ method, settings, share }: RecipePart, parts: readonly RecipePart[]): string {
  const { title, settings: table } = methodOf(method);
  const total = parts.reduce((sum, part) => sum + part.share, 0);
  const changed = Object.entries(settings).flatMap(([name, value]) => {
    const { default: usual, label } = table[name]!;
    return value === usual ? [] : [`${label.toLowerCase()} ${String(value)}`];
  });
  return `${parts.length > 1 ? `${share} of ${total}: ` : ''}${[title, ...changed].join(', ')}`;
}
