/** @file What CutMix and MixUp share: a partner, from the seed's class or from any, whose class may have a share in the label. */

import type { Needs, Mixture, Partner, Task } from './method.ts';
import { NEEDS_NOTHING } from './method.ts';
import type { ChoiceSetting } from './settings.ts';

export const PARTNER = {
  kind: 'choice',
  choices: { 'same-class': 'Of the same class', 'any-class': 'Of any class' },
  default: 'same-class',
  label: 'Mixed with',
  help: 'Pictures of one class keep a plain label; across classes the label is shared, and only some layouts can hold that.',
} as const satisfies ChoiceSetting;

/** Who partners are. */
export const needsPartner = (partner: keyof typeof PARTNER.choices): Needs => ({
  ...NEEDS_NOTHING,
  partner: partner === 'same-class' ? 'same class' : 'any class',
});

/** The share of another class; `null` where the partner is of the seed's own. */
export function mixtureOf({ seed }: Task, partner: Partner | null, lambda: number): Mixture | null {
  const share = 1 - lambda;
  return partner && partner.label !== null && partner.label !== seed.label && share > 0
    ? { label: partner.label, share }
    : null;
}
