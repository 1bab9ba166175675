import { describe, expect, it } from 'vitest';
import { classIndex, imageId } from '../brands.ts';
import { classMatrix } from '../judge/classMatrix.ts';
import { viewSetOf } from '../judge/head/viewSets.ts';
import { blendPrototypes, prototypesOf } from '../judge/prototypes.ts';
import { guessing, judgeHeadOf, misreadSeeds } from './judgeHead.ts';
import { DEFAULT_RECIPE, checkRecipe, type JudgeMode } from './recipe.ts';
import { lessonOf, modeOf, setJudge, wantsViews, type SeenSeed } from './setJudge.ts';
import { runSeed } from '../brands.ts';

/** Seeds about the corners of a triangle that the names do not point to. */
const WIDTH = 6;
const seeds: readonly SeenSeed[] = Array.from({ length: 12 }, (_, i) => ({
  key: `set/${i}`,
  id: imageId(`class/${String(i).padStart(2, '0')}.png`),
  label: classIndex(i % 3, 3),
  embedding: Float32Array.from({ length: WIDTH }, (__, k) => Number(k === i % 3) + 0.3 * Math.sin(5 * i + 3 * k)),
}));
const text = classMatrix(
  [2, 0, 1].map((corner) => Float64Array.from({ length: WIDTH }, (_, k) => Number(k === corner) + 0.1)),
  10,
);
const by = (judgeMode: JudgeMode, prototypes = 0) => ({ judgeMode, prototypes });
const bitsOf = (judge: ReturnType<typeof setJudge>) => seeds.map(({ key }) => judge.classesFor(key));

describe('setJudge', () => {
  it('by names is the text, to the bit, and by prototypes what they always were', () => {
    const named = setJudge(text, seeds, by('names'));
    for (const classes of bitsOf(named)) expect(classes).toEqual(text);
    expect(named.classesFor('unseen').rows).toEqual(text.rows);
    const prototypes = prototypesOf(seeds, 3, WIDTH);
    for (const mode of ['names', 'auto'] as const) {
      expect(bitsOf(setJudge(text, seeds, by(mode, 0.4)))).toEqual(
        seeds.map((seed) => blendPrototypes(text, prototypes, 0.4, seed)),
      );
    }
  });

  it('learns by itself as soon as every class has two seeds', () => {
    expect(setJudge(text, seeds, by('auto')).mode).toBe('names and examples');
    expect(setJudge(text, seeds.slice(0, 5), by('auto')).mode).toBe('names');
    expect(setJudge(text, [], by('examples')).mode).toBe('names');
    expect(modeOf(seeds, 4, by('auto'))).toBe('names');
  });

  it('is the same to the bit whatever the order of the seeds, and whatever they are called', () => {
    for (const mode of ['names and examples', 'examples'] as const) {
      const judge = setJudge(text, seeds, by(mode));
      const moved = setJudge(text, [...seeds].reverse(), by(mode));
      expect(bitsOf(moved)).toEqual(bitsOf(judge));
      expect(judgeHeadOf(moved)).toEqual(judgeHeadOf(judge));
      const renamed = setJudge(
        text,
        seeds.map((seed) => ({ ...seed, key: `wrapped/${seed.key}` })),
        by(mode),
      );
      expect(renamed.classesFor('wrapped/set/4')).toEqual(judge.classesFor('set/4'));
    }
  });

  it('learns from other views where the recipe says so, the set is of a size where they tell, and all are there', () => {
    const many: readonly SeenSeed[] = [0, 1].flatMap((turn) =>
      seeds.map((seed, i) => ({ ...seed, key: `${turn}/${i}`, id: imageId(`class/${turn}${i}.png`) })),
    );
    const shaken = (seed: SeenSeed, view: number) =>
      Float32Array.from(seed.embedding, (value, k) => value + 0.2 * Math.sin(7 * view + 11 * k + seed.key.length));
    const viewed: readonly SeenSeed[] = many.map((seed) => ({
      ...seed,
      views: [1, 2, 3].map((view) => shaken(seed, view)),
    }));
    const best = { ...by('auto'), judgeViews: 'best' } as const;
    const judge = setJudge(text, viewed, best);
    const { views, forwards } = judgeHeadOf(judge);
    expect([forwards, views]).toEqual([4, viewSetOf(judge.head!)]);
    const { nll } = setJudge(text, many, by('auto')).head!.leaveOneOut;
    expect(judge.head!.leaveOneOut.nll).toBeLessThanOrEqual(nll);
    expect(judge.classesFor('0/3')).not.toEqual(judge.head!.classes);
    // To the bit as before there was a choice.
    const before = setJudge(text, viewed, by('auto'));
    expect(judgeHeadOf(before)).not.toHaveProperty('views');
    expect(before.head!.classes).toEqual(setJudge(text, many, best).head!.classes);
    expect(before.head!.forwards).toBe(1);
    expect(setJudge(text, viewed.with(0, many[0]!), best).forwards).toBe(1);
  });

  it('wants other views of 8 seeds a class or more, 500 at most, where it learns at all', () => {
    const some = (count: number) => Array.from({ length: count }, (_, i) => ({ label: classIndex(i % 3, 3) }));
    const best = { ...by('auto'), judgeViews: 'best' } as const;
    expect([23, 24, 500, 501].map((count) => wantsViews(some(count), 3, best))).toEqual([false, true, true, false]);
    expect(wantsViews(some(24), 3, { ...best, judgeMode: 'names' })).toBe(false);
    expect(wantsViews(some(24), 3, { ...best, judgeViews: 'seed' })).toBe(false);
    expect(wantsViews(some(24), 3, by('auto'))).toBe(false);
  });

  it('learns from 4,000 seeds at most, small classes whole and the others evenly, and reads the rest unlearnt', () => {
    const labels = Array.from({ length: 9100 }, (_, i) => (i < 100 ? 2 : i % 2));
    const many = labels.map((label, i): SeenSeed => ({
      ...seeds[(i % 4) * 3 + label]!,
      key: `set/${i}`,
      id: imageId(`class/${String(i).padStart(4, '0')}.png`),
      label: classIndex(label, 3),
    }));
    const { examples } = lessonOf(text, many, by('examples'))!;
    const of = (label: number) => examples.filter((seed) => Number(seed.label) === label);
    expect([of(0).length, of(1).length, of(2).length]).toEqual([1950, 1950, 100]);
    expect(examples).toEqual(many.filter((seed) => examples.includes(seed)));
    // Of any hundred of a class, as many as of any other.
    const places = of(0).map(({ key }) => Math.floor(Number(key.slice(4)) / 1000));
    for (const part of [1, 2, 3, 4, 5, 6, 7, 8]) {
      expect(Math.abs(places.filter((place) => place === part).length - 1950 / 9)).toBeLessThan(3);
    }
    const judge = setJudge(text, many, by('examples'));
    const learnt = new Set(examples.map(({ key }) => key));
    const unlearnt = many.find(({ key }) => !learnt.has(key))!;
    expect(judge.classesFor(unlearnt.key)).toBe(judge.head!.classes);
    expect(judge.classesFor(examples[0]!.key)).not.toBe(judge.head!.classes);
    expect(lessonOf(text, many.slice(0, 4000), by('examples'))!.examples).toHaveLength(4000);
  });

  it('never lets a seed vouch for itself', () => {
    // Lambda, pull and temperature are chosen with all seeds and their labels; the weights without the seed are in closed form.
    const judge = setJudge(text, seeds, by('examples'));
    const { classes } = judge.head!;
    expect(judge.classesFor('set/0')).not.toEqual(classes);
    expect(judge.classesFor('unseen')).toBe(classes);
    // A wrong label is found by the others, though the head learnt it.
    const wrong = seeds.map((seed, i) => (i === 0 ? { ...seed, label: classIndex(1, 3) } : seed));
    expect(misreadSeeds(setJudge(text, wrong, by('examples'))).map(({ key }) => key)).toContain('set/0');
  });

  it('says how well it reads what it does not know', () => {
    const named = judgeHeadOf(setJudge(text, seeds, by('names')));
    expect(named).toEqual({ mode: 'names', lambda: null, scale: 1, temperature: 0.1, leaveOneOut: 0 });
    const judge = setJudge(text, seeds, by('names and examples'));
    const learnt = judgeHeadOf(judge);
    expect(learnt.leaveOneOut).toBe(1);
    expect(learnt.leaveOneOut).toBe(judge.head!.leaveOneOut.accuracy);
    expect(learnt.lambda).toBeGreaterThan(0);
    expect(learnt.temperature).toBe(judge.head!.temperature);
    expect(judgeHeadOf(setJudge(text, [], by('auto'))).leaveOneOut).toBeNull();
    expect(guessing([0, 0, 0, 1])).toBe(0.75);
    expect(guessing([])).toBe(0);
  });
});

describe('checkRecipe', () => {
  it('refuses prototypes beside what was learnt', () => {
    const recipe = { ...DEFAULT_RECIPE, runSeed: runSeed(0), prototypes: 0.5 };
    expect(() => {
      checkRecipe({ ...recipe, judgeMode: 'examples' });
    }).toThrow(/no prototypes where the judge goes by examples/);
    expect(() => {
      checkRecipe({ ...recipe, judgeMode: 'pictures' as JudgeMode });
    }).toThrow(/got "pictures"/);
    checkRecipe({ ...recipe, judgeMode: 'names' });
  });
});
