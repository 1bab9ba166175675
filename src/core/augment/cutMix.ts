import { checkSettings, type SettingsOf, type SettingsTable } from '../methods/settings.ts';
import { openDraws } from '../random/draws.ts';
import type { StreamAddress } from '../random/stream.ts';
import { areaOf, boxAround, paste, type Box } from './box.ts';
import { EVENNESS } from './mix.ts';
import { checkSameSize, type Picture } from './picture.ts';

export const CUT_MIX_SETTINGS = { evenness: EVENNESS } as const satisfies SettingsTable;

export type CutMixSettings = SettingsOf<typeof CUT_MIX_SETTINGS>;

/**
 * CutMix: a box of the partner is pasted into the picture. S. Yun et al., "CutMix: Regularization Strategy to Train Strong
 * Classifiers with Localizable Features", 2019.
 *
 * @param picture any size.
 * @param partner a picture of the same size.
 * @param settings as `CUT_MIX_SETTINGS` declares.
 * @param stream what to draw from.
 * @returns the picture, the box that is the partner's, and lambda: the share of pixels that are the picture's own. Its label weighs
 *   lambda, the partner's 1 - lambda.
 * @throws RangeError for settings out of their ranges, and where the sizes differ.
 */
export function cutMix(
  picture: Picture,
  partner: Picture,
  settings: CutMixSettings,
  stream: StreamAddress,
): { readonly picture: Picture; readonly lambda: number; readonly box: Box } {
  checkSettings(CUT_MIX_SETTINGS, settings);
  checkSameSize(picture, partner);
  const draws = openDraws(stream);
  const lambda = draws.beta(settings.evenness, settings.evenness);
  const box = cutMixBox(picture, lambda, draws.below(picture.width), draws.below(picture.height));
  return { picture: paste(picture, box, partner), lambda: ownShare(picture, box), box };
}

/**
 * The box that CutMix pastes.
 *
 * @param picture whose size counts.
 * @param lambda share that the picture keeps where the box lies inside of it, in [0, 1].
 * @param x column of the box's middle.
 * @param y row of the box's middle.
 */
export function cutMixBox(picture: Picture, lambda: number, x: number, y: number): Box {
  const side = Math.sqrt(1 - lambda);
  return boxAround(x, y, Math.trunc(picture.width * side), Math.trunc(picture.height * side), picture);
}

/** Share of a picture's pixels outside of a box. */
export const ownShare = ({ width, height }: Picture, box: Box): number => 1 - areaOf(box) / (width * height);
