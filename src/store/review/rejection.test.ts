import { describe, expect, it } from 'vitest';
import { imageId } from '../../core/brands.ts';
import { byNaturalOrder } from '../../core/dataset/naturalOrder.ts';
import { fakeStudio } from '../../testing/fakeStudio.ts';
import { classKey } from '../ids.ts';
import type { VariantRecord } from '../run/state.ts';
import { planRejection, type RejectionSource } from './rejection.ts';
import type { Rule } from './state.ts';

const [CAT, DOG] = [classKey('cat'), classKey('dog')];

const bySlot = (a: VariantRecord, b: VariantRecord) => byNaturalOrder(a.slot, b.slot);

/** Two cats that the judge reads with 0.9 and two dogs with 0.3, each with two variants of these class scores. */
async function reviewed(scores: readonly number[]): Promise<RejectionSource> {
  const { actions, store, until, open } = fakeStudio();
  await open();
  actions.recipe.change({ variants: 2 });
  actions.run.expand();
  await until(({ run }) => run.phase.kind === 'finished');
  const { seeds, run, review } = store.getState();
  const variants = new Map(
    [...run.variants.values()]
      .toSorted(bySlot)
      .map((variant, i): [VariantRecord['slot'], VariantRecord] => [
        variant.slot,
        { ...variant, classScore: scores[i]! },
      ]),
  );
  const seedReadings = new Map(
    [...run.seedReadings].map(([id, reading]) => [
      id,
      { ...reading, probabilities: id.startsWith('cat') ? [0.9, 0.1] : [0.7, 0.3] },
    ]),
  );
  return { seeds, review, run: { ...run, variants, seedReadings } };
}

describe('what rules would reject', () => {
  const half: Rule = { kind: 'below-seed', share: 0.5 };

  it('goes by the seed: a class that is hard to read is not emptied by a limit for all', async () => {
    const source = await reviewed([0.95, 0.4, 0.8, 0.5, 0.2, 0.25, 0.1, 0.29]);
    expect(planRejection(source, [half]).classes).toEqual([
      { key: CAT, before: 4, after: 3 },
      { key: DOG, before: 4, after: 3 },
    ]);
    const limit: Rule = { kind: 'below', figure: 'classScore', limit: 0.3 };
    const emptied = planRejection(source, [limit]);
    expect(emptied.classes).toEqual([{ key: DOG, before: 4, after: 0 }]);
    expect(new Set(emptied.hit.values())).toEqual(new Set([limit]));
  });

  it('keeps as many of a class as are asked for, the best of them, and says which it spared', async () => {
    const source = await reviewed([0.95, 0.4, 0.8, 0.5, 0.2, 0.25, 0.1, 0.29]);
    const rules: Rule[] = [half, { kind: 'below', figure: 'classScore', limit: 0.3 }];
    const { hit, spared, classes } = planRejection(source, rules, 2);
    expect(classes.find(({ key }) => key === DOG)).toEqual({ key: DOG, before: 4, after: 2 });
    const dogs = [...source.run.variants.values()].filter(({ seed }) => seed.startsWith('dog'));
    const scoresOf = (slots: readonly unknown[]) =>
      dogs.flatMap(({ slot, classScore }) => (slots.includes(slot) ? [classScore] : []));
    expect(scoresOf(spared)).toEqual([0.25, 0.29]);
    expect(scoresOf([...hit.keys()])).toEqual([0.2, 0.1]);
    // More than there are: none goes.
    expect(planRejection(source, rules, 9)).toMatchObject({ hit: new Map(), classes: [] });
  });

  it('counts a relabelled variant to its new class, and a seed that was not read with none', async () => {
    const source = await reviewed([0.1, 0.1, 0.8, 0.8, 0.3, 0.3, 0.3, 0.3]);
    const [moved] = source.run.families.get(imageId('cat/1.png'))!;
    const decisions = new Map([[moved!, { verdict: 'unreviewed', relabel: DOG, reason: null, at: null } as const]]);
    const relabelled = planRejection({ ...source, review: { ...source.review, decisions } }, [half]);
    expect(relabelled.classes).toEqual([
      { key: CAT, before: 3, after: 2 },
      { key: DOG, before: 5, after: 4 },
    ]);
    const unread = { ...source, run: { ...source.run, seedReadings: new Map() } };
    expect(planRejection(unread, [half]).hit.size).toBe(0);
  });
});
