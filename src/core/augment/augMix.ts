import { checkSettings, type SettingsOf, type SettingsTable } from '../methods/settings.ts';
import { openDraws } from '../random/draws.ts';
import type { StreamAddress } from '../random/stream.ts';
import { drawOperation } from './drawOperation.ts';
import { FILL_SETTING, fillColour } from './fill.ts';
import { AUG_MIX, magnitudesFor } from './magnitudes.ts';
import { EVENNESS, toBytes, weightedSum, type Part } from './mix.ts';
import { applyOperations, type Operation } from './operation.ts';
import type { Picture } from './picture.ts';
import { INTERPOLATION_SETTING } from './warp.ts';

/** Longest chain where its length is drawn. */
const DRAWN_DEPTH = 3;

export const AUG_MIX_SETTINGS = {
  severity: {
    kind: 'number',
    least: 1,
    most: 10,
    step: 1,
    default: 3,
    label: 'Severity',
    help: 'How strong the operations may be: magnitudes are drawn among the first of ten steps.',
  },
  width: {
    kind: 'number',
    least: 1,
    most: 10,
    step: 1,
    default: 3,
    label: 'Chains',
    help: 'How many chains of operations are mixed.',
  },
  depth: {
    kind: 'number',
    least: 0,
    most: 10,
    step: 1,
    default: 0,
    label: 'Depth',
    help: 'Operations in a chain; 0 draws 1 to 3 for each chain.',
  },
  evenness: {
    ...EVENNESS,
    help: 'How even the weights of the chains and of the picture itself are: 1 draws any, more draws them alike.',
  },
  interpolation: INTERPOLATION_SETTING,
  fill: FILL_SETTING,
} as const satisfies SettingsTable;

export type AugMixSettings = SettingsOf<typeof AUG_MIX_SETTINGS>;

/** A chain of operations and its weight in the mix. */
export interface Chain {
  readonly weight: number;
  readonly operations: readonly Operation[];
}

/** How a mix was made: the picture itself counts 1 - share, the chains, whose weights sum to 1, share. */
export interface Mix {
  readonly share: number;
  readonly chains: readonly Chain[];
}

/**
 * AugMix: the picture mixed with several chains of operations on it. D. Hendrycks et al., "AugMix: A Simple Data Processing Method
 * to Improve Robustness and Uncertainty", 2020, with torchvision's operations (all of them), magnitudes and defaults.
 *
 * @param picture any size.
 * @param settings as `AUG_MIX_SETTINGS` declares.
 * @param stream what to draw from.
 * @returns the picture, cut to bytes as torchvision cuts it, and how it was mixed.
 * @throws RangeError for settings out of their ranges.
 */
export function augMix(
  picture: Picture,
  settings: AugMixSettings,
  stream: StreamAddress,
): { readonly picture: Picture; readonly mix: Mix } {
  checkSettings(AUG_MIX_SETTINGS, settings);
  const { severity, width, depth, evenness, interpolation, fill } = settings;
  const table = magnitudesFor(AUG_MIX, picture.width, picture.height);
  const draws = openDraws(stream);
  const share = draws.beta(evenness, evenness);
  const chains = draws.dirichlet(width, evenness).map((weight): Chain => {
    const length = depth === 0 ? 1 + draws.below(DRAWN_DEPTH) : depth;
    const operations = Array.from({ length }, () => drawOperation(table, draws, () => draws.below(severity)));
    return { weight, operations };
  });
  const mix = { share, chains };
  const sampling = { interpolation, fill: fillColour(fill, picture) };
  const pictures = chains.map(({ operations }) => applyOperations(picture, operations, sampling));
  return { picture: toBytes(weightedSum(mixParts(picture, mix, pictures)), picture, 'truncate'), mix };
}

/**
 * The parts of a mix: (1 - share) of the picture, and share times its weight of every chain's.
 *
 * @param picture the picture itself.
 * @param mix how it is mixed.
 * @param pictures what each chain made of it.
 */
export function mixParts(picture: Picture, { share, chains }: Mix, pictures: readonly Picture[]): Part[] {
  const augmented = chains.map(({ weight }, i) => ({ picture: pictures[i]!, weight: share * weight }));
  return [{ picture, weight: 1 - share }, ...augmented];
}
