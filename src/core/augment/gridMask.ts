import { checkSettings, type SettingsOf, type SettingsTable } from '../methods/settings.ts';
import { openDraws } from '../random/draws.ts';
import type { StreamAddress } from '../random/stream.ts';
import { maskGrid, type Grid } from './grid.ts';
import type { Picture } from './picture.ts';

const SHARE = { kind: 'number', least: 0.05, most: 1, step: 0.05 } as const;

export const GRID_MASK_SETTINGS = {
  least: {
    ...SHARE,
    default: 0.4,
    label: 'Least distance',
    help: "Least distance of two erased squares, as a share of the picture's shorter side.",
  },
  most: {
    ...SHARE,
    default: 1,
    label: 'Most distance',
    help: "Most distance of two erased squares, as a share of the picture's shorter side; it is drawn between the two.",
  },
  ratio: {
    kind: 'number',
    least: 0,
    most: 1,
    step: 0.05,
    default: 0.6,
    label: 'Kept',
    help: 'Share of the distance that is kept between two squares: 0 erases everything, 1 nothing.',
  },
} as const satisfies SettingsTable;

export type GridMaskSettings = SettingsOf<typeof GRID_MASK_SETTINGS>;

/**
 * Refuses settings that `gridMask` cannot use.
 *
 * @throws RangeError for settings out of their ranges, and where the least distance is above the most.
 */
export function checkGridMask(settings: GridMaskSettings): void {
  checkSettings(GRID_MASK_SETTINGS, settings);
  const { least, most } = settings;
  if (least > most) throw new RangeError(`Expected least to be at most ${most}, as most is, got ${least}.`);
}

/**
 * GridMask: squares in a regular grid are erased, the grid's distance and place drawn. P. Chen et al., "GridMask Data
 * Augmentation", 2020 (d from 96 to 224 of 224 pixels and ratio 0.6 for ImageNet), without the rotation of the grid.
 *
 * @param picture any size.
 * @param settings as `GRID_MASK_SETTINGS` declares.
 * @param stream what to draw from.
 * @returns the picture, and the grid that was erased.
 * @throws RangeError as `checkGridMask`.
 */
export function gridMask(
  picture: Picture,
  settings: GridMaskSettings,
  stream: StreamAddress,
): { readonly picture: Picture; readonly grid: Grid } {
  checkGridMask(settings);
  const side = Math.min(picture.width, picture.height);
  const pixels = (share: number): number => Math.max(1, Math.round(share * side));
  const [least, most] = [pixels(settings.least), pixels(settings.most)];
  const draws = openDraws(stream);
  const d = least + draws.below(most - least + 1);
  const grid = { d, ratio: settings.ratio, dx: draws.below(d), dy: draws.below(d) };
  return { picture: maskGrid(picture, grid), grid };
}
