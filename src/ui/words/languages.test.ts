import { describe, expect, it } from 'vitest';
import { METHOD_IDS, methodOf } from '../../core/methods/table.ts';
import { BROUGHT, MINE, OWN, PRESET, ROLE, SPEED } from './en/presets.ts';
import { ENGLISH } from './spoken.ts';
import { LANGUAGES, type Language } from './language.ts';
import { wordsOf } from './say.ts';

/** Words that some language spells as English does, or that are names. */
const SAME = new Set(
  'Commit Downloads Download Export Face Filter Hugging Name OK Offshoot Prompt README SHA Softmax Seed Seeds System Term Training Ultralytics UTF Variante WASM'.split(
    ' ',
  ),
);
const isSame = (text: string): boolean =>
  text.includes('/') || text.split(/[^\p{L}]+/u).every((word) => word.length < 5 || SAME.has(word));

type Leaf = readonly [path: string, value: unknown];

function leaves(value: unknown, path = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, child]) => leaves(child, path === '' ? key : `${path}.${key}`));
}

/** What is written in tables as English: titles, labels, helps and choices of methods, and what packs are for. */
function termsOf(value: unknown, written: boolean): string[] {
  if (typeof value === 'string') return written ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    termsOf(child, written || ['title', 'about', 'label', 'help', 'choices'].includes(key)),
  );
}
const TERMS = [
  ...METHOD_IDS.flatMap((id) => termsOf(methodOf(id), false)),
  ...termsOf([BROUGHT, MINE, OWN, PRESET, ROLE, SPEED], true),
];
/** Methods and sets are called by their names everywhere; some words are spelled alike. */
const NAMED =
  /^(?:RandAugment|TrivialAugment|AugMix|CutMix|MixUp|Cutout|GridMask|Random Erasing|Adam|Epsilon|Radius|Gradient|Starts|Interpolation|Bilinear|Prior|CIFAR100-S|Stanford Cars|Caltech-101|DTD|Oxford-IIIT Pets|PathMNIST|BreastMNIST|OrganSMNIST)$/u;

const others = (Object.keys(LANGUAGES) as Language[]).filter((language) => language !== 'en');

describe.each(others)('%s', (language) => {
  it('says all that English says, in words of its own', async () => {
    const [english, own] = [leaves(ENGLISH), leaves(await wordsOf(language))];
    expect(own.map(([path]) => path).sort()).toEqual(english.map(([path]) => path).sort());
    const said = new Map(own);
    const borrowed = english.filter(([path, text]) => {
      const here = said.get(path);
      if (typeof text === 'function') return here === text;
      return path !== 'language' && here === text && !isSame(text as string);
    });
    expect(borrowed.map(([path]) => path)).toEqual([]);
  });

  it('has a word for every text of the tables that are written in English', async () => {
    const { term } = await wordsOf(language);
    expect(TERMS.length).toBeGreaterThan(100);
    expect(TERMS.filter((english) => !NAMED.test(english) && term(english) === english)).toEqual([]);
  });
});
