import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { folderSource } from '../../cli/lib/folderSource.ts';
import { openRuntime } from '../../cli/runtime/node.ts';
import { makePack } from '../../src/models/make/makePack.ts';
import { openModels, type OpenModels } from '../../src/models/openModels.ts';
import { judgePack, priorPack, type PriorPack } from '../../src/models/pack.ts';
import { openTinyPack } from '../../src/testing/openTinyPack.ts';
import { tinyJudge, tinyPrior, tinyUnclip } from '../../src/testing/tinyPacks.ts';
import { compareDevices } from './compareDevices.ts';

const CASE = join(import.meta.dirname, '../../cli/reference/cases/diffusion/sd1-tiny');
const runtime = await openRuntime('wasm', 1);

async function denoiser(): Promise<PriorPack> {
  const told = { id: 'sd1-tiny', title: 'Tiny', licence: 'MIT', source: 'random weights' };
  const made = await makePack(await folderSource(CASE), told, runtime);
  if (made.kind === 'lacking') throw new Error(JSON.stringify(made.missing));
  return priorPack(made.pack);
}

const judge = judgePack(await openTinyPack(tinyJudge()));
const open: OpenModels[] = [];
const modelsOf = async (prior: PriorPack) => {
  const models = await openModels({ prior, judge }, runtime);
  open.push(models);
  return models;
};
afterAll(() => Promise.all(open.map((one) => one.close())));

/** The same models on a device that computes something else in a denoiser. */
const wrong = (models: OpenModels): OpenModels => {
  const { diffusion, unclip } = models.models;
  const bent = <Port extends NonNullable<typeof diffusion>>(port: Port): Port => ({
    ...port,
    predict: async (...given) => {
      const { dims, data } = await port.predict(...given);
      return { dims, data: data.map((value, i) => (i % 3 === 0 ? -value : value)) };
    },
  });
  return {
    ...models,
    models: {
      ...models.models,
      ...(diffusion && { diffusion: bent(diffusion) }),
      ...(unclip && { unclip: bent(unclip) }),
    },
  };
};

describe('two devices', () => {
  it('are compared by what every kind of prior is made of: a pack that denoises is more than its autoencoder', async () => {
    const plain = await modelsOf(priorPack(await openTinyPack(tinyPrior())));
    expect(plain.models).not.toHaveProperty('diffusion');
    const diffusion = await modelsOf(await denoiser());
    expect(diffusion.models.prior).toMatchObject({ kind: 'reconstruction' });
    expect(diffusion.models).toHaveProperty('diffusion');
    const unclip = await modelsOf(priorPack(await openTinyPack(tinyUnclip())));
    expect(unclip.models.prior).toBeNull();
    for (const models of [plain, diffusion, unclip]) {
      await models.warm(() => false);
      const { passes, check } = await compareDevices(models, models);
      expect(check).toMatchObject({ kind: 'cosine', least: expect.closeTo(1, 5) as number });
      expect(passes).toBe(true);
    }
    for (const models of [diffusion, unclip])
      expect(await compareDevices(wrong(models), models)).toMatchObject({ passes: false });
  });
});
