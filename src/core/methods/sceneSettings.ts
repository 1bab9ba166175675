/** @file Settings that methods share whose pictures are composed before the prior restyles them. */

import { LIMITS } from '../limits.ts';
import type { NumberSetting } from './settings.ts';

export const STYLE_RADIUS = {
  kind: 'number',
  least: 0,
  most: LIMITS.epsilon.most,
  step: 0.05,
  default: 0.5,
  label: 'Style radius',
  help: "How far its colours and tones may go, in units of the prior's latent; small where classes differ by colour.",
} as const satisfies NumberSetting;

export const STEPS = {
  kind: 'number',
  least: LIMITS.steps.least,
  most: LIMITS.steps.most,
  step: 1,
  default: 1,
  label: 'Guidance steps',
  help: 'Steps along the gradient of the objective; none gives the unguided twins.',
} as const satisfies NumberSetting;

export const STEP_SIZE = {
  kind: 'number',
  least: LIMITS.stepSize.least,
  most: LIMITS.stepSize.most,
  step: 0.01,
  default: 0.1,
  advanced: true,
  label: 'Step size',
  help: 'How far one step moves placement and noise, in their own units.',
} as const satisfies NumberSetting;
