import { describe, expect, it } from 'vitest';
import { findOut, knownSeeds } from '../../core/propose/findings.ts';
import { proposeRecipe } from '../../core/propose/proposal.ts';
import { classIndex, imageId, pixelTensor } from '../../core/brands.ts';
import { drive } from '../../core/expansion/drive.ts';
import { expandSeed } from '../../core/run/expandSeed.ts';
import { resolveRecipe } from '../../core/run/recipe.ts';
import { setJudge } from '../../core/run/setJudge.ts';
import { slotsOf } from '../../core/run/slots.ts';
import { classMatrix } from '../../core/judge/classMatrix.ts';
import { fakeStudio, PETS } from '../../testing/fakeStudio.ts';
import { LOADED, toyPicture, toyText } from '../../testing/fakeEngine.ts';
import { blindMask, TOY_IMAGE, toyModels } from '../../testing/toyModels.ts';
import { FIRST_RECIPE } from './state.ts';

const ended = async () => {
  const page = fakeStudio();
  await page.open();
  page.actions.recipe.propose();
  await page.until(({ recipe: { proposal } }) => proposal.kind === 'ready');
  const { proposal } = page.store.getState().recipe;
  return { page, proposal: proposal.kind === 'ready' ? proposal.proposal : null };
};

/** What the command does with the same pictures. */
async function byCommand() {
  const models = { ...toyModels(), mask: blindMask };
  const suggestions = { side: LOADED.sides.preferred, epsilon: LOADED.epsilon };
  const settings = resolveRecipe(FIRST_RECIPE.settings, suggestions);
  const seeds = await Promise.all(
    PETS.map(async ({ path, label }, i) => {
      const data = new Float32Array(await toyPicture(i + 1).arrayBuffer());
      const pixels = pixelTensor({ dims: [1, ...TOY_IMAGE], data });
      const embedding = (await models.judge.embed(pixels)).data;
      return { key: path, id: imageId(path), label: classIndex(label === 'cat' ? 0 : 1, 2), pixels, embedding };
    }),
  );
  const text = classMatrix(['a photo of a cat', 'a photo of a dog'].map(toyText), 4);
  const judge = setJudge(text, seeds, settings);
  // Whatever their order.
  const turned = seeds.toReversed();
  const known = knownSeeds(judge, turned, ['cat', 'dog'], true);
  return proposeRecipe(
    await findOut(known, async (index, part) => {
      const { key, ...seed } = turned[index]!;
      const alone = resolveRecipe({ ...settings, parts: [part], select: null }, suggestions);
      const job = { seed, classes: judge.classesFor(key), slots: slotsOf(alone, 1), batch: 1 };
      return (await drive(expandSeed(job, alone, models)))!;
    }),
  );
}

describe('a proposal', () => {
  it('is what the command proposes of the same pictures', async () => {
    expect((await ended()).proposal).toEqual(await byCommand());
  });

  it('changes nothing before it is accepted, and then may be changed', async () => {
    const { page, proposal } = await ended();
    const settings = () => page.store.getState().recipe.settings;
    expect(settings()).toEqual(FIRST_RECIPE.settings);
    page.actions.recipe.acceptProposal();
    expect(settings()).toEqual({ ...FIRST_RECIPE.settings, ...proposal!.recipe });
    page.actions.recipe.change({ variants: 3 });
    expect(settings().variants).toBe(3);
    expect(page.store.getState().recipe.proposal.kind).toBe('accepted');
  });

  it('is put away where nobody wants it', async () => {
    const { page } = await ended();
    page.actions.recipe.dismissProposal();
    expect(page.store.getState().recipe).toMatchObject({ proposal: { kind: 'none' }, settings: FIRST_RECIPE.settings });
  });

  it('says how far its trials are, and ends them when asked', async () => {
    const page = fakeStudio();
    await page.open();
    page.engine.hold('imagine');
    page.actions.recipe.propose();
    await (await page.engine.asked('imagine')).answer();
    const second = await page.engine.asked('imagine');
    // Four seeds by four radii, and by scenes.
    expect(page.store.getState().recipe.proposal).toEqual({ kind: 'running', done: 1, total: 20 });
    page.actions.recipe.dismissProposal();
    expect(second.signal?.aborted).toBe(true);
    expect(page.store.getState().recipe.proposal).toEqual({ kind: 'none' });
  });

  it('says what went wrong', async () => {
    const page = fakeStudio();
    await page.open();
    page.engine.hold('imagine');
    page.actions.recipe.propose();
    (await page.engine.asked('imagine')).fail({ code: 'unexpected', text: 'broke' });
    await page.until(({ recipe: { proposal } }) => proposal.kind === 'failed');
  });

  it('is forgotten where the judge or its seeds change', async () => {
    const { page } = await ended();
    page.actions.recipe.change({ judgeMode: 'names' });
    expect(page.store.getState().recipe.proposal.kind).toBe('none');
    page.actions.recipe.propose();
    await page.until(({ recipe: { proposal } }) => proposal.kind === 'ready');
    page.actions.seeds.leaveOutSeeds([imageId('cat/1.png')], true);
    expect(page.store.getState().recipe.proposal.kind).toBe('none');
  });
});
