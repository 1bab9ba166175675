import { checkSettings, type SettingsOf, type SettingsTable } from '../methods/settings.ts';
import { openDraws } from '../random/draws.ts';
import type { StreamAddress } from '../random/stream.ts';
import { EVENNESS, toBytes, weightedSum } from './mix.ts';
import type { Picture } from './picture.ts';

export const MIX_UP_SETTINGS = { evenness: EVENNESS } as const satisfies SettingsTable;

export type MixUpSettings = SettingsOf<typeof MIX_UP_SETTINGS>;

/**
 * MixUp: the picture and its partner, one over the other. H. Zhang et al., "mixup: Beyond Empirical Risk Minimization", 2018.
 *
 * @param picture any size.
 * @param partner a picture of the same size.
 * @param settings as `MIX_UP_SETTINGS` declares.
 * @param stream what to draw from.
 * @returns lambda * picture + (1 - lambda) * partner, rounded to bytes, and lambda: the weight of the picture's label, 1 - lambda
 *   being the partner's.
 * @throws RangeError for settings out of their ranges, and where the sizes differ.
 */
export function mixUp(
  picture: Picture,
  partner: Picture,
  settings: MixUpSettings,
  stream: StreamAddress,
): { readonly picture: Picture; readonly lambda: number } {
  checkSettings(MIX_UP_SETTINGS, settings);
  const lambda = openDraws(stream).beta(settings.evenness, settings.evenness);
  const sum = weightedSum([
    { picture, weight: lambda },
    { picture: partner, weight: 1 - lambda },
  ]);
  return { picture: toBytes(sum, picture, 'nearest'), lambda };
}
