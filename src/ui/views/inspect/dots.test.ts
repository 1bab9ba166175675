import { describe, expect, it } from 'vitest';
import { imageId } from '../../../core/brands.ts';
import { classKey, slotId } from '../../../store/ids.ts';
import { UNREVIEWED } from '../../../store/review/state.ts';
import type { VariantRecord } from '../../../store/run/state.ts';
import type { SeedImage } from '../../../store/seeds/state.ts';
import type { PickedFacts } from '../../../export/picked.ts';
import { pickRecord } from '../../../store/picks/state.ts';
import { classColour } from './classColour.ts';
import { colourOf, place, wordsOf, type DotFacts } from './dots.ts';

const seed = imageId('cat/tom.png');
const slot = slotId(seed, 2);
const SEED = { kind: 'seed', id: seed, x: 0, y: 0 } as const;
const VARIANT = { kind: 'variant', slot, x: 1, y: 2 } as const;

const FACTS: DotFacts = {
  images: new Map([[seed, { id: seed, name: 'tom.png', label: classKey('cat') } as SeedImage]]),
  classes: [],
  variants: new Map([[slot, { slot, seed, k: 2, classScore: 0.934 } as VariantRecord]]),
  picks: new Map(),
  decisions: new Map(),
};

describe('wordsOf', () => {
  it('says kind, file, class and state', () => {
    expect(wordsOf(SEED, FACTS)).toBe('Seed tom.png, class cat');
    expect(wordsOf(VARIANT, FACTS)).toBe('Variant 2 of tom.png, class cat, unreviewed, class score 0.93');
  });

  it('says what the person decided', () => {
    const decision = { ...UNREVIEWED, verdict: 'accepted', relabel: classKey('dog') } as const;
    const facts = { ...FACTS, decisions: new Map([[slot, decision]]) };
    expect(wordsOf(VARIANT, facts)).toBe('Variant 2 of tom.png, class dog, accepted, class score 0.93');
    expect(colourOf(VARIANT, facts, 'state')).toBe('var(--leaf)');
  });

  it('says where a picked picture is from, and what it was picked for', () => {
    const pick = pickRecord(classKey('dog'), { from: 'more/rex.png', sha256: 'ab', probability: 0.97 } as PickedFacts);
    const facts = {
      ...FACTS,
      classes: ['cat', 'dog'].map((name) => ({ key: classKey(name), name, code: null, leftOut: false })),
      picks: new Map([[pick.slot, pick]]),
    };
    const point = { kind: 'variant', slot: pick.slot, x: 0, y: 0 } as const;
    expect(wordsOf(point, facts)).toBe('Related picture more/rex.png, class dog, unreviewed, class score 0.97');
    expect(colourOf(point, facts, 'class')).toBe(classColour(1));
  });

  it('has words for pictures outside of any folder', () => {
    const image = { id: seed, name: 'tom.png', label: classKey('') } as SeedImage;
    expect(wordsOf(SEED, { ...FACTS, images: new Map([[seed, image]]) })).toBe('Seed tom.png, no folder');
  });
});

describe('place', () => {
  it('fills the size but for a margin, and turns up into up', () => {
    expect(place([SEED, VARIANT], { width: 100, height: 200 })).toEqual([
      { x: 18, y: 182 },
      { x: 82, y: 18 },
    ]);
  });
});
