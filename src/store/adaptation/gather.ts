/** @file Everything that the prior is adapted to, from the state: the same pictures in the same order as the command takes. */

import { atMost } from '../../core/adaptation/atMost.ts';
import { ADAPTATION } from '../../core/adaptation/settings.ts';
import { sha256 } from '../../core/bytes/sha256.ts';
import { stretchOf } from '../../core/run/recipe.ts';
import { failure, success, type Result } from '../../protocol/failure.ts';
import type { AdaptationAsked, AdaptationSeed } from '../../protocol/adaptation.ts';
import type { ShelvedPack } from '../../protocol/packs.ts';
import type { Context } from '../context.ts';
import { keptSeeds } from '../seeds/selectors.ts';
import type { SeedImage } from '../seeds/state.ts';
import type { StudioState } from '../state.ts';
import { MOST_SEEDS } from './state.ts';

export interface Gathered {
  readonly asked: Omit<AdaptationAsked, 'from'>;
  /** See `KeptAdaptation.of`. */
  readonly of: string;
}

/** The prior in use; `null` until the packs were listed. */
export const priorInUse = ({ models: { packs, chosen } }: Pick<StudioState, 'models'>): ShelvedPack | null =>
  packs?.find(({ role, key }) => role === 'prior' && key === chosen.prior) ?? null;

/** Seeds that take part, in the order of their paths. */
function adaptedSeeds({ seeds, recipe }: Pick<StudioState, 'seeds' | 'recipe'>): readonly SeedImage[] {
  const all = keptSeeds(seeds).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const labels = all.map(({ label }) => label);
  return atMost(labels, MOST_SEEDS, recipe.settings.runSeed).map((i) => all[i]!);
}

/**
 * Gathers the seeds and how they are taken.
 *
 * @param prior that is adapted.
 * @param steps at most.
 */
export async function gather(
  { store, blobs, chosenPacks, appVersion }: Pick<Context, 'store' | 'blobs' | 'chosenPacks' | 'appVersion'>,
  prior: ShelvedPack,
  steps: number,
): Promise<Result<Gathered>> {
  const state = store.getState();
  const { runSeed, side } = state.recipe.settings;
  const settings = { ...ADAPTATION, steps };
  const stretch = stretchOf(state.recipe.settings);
  const images = adaptedSeeds(state);
  const files = await Promise.all(images.map(({ original }) => blobs.get(original)));
  const gone = images.find((_, i) => !files[i]);
  if (gone) return failure({ code: 'file-gone', path: gone.id });
  const seeds = images.map(({ id, sha256: digest, label, crop }, i): AdaptationSeed => ({
    ...{ path: id, sha256: digest, label, file: files[i]! },
    ...(crop !== undefined && { crop }),
  }));
  const known = { prior: prior.sha256, settings, runSeed, side, stretch, appVersion };
  const pictures = seeds.map(({ path, sha256: digest, label, crop }) => [path, digest, label, crop ?? null]);
  return success({
    asked: {
      prior: chosenPacks.places(state.models.chosen).prior,
      seeds,
      side,
      stretch,
      settings,
      runSeed,
      appVersion,
    },
    of: await sha256(JSON.stringify([known, pictures])),
  });
}
