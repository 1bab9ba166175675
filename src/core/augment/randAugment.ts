import { checkSettings, type SettingsOf, type SettingsTable } from '../methods/settings.ts';
import { openDraws } from '../random/draws.ts';
import type { StreamAddress } from '../random/stream.ts';
import { drawOperation } from './drawOperation.ts';
import { FILL_SETTING, fillColour } from './fill.ts';
import { magnitudesFor, RAND_AUGMENT } from './magnitudes.ts';
import { applyOperations, type Operation } from './operation.ts';
import type { Picture } from './picture.ts';
import { INTERPOLATION_SETTING } from './warp.ts';

export const RAND_AUGMENT_SETTINGS = {
  operations: {
    kind: 'number',
    least: 1,
    most: 14,
    step: 1,
    default: 2,
    label: 'Operations',
    help: 'How many of the fourteen operations are done to a picture, one after the other; one may come twice.',
  },
  magnitude: {
    kind: 'number',
    least: 0,
    most: 30,
    step: 1,
    default: 9,
    label: 'Magnitude',
    help: 'How strong every operation is, in the published steps of 0 to 30.',
  },
  interpolation: INTERPOLATION_SETTING,
  fill: FILL_SETTING,
} as const satisfies SettingsTable;

export type RandAugmentSettings = SettingsOf<typeof RAND_AUGMENT_SETTINGS>;

/**
 * RandAugment: some operations drawn with replacement, all at one magnitude. E. D. Cubuk et al., "RandAugment: Practical Automated
 * Data Augmentation with a Reduced Search Space", 2020, with torchvision's operations, magnitudes and defaults.
 *
 * @param picture any size.
 * @param settings as `RAND_AUGMENT_SETTINGS` declares.
 * @param stream what to draw from.
 * @returns the picture, and what was done to it in order.
 * @throws RangeError for settings out of their ranges.
 */
export function randAugment(
  picture: Picture,
  settings: RandAugmentSettings,
  stream: StreamAddress,
): { readonly picture: Picture; readonly operations: readonly Operation[] } {
  checkSettings(RAND_AUGMENT_SETTINGS, settings);
  const { magnitude, interpolation, fill } = settings;
  const table = magnitudesFor(RAND_AUGMENT, picture.width, picture.height);
  const draws = openDraws(stream);
  const operations = Array.from({ length: settings.operations }, () => drawOperation(table, draws, () => magnitude));
  const sampling = { interpolation, fill: fillColour(fill, picture) };
  return { picture: applyOperations(picture, operations, sampling), operations };
}
