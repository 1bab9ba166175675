/** @file What a run is called, and its recipe in one line. */

import type { RunHeader } from '../../../store/runs/state.ts';
import { say } from '../../words/say.ts';

/** As the person calls it, or by its number. */
export const runName = ({ name, made }: Pick<RunHeader, 'name' | 'made'>): string => name ?? say.runs.run(made);

/** "Guided imagination, radius (epsilon) 0.5 · 5 a seed · 64 px" */
export function recipeWords({ parts, variants, perClass, side }: RunHeader['settings']): string {
  return [
    ...parts.map((part) => say.part(part, parts)),
    perClass === null ? say.runs.each(variants) : say.runs.perClass(perClass),
    ...(side === null ? [] : [say.runs.pixels(side)]),
  ].join(' · ');
}
