/** @file What a person says of one seed, put into the state. */

import type { ImageId } from '../../core/brands.ts';
import type { ClassKey } from '../ids.ts';
import type { RunState } from '../run/state.ts';
import type { StudioState } from '../state.ts';
import type { SeedChoice, SeedImage, SeedsState } from './state.ts';

type Known = Pick<StudioState, 'run' | 'seeds'>;

/** What was said of a seed so far. */
export const choiceOf = ({ label, leftOut, cameAs }: SeedImage): SeedChoice => ({
  label,
  leftOut,
  ...(cameAs !== undefined && { cameAs }),
});

/** The state with what is said of a seed; a seed that is no more changes nothing. */
export function withChoice({ run, seeds }: Known, id: ImageId, choice: SeedChoice): Known {
  const image = seeds.images.get(id);
  if (!image) return { run, seeds };
  const { cameAs: _, ...rest } = image;
  const images = new Map(seeds.images);
  images.set(id, { ...rest, ...choice });
  return { run: withLabelThen(run, image, choice.label), seeds: { ...seeds, images } };
}

/** The state with a class left out, or used again; a class that is no more changes nothing. */
export const withClass = (seeds: SeedsState, key: ClassKey, leftOut: boolean): SeedsState => ({
  ...seeds,
  classes: seeds.classes.map((info) => (info.key === key ? { ...info, leftOut } : info)),
});

/** The run remembers which class a seed of it had: its judge has learnt that, and is made again from it. */
export function withLabelThen(
  run: RunState,
  { id, label: before }: Pick<SeedImage, 'id' | 'label'>,
  label: ClassKey,
): RunState {
  if (label === before || !run.seeds.includes(id)) return run;
  const then = run.labelsThen?.[id] ?? before;
  const { [id]: _, ...others } = run.labelsThen ?? {};
  return { ...run, labelsThen: then === label ? others : { ...others, [id]: then } };
}
