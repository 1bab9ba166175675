/** @file What a person says of one seed, put into the state. */

import type { ImageId } from '../../core/brands.ts';
import { movedStrokes, type Place } from '../../core/mask/correct.ts';
import type { ClassKey } from '../ids.ts';
import type { RunState } from '../run/state.ts';
import type { StudioState } from '../state.ts';
import type { SeedChoice, SeedImage, SeedsState } from './state.ts';

type Known = Pick<StudioState, 'run' | 'seeds'>;

/** What was said of a seed so far. */
export const choiceOf = ({ label, leftOut, cameAs, crop }: SeedImage): SeedChoice => ({
  label,
  leftOut,
  ...(cameAs !== undefined && { cameAs }),
  ...(crop !== undefined && { crop }),
});

/** The state with what is said of a seed; a seed that is no more changes nothing. */
export function withChoice({ run, seeds }: Known, id: ImageId, choice: SeedChoice): Known {
  const image = seeds.images.get(id);
  if (!image) return { run, seeds };
  const { cameAs: _, crop: before, ...rest } = image;
  const mask = image.mask && movedStrokes(image.mask, movedBy(image, before, choice.crop));
  const images = new Map(seeds.images);
  images.set(id, { ...rest, ...choice, ...(mask && { mask }) });
  return { run: withLabelThen(run, image, choice.label), seeds: { ...seeds, images } };
}

/** How far the square of a picture moves from one crop to another, in its own sides: what is drawn on it stays on its object. */
function movedBy({ width, height }: SeedImage, before = 0.5, after = 0.5): Place {
  const side = Math.min(width, height);
  return [((after - before) * (width - side)) / side, ((after - before) * (height - side)) / side];
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
