/** @file Weights of the objective's terms, as settings of every method that is guided by it. */

import { LIMITS } from '../limits.ts';
import type { Terms } from '../objective/objective.ts';
import type { NumberSetting, SettingsOf, SettingsTable } from './settings.ts';

const weight = (label: string, help: string) =>
  ({
    kind: 'number',
    least: LIMITS.weight.least,
    most: LIMITS.weight.most,
    step: 0.1,
    default: 1,
    advanced: true,
    label,
    help,
  }) as const satisfies NumberSetting;

export const WEIGHTS = {
  consistency: weight('Weight of the class (S_con)', 'More keeps variants closer to what their folder says.'),
  entropy: weight('Weight of the entropy (S_ent)', 'More makes variants less typical, so more informative.'),
  differ: weight('Weight of the diversity (S_div)', 'More drives the variants of a seed apart.'),
} as const satisfies SettingsTable;

/** The terms' weights of some settings. */
export const weightsOf = ({ consistency, entropy, differ }: SettingsOf<typeof WEIGHTS>): Terms => ({
  consistency,
  entropy,
  diversity: differ,
});
