import { checkSettings, type SettingsOf, type SettingsTable } from '../methods/settings.ts';
import { openDraws } from '../random/draws.ts';
import type { StreamAddress } from '../random/stream.ts';
import { boxAround, erase, type Box } from './box.ts';
import { FILL_SETTING, fillColour } from './fill.ts';
import type { Picture } from './picture.ts';

export const CUTOUT_SETTINGS = {
  share: {
    kind: 'number',
    least: 0,
    most: 1,
    step: 0.05,
    default: 0.5,
    label: 'Side',
    help: "Side of the erased square, as a share of the picture's shorter side; the paper takes half of it for CIFAR-10.",
  },
  fill: FILL_SETTING,
} as const satisfies SettingsTable;

export type CutoutSettings = SettingsOf<typeof CUTOUT_SETTINGS>;

/**
 * Cutout: a square is erased around a pixel that may lie anywhere, so that at the edges less is erased. T. DeVries, G. W. Taylor,
 * "Improved Regularization of Convolutional Neural Networks with Cutout", 2017.
 *
 * @param picture any size.
 * @param settings as `CUTOUT_SETTINGS` declares.
 * @param stream what to draw from.
 * @returns the picture, and the box that was erased.
 * @throws RangeError for settings out of their ranges.
 */
export function cutout(
  picture: Picture,
  settings: CutoutSettings,
  stream: StreamAddress,
): { readonly picture: Picture; readonly box: Box } {
  checkSettings(CUTOUT_SETTINGS, settings);
  const { width, height } = picture;
  const draws = openDraws(stream);
  const side = Math.round(settings.share * Math.min(width, height));
  const box = boxAround(draws.below(width), draws.below(height), side, side, picture);
  return { picture: erase(picture, box, fillColour(settings.fill, picture)), box };
}
