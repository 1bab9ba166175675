/** @file From a published `scheduler_config.json` to the scheduler of a manifest; what it leaves out is as its library has it. */

import * as z from 'zod/mini';
import type { NoiseSchedule, Scheduler } from '../../core/diffusion/schedule.ts';
import type { Lack } from './lack.ts';

const schema = z.looseObject({
  _class_name: z.optional(z.string()),
  class: z.optional(z.string()),
  num_train_timesteps: z.optional(z.number()),
  beta_start: z.optional(z.number()),
  beta_end: z.optional(z.number()),
  beta_schedule: z.optional(z.string()),
  rescale_betas_zero_snr: z.optional(z.boolean()),
  prediction_type: z.optional(z.string()),
  timestep_spacing: z.optional(z.string()),
  steps_offset: z.optional(z.number()),
  set_alpha_to_one: z.optional(z.boolean()),
  clip_sample: z.optional(z.boolean()),
});
export type SchedulerConfig = z.output<typeof schema>;

/** @throws Error that says what is wrong in it. */
export const readSchedulerConfig = (json: unknown): SchedulerConfig => schema.parse(json);

const BETAS: Readonly<Record<string, NoiseSchedule['betas']>> = {
  linear: 'linear',
  scaled_linear: 'scaled-linear',
  squaredcos_cap_v2: 'cosine',
};
const PREDICTIONS: Readonly<Record<string, Scheduler['prediction']>> = { epsilon: 'epsilon', v_prediction: 'v' };
const SPACINGS: Readonly<Record<string, Scheduler['spacing']>> = {
  leading: 'leading',
  trailing: 'trailing',
  linspace: 'linspace',
};

/** The noise of a training. */
export function noiseOf(config: SchedulerConfig, lack: (lack: Lack) => void): NoiseSchedule {
  return {
    trainSteps: config.num_train_timesteps ?? 1000,
    betas: known('beta_schedule', config.beta_schedule ?? 'linear', BETAS, lack),
    betaStart: config.beta_start ?? 0.0001,
    betaEnd: config.beta_end ?? 0.02,
    zeroSnr: config.rescale_betas_zero_snr ?? false,
  };
}

/**
 * A scheduler: Euler where the file names it, else DDIM, whichever sampler of the same numbers it names.
 *
 * @param config the file.
 * @param lack takes what is not known here.
 */
export function schedulerOf(config: SchedulerConfig, lack: (lack: Lack) => void): Scheduler {
  const name = config._class_name ?? config.class ?? 'DDIMScheduler';
  const kind = /^EulerDiscrete/u.test(name) ? 'euler' : 'ddim';
  const spacing = config.timestep_spacing ?? (kind === 'euler' ? 'linspace' : 'leading');
  return {
    kind,
    ...noiseOf(config, lack),
    prediction: known('prediction_type', config.prediction_type ?? 'epsilon', PREDICTIONS, lack),
    spacing: known('timestep_spacing', spacing, SPACINGS, lack),
    offset: config.steps_offset ?? 0,
    endsClean: config.set_alpha_to_one ?? true,
    // Other samplers never held latents, and their files do not say so.
    clipped: config.clip_sample ?? /^DD[IP]M/u.test(name),
  };
}

function known<Value>(
  field: string,
  value: string,
  values: Readonly<Record<string, Value>>,
  lack: (lack: Lack) => void,
): Value {
  const found = Object.hasOwn(values, value) ? values[value] : undefined;
  if (found !== undefined) return found;
  lack({ code: 'scheduler-value', field, value });
  return Object.values(values)[0]!;
}
