import { checkSettings, type SettingsOf, type SettingsTable } from '../methods/settings.ts';
import { openDraws } from '../random/draws.ts';
import type { StreamAddress } from '../random/stream.ts';
import { drawOperation } from './drawOperation.ts';
import { FILL_SETTING, fillColour } from './fill.ts';
import { magnitudesFor, TRIVIAL_AUGMENT } from './magnitudes.ts';
import { applyOperation, type Operation } from './operation.ts';
import type { Picture } from './picture.ts';
import { INTERPOLATION_SETTING } from './warp.ts';

export const TRIVIAL_AUGMENT_SETTINGS = {
  interpolation: INTERPOLATION_SETTING,
  fill: FILL_SETTING,
} as const satisfies SettingsTable;

export type TrivialAugmentSettings = SettingsOf<typeof TRIVIAL_AUGMENT_SETTINGS>;

/**
 * TrivialAugment: one operation at a magnitude drawn evenly. S. G. Müller, F. Hutter, "TrivialAugment: Tuning-free Yet
 * State-of-the-Art Data Augmentation", 2021, with its wide table as in torchvision.
 *
 * @param picture any size.
 * @param settings as `TRIVIAL_AUGMENT_SETTINGS` declares.
 * @param stream what to draw from.
 * @returns the picture, and the operation that was done to it.
 * @throws RangeError for settings out of their ranges.
 */
export function trivialAugment(
  picture: Picture,
  settings: TrivialAugmentSettings,
  stream: StreamAddress,
): { readonly picture: Picture; readonly operations: readonly [Operation] } {
  checkSettings(TRIVIAL_AUGMENT_SETTINGS, settings);
  const table = magnitudesFor(TRIVIAL_AUGMENT, picture.width, picture.height);
  const draws = openDraws(stream);
  const operation = drawOperation(table, draws, () => draws.below(TRIVIAL_AUGMENT.bins));
  const sampling = { interpolation: settings.interpolation, fill: fillColour(settings.fill, picture) };
  return { picture: applyOperation(picture, operation, sampling), operations: [operation] };
}
