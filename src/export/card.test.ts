import { describe, expect, it } from 'vitest';
import { runSeed } from '../core/brands.ts';
import { DEFAULT_RECIPE } from '../core/expansion/recipe.ts';
import { cardText, type CardFacts } from './card.ts';

const PACK = { id: 'pack', version: '1.0.0', sha256: 'aa' };

const FACTS: CardFacts = {
  name: 'pets',
  run: {
    classes: ['cat'],
    method: 'gif',
    recipe: { ...DEFAULT_RECIPE, run: runSeed(0), epsilon: 0.5, variants: 7 },
    prompt: 'a {label}',
    judge: PACK,
    prior: PACK,
    appVersion: '1.2.3',
  },
  classes: [{ label: 'cat', name: 'cat', originals: 2, variants: 3 }],
  verdicts: { accepted: 3, rejected: 0, unreviewed: 0 },
  side: 64,
  blend: 0,
  layout: 'Folders.',
  packs: [],
  pictures: [],
};

describe('cardText', () => {
  it('says how many variants were asked for: of every seed, or for every class', () => {
    expect(cardText(FACTS)).toContain('| variants per image | 7 |');
    const toppedUp = cardText({ ...FACTS, perClass: 20 });
    expect(toppedUp).toContain('| images per class, topped up to | 20 |');
    expect(toppedUp).not.toContain('variants per image');
  });
});
