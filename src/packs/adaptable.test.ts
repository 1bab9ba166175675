import { expect, it } from 'vitest';
import { openTinyPack } from '../testing/openTinyPack.ts';
import { tinyJudge, tinyPrior, tinyUnclip } from '../testing/tinyPacks.ts';
import { adaptableIn } from './adaptable.ts';
import type { PackManifest } from './manifest.ts';

const manifestOf = async (pack: Parameters<typeof openTinyPack>[0]): Promise<PackManifest> =>
  (await openTinyPack(pack)).manifest;

it('an autoencoder with a plane of latents is adapted in the page, a denoiser by the command, others nowhere', async () => {
  const prior = await manifestOf(tinyPrior());
  expect(adaptableIn(prior)).toEqual({ where: 'page' });
  expect(adaptableIn({ ...prior, kind: 'diffusion' } as unknown as PackManifest)).toEqual({ where: 'command' });
  expect(adaptableIn(await manifestOf(tinyJudge()))).toBeNull();
  const tokens = { ...prior, latent: { kind: 'tokens' } } as unknown as PackManifest;
  for (const other of [tokens, await manifestOf(tinyUnclip())]) {
    const why = { code: 'not-adaptable', pack: other.id, why: 'kind' };
    expect(adaptableIn(other)).toEqual({ where: 'nowhere', why });
  }
});
