import { describe, expect, it } from 'vitest';
import { classIndex, imageId } from '../brands.ts';
import { partOf } from '../run/recipe.ts';
import { probe, sampleOf, type Grow, type Probe } from './probe.ts';
import { proposeRecipe, RADII, type Findings, type StyleProbe } from './proposal.ts';
import { EN } from '../../ui/words/en.ts';

const probed = (kept: number, declined = 0): Probe => ({
  part: partOf('scene'),
  seeds: 40,
  declined,
  made: 40 - declined,
  kept: kept * (40 - declined),
  byClass: [],
});
const styles = (...kept: readonly number[]): StyleProbe[] =>
  kept.map((share, i) => ({ ...probed(share), radius: RADII[i]! }));
const found = (more: Partial<Findings> = {}): Findings => ({
  judge: { mode: 'names and examples', leaveOneOut: 0.9, guessing: 0.1 },
  asTheyAre: 0.9,
  classes: [],
  styles: styles(0.9, 0.88, 0.85, 0.82),
  scene: probed(0.8),
  ...more,
});
const methods = (findings: Findings) => proposeRecipe(findings).recipe.parts.map(({ method }) => method);
const codes = (findings: Findings) => proposeRecipe(findings).reasons.map(({ code }) => code);

describe('proposeRecipe', () => {
  it('moves style as far as the class stays', () => {
    expect(codes(found())).toContain('style-free');
    const [part] = proposeRecipe(found({ styles: styles(0.9, 0.85, 0.5, 0.9) })).recipe.parts;
    expect(part!.settings).toMatchObject({ styleRadius: 0.4 });
    // However far it may go again beyond.
    expect(codes(found({ styles: styles(0.9, 0.85, 0.5, 0.9) }))).toContain('style-limited');
  });

  it('does not guide by colours where the judge takes them for the class', () => {
    const findings = found({ styles: styles(0.4, 0.3, 0.2, 0.1) });
    expect(codes(findings)).toContain('style-is-class');
    expect(proposeRecipe(findings).recipe.parts[0]!.settings).toMatchObject({ styleRadius: 0 });
    // The judge vouches for nothing: it does not choose, and softens the labels.
    const [style, ...rest] = proposeRecipe({ ...findings, scene: null }).recipe.parts;
    expect([style, rest]).toEqual([partOf('unguided', 3), [partOf('randaugment', 2)]]);
    expect(codes({ ...findings, scene: null }).at(-1)).toBe('unguided');
    expect(codes(findings)).not.toContain('unguided');
  });

  it('proposes scenes where there are objects that are known again, and says so where there are none', () => {
    expect(methods(found())).toContain('scene');
    expect(codes(found({ scene: probed(0.9, 30) }))).toContain('no-objects');
    expect(methods(found({ scene: probed(0.9, 30) }))).toEqual(['gif', 'randaugment']);
    expect(codes(found({ scene: probed(0.2) }))).toContain('scenes-lose-class');
    expect(codes(found({ scene: null }))).toContain('no-mask');
  });

  it('gives a class less of what takes away what makes it its own, and says of which', () => {
    const byClass = [
      { made: 20, kept: 19 },
      { made: 20, kept: 2 },
    ];
    const classes = ['cup', 'crab'].map((label) => ({ label, seeds: 20, read: 18 }));
    const scene = { ...probed(0.7), made: 40, kept: 21, byClass };
    const { recipe, reasons } = proposeRecipe(found({ classes, scene: { ...scene, kept: 28 } }));
    expect(recipe.parts[0]).toMatchObject({ method: 'scene', lessFor: [{ label: 'crab', times: 0.3 }] });
    expect(recipe.parts[1]).not.toHaveProperty('lessFor');
    expect(reasons.map((reason) => EN.proposal(reason)).at(-1)).toBe(
      'New scene loses what makes some classes theirs, so they get less of it: crab (10 % of 20 still read as it).',
    );
    // The style that is proposed is the one that is asked about.
    const tried = styles(0.9, 0.85, 0.5, 0.9).map((style, i) => ({ ...style, byClass: i === 1 ? byClass : [] }));
    const [style] = proposeRecipe(found({ classes, scene: null, styles: tried })).recipe.parts;
    expect(style).toMatchObject({ method: 'gif', lessFor: [{ label: 'crab' }] });
  });

  it('asks nothing of a judge that guesses', () => {
    const findings = found({ judge: { mode: 'names', leaveOneOut: 0.2, guessing: 0.1 } });
    expect(methods(findings)).toEqual(['randaugment']);
    expect(codes(findings)).toEqual(['judge-at-chance']);
  });

  it('says every reason with its figures', () => {
    for (const findings of [
      found(),
      found({ styles: styles(0.9, 0.5, 0.5, 0.5) }),
      found({ styles: styles(0.1, 0.1, 0.1, 0.1), scene: probed(0.9, 30) }),
      found({ scene: probed(0.2) }),
      found({ judge: { mode: 'names', leaveOneOut: 0.1, guessing: 0.1 } }),
    ]) {
      const counted = proposeRecipe(findings).reasons.filter(({ code }) => code !== 'unguided');
      for (const reason of counted) expect(EN.proposal(reason)).toMatch(/\d+ %.*\.$/u);
    }
    expect(EN.proposal({ code: 'no-mask' })).toMatch(/mask/u);
  });
});

const seeds = (...labels: readonly number[]) =>
  labels.map((label, i) => ({ id: imageId(`picture ${i}`), label: classIndex(label, 3) }));

describe('sampleOf', () => {
  it('takes of every class the first, then the second', () => {
    expect(sampleOf(seeds(0, 0, 0, 1, 1, 2), 4)).toEqual([0, 1, 3, 5]);
    expect(sampleOf(seeds(0, 1), 9)).toEqual([0, 1]);
  });

  it('takes the same, whatever order they come in', () => {
    const all = seeds(0, 0, 0, 1, 1, 2);
    const turned = all.toReversed();
    const ids = (of: typeof all) => sampleOf(of, 4).map((seed) => of[seed]!.id);
    expect(ids(turned)).toEqual(ids(all));
  });
});

describe('probe', () => {
  const grow: Grow = (seed) =>
    Promise.resolve({
      variants: seed === 2 ? [] : ([{ judged: { top1: 0 } }] as never),
      declined: seed === 2 ? [{ method: 'scene', reason: { code: 'no-object' as const } }] : [],
    });

  it('counts what keeps its class, class by class, and what was declined', async () => {
    const result = await probe(partOf('scene'), [0, 1, 2], [0, 1, 1], 2, grow);
    expect(result).toMatchObject({ seeds: 3, declined: 1, made: 2, kept: 1 });
    expect(result.byClass).toEqual([
      { made: 1, kept: 1 },
      { made: 1, kept: 0 },
    ]);
  });

  it('needs a judge', async () => {
    const unjudged: Grow = () => Promise.resolve({ variants: [{ judged: null }] as never, declined: [] });
    await expect(probe(partOf('gif'), [0], [0], 1, unjudged)).rejects.toThrow(/judged, got one that is not/u);
  });
});
