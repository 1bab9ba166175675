/** @file The methods of a recipe as the command says them. */

import { methodOf } from '../../src/core/methods/table.ts';
import type { RecipePart } from '../../src/core/run/recipe.ts';

/** Methods with the settings that differ from their own. */
export const showParts = (parts: readonly RecipePart[]): string => parts.map(showPart).join(' + ');

function showPart({ method, settings, share, lessFor = [] }: RecipePart): string {
  const { settings: table } = methodOf(method);
  const changed = Object.entries(settings).filter(([name, value]) => table[name]!.default !== value);
  const times = share === 1 ? '' : `${share} x `;
  const less = lessFor.map((one) => `${one.times} of that for ${one.label}`);
  return [`${times}${method}`, ...changed.map(([name, value]) => `${name} ${String(value)}`), ...less].join(', ');
}
