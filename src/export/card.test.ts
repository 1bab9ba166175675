import { describe, expect, it } from 'vitest';
import { runSeed } from '../core/brands.ts';
import { DEFAULT_RECIPE, partOf } from '../core/run/recipe.ts';
import { EXAMPLE_RECEIPT } from '../testing/receipts.ts';
import { EN } from '../ui/words/en.ts';
import { cardText, type CardFacts } from './card.ts';

const PACK = { id: 'pack', version: '1.0.0', sha256: 'aa' };

const FACTS: CardFacts = {
  name: 'pets',
  run: {
    classes: ['cat'],
    judgeHead: null,
    recipe: { ...DEFAULT_RECIPE, runSeed: runSeed(0), variants: 7 },
    prompt: 'a {label}',
    judge: PACK,
    prior: PACK,
    appVersion: '1.2.3',
  },
  classes: [{ label: 'cat', name: 'cat', originals: 2, variants: 3, picked: 0 }],
  verdicts: { accepted: 3, rejected: 0, unreviewed: 0 },
  layout: 'Folders.',
  packs: [],
  pictures: [],
};

describe('cardText', () => {
  it('says how many variants were asked for: of every seed, or for every class', () => {
    expect(cardText(FACTS)).toContain('| variants per image | 7 |');
    const toppedUp = cardText({ ...FACTS, run: { ...FACTS.run, recipe: { ...FACTS.run.recipe, perClass: 20 } } });
    expect(toppedUp).toContain('| images per class, topped up to | 20 |');
    expect(toppedUp).not.toContain('variants per image');
    const topUps = [{ label: 'cat', images: 30 }];
    const one = cardText({ ...FACTS, run: { ...FACTS.run, recipe: { ...FACTS.run.recipe, topUps } } });
    expect(one).toContain('| variants per image | 7 |\n| images of cat, topped up to | 30 |');
  });

  it('says what the receipt says, where one was made', () => {
    expect(cardText(FACTS)).not.toContain('## Receipt');
    const card = cardText({ ...FACTS, receipt: { receipt: EXAMPLE_RECEIPT, words: EN } });
    expect(card).toMatch(/\n\n## Receipt\n\nWith the expansion .*\n\n## Settings\n/su);
    expect(card).toContain('| the expansion | 8 | 75.0 ± 5.0 | 2 |');
  });

  it('tells of pictures that were picked, where there are some', () => {
    expect(cardText(FACTS)).not.toContain('picked');
    const classes = [{ label: 'cat', name: 'cat', originals: 2, variants: 3, picked: 1 }];
    const card = cardText({ ...FACTS, classes, pickVerdicts: { accepted: 1, rejected: 2, unreviewed: 0 } });
    expect(card).toContain('Besides 1 real picture, picked from a folder without labels where the judge was sure');
    expect(card).toContain(
      '| class | name | originals | variants | picked |\n| --- | --- | ---: | ---: | ---: |\n| cat | cat | 2 | 3 | 1 |',
    );
    expect(card).toContain('Of the pictures that were picked, 1 were accepted, 2 rejected, 0 not reviewed.');
  });

  it('names every method of a mixture, with its share and settings', () => {
    const parts = [partOf('gif', 2), partOf('copy', 1)];
    const card = cardText({ ...FACTS, run: { ...FACTS.run, recipe: { ...FACTS.run.recipe, parts } } });
    expect(card).toContain('grown with Offshoot 1.2.3 by guided imagination (GIF), copying each image.');
    expect(card).toContain('| Guided imagination: share | 2 |');
    expect(card).toContain('| Guided imagination: stepSize | 0.1 |');
    expect(card).toContain('| Copy: of | seed |');
  });
});
