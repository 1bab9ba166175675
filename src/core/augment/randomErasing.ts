import { exactExp } from '../elementary.ts';
import { checkSettings, type SettingsOf, type SettingsTable } from '../methods/settings.ts';
import { openDraws, type Draws } from '../random/draws.ts';
import { exactLog } from '../random/normal.ts';
import type { StreamAddress } from '../random/stream.ts';
import { erase, type Box } from './box.ts';
import { fillColour } from './fill.ts';
import { picture as pictureFrom, type Picture } from './picture.ts';

const AREA = { kind: 'number', least: 0.01, most: 1, step: 0.01 } as const;

export const RANDOM_ERASING_SETTINGS = {
  leastArea: {
    ...AREA,
    default: 0.02,
    label: 'Least area',
    help: 'Least area of the erased rectangle, as a share of the picture.',
  },
  mostArea: {
    ...AREA,
    default: 0.33,
    label: 'Most area',
    help: 'Most area of the erased rectangle, as a share of the picture; it is drawn between the two.',
  },
  flattest: {
    kind: 'number',
    least: 0.1,
    most: 1,
    step: 0.05,
    default: 0.3,
    label: 'Flattest',
    help: 'Least height of the erased rectangle as a share of its width; 1 over it is the most, so that 1 erases squares.',
  },
  fill: {
    kind: 'choice',
    choices: { noise: 'Random colours', black: 'Black', grey: 'Middle grey', mean: "The picture's mean" },
    default: 'noise',
    label: 'Fill',
    help: 'What stands where the picture was: a random colour for every pixel, as the paper found best, or one colour for all.',
  },
} as const satisfies SettingsTable;

export type RandomErasingSettings = SettingsOf<typeof RANDOM_ERASING_SETTINGS>;

/**
 * Refuses settings that `randomErasing` cannot use.
 *
 * @throws RangeError for settings out of their ranges, and where the least area is above the most.
 */
export function checkRandomErasing(settings: RandomErasingSettings): void {
  checkSettings(RANDOM_ERASING_SETTINGS, settings);
  const { leastArea, mostArea } = settings;
  if (leastArea > mostArea) {
    throw new RangeError(`Expected leastArea to be at most ${mostArea}, as mostArea is, got ${leastArea}.`);
  }
}

/** Ranges of a rectangle: its area as a share of the picture's, and its height over its width. */
export interface Rectangles {
  readonly area: readonly [number, number];
  readonly ratio: readonly [number, number];
}

/** How often a rectangle is drawn that does not fit, before nothing is erased. */
const TRIES = 10;

/**
 * Draws a rectangle, evenly over its area and over the logarithm of its ratio, and then its place, as torchvision's
 * `RandomErasing.get_params` does: one that is as high or as wide as the picture is drawn again.
 *
 * @param size of the picture, in pixels.
 * @param rectangles which.
 * @param draws the stream; it moves on.
 * @returns the rectangle; `null` where none of ten fitted.
 */
export function drawRectangle(
  { width, height }: Pick<Picture, 'width' | 'height'>,
  { area, ratio }: Rectangles,
  draws: Pick<Draws, 'uniform' | 'below'>,
): Box | null {
  const between = (least: number, most: number): number => least + (most - least) * draws.uniform();
  const [flattest, steepest] = [exactLog(ratio[0]), exactLog(ratio[1])];
  for (let tries = 0; tries < TRIES; tries++) {
    const pixels = width * height * between(...area);
    const aspect = exactExp(between(flattest, steepest));
    const [high, wide] = [Math.round(Math.sqrt(pixels * aspect)), Math.round(Math.sqrt(pixels / aspect))];
    if (high >= height || wide >= width) continue;
    const top = draws.below(height - high + 1);
    const left = draws.below(width - wide + 1);
    return { left, top, right: left + wide, bottom: top + high };
  }
  return null;
}

const NOTHING: Box = { left: 0, top: 0, right: 0, bottom: 0 };

/**
 * Random Erasing: a rectangle of any area, shape and place gives way to noise or to a colour. Z. Zhong et al., "Random Erasing Data
 * Augmentation", 2020, with torchvision's ranges. Of the paper's chance to erase nothing there is none: a variant that is its seed
 * teaches nothing.
 *
 * @param picture any size.
 * @param settings as `RANDOM_ERASING_SETTINGS` declares.
 * @param stream what to draw from.
 * @returns the picture, and the box that was erased: one without pixels where no rectangle fitted.
 * @throws RangeError as `checkRandomErasing`.
 */
export function randomErasing(
  picture: Picture,
  settings: RandomErasingSettings,
  stream: StreamAddress,
): { readonly picture: Picture; readonly box: Box } {
  checkRandomErasing(settings);
  const { leastArea, mostArea, flattest, fill } = settings;
  const draws = openDraws(stream);
  const box =
    drawRectangle(picture, { area: [leastArea, mostArea], ratio: [flattest, 1 / flattest] }, draws) ?? NOTHING;
  const erased = fill === 'noise' ? fillWithNoise(picture, box, draws) : erase(picture, box, fillColour(fill, picture));
  return { picture: erased, box };
}

/** A picture with a box of bytes, each as likely, row by row. */
function fillWithNoise({ width, height, data }: Picture, { left, top, right, bottom }: Box, draws: Draws): Picture {
  const bytes = data.slice();
  for (let y = top; y < bottom; y++) {
    for (let at = 3 * (y * width + left); at < 3 * (y * width + right); at++) bytes[at] = draws.below(256);
  }
  return pictureFrom(width, height, bytes);
}
