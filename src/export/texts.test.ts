import { expect, it } from 'vitest';
import { runSeed } from '../core/brands.ts';
import { DEFAULT_RECIPE } from '../core/run/recipe.ts';
import { layoutOf } from './layouts/layouts.ts';
import { setTexts, type SetFacts } from './texts.ts';

it('makes each text when it is its turn, the largest alone', async () => {
  const done: string[] = [];
  const facts: SetFacts = {
    rows: [],
    layout: layoutOf('folders'),
    texts: [{ path: 'classes.txt', text: '' }],
    root: '',
    name: 'pets',
    published: '2026-01-01',
    card: {
      name: 'pets',
      run: {
        classes: [],
        recipe: { ...DEFAULT_RECIPE, runSeed: runSeed(1) },
        prompt: null,
        judge: null,
        judgeHead: null,
        prior: null,
        appVersion: '1',
      },
      classes: [],
      verdicts: { accepted: 0, rejected: 0, unreviewed: 0 },
      pickVerdicts: { accepted: 0, rejected: 0, unreviewed: 0 },
      head: '',
      packs: [],
      pictures: [],
      receipt: null,
      match: null,
    },
    sidecar() {
      done.push('made sidecar');
      return Promise.resolve({ text: 'lines', sha256: 'its digest' });
    },
    document() {
      done.push('made document');
      return Promise.resolve({ path: 'offshoot.json', text: '{}' });
    },
  };
  const texts = new Map<string, string>();
  for await (const { path, text } of setTexts(facts)) {
    done.push(`wrote ${path}`);
    texts.set(path, text);
  }
  expect(done).toEqual([
    'made sidecar',
    'wrote expansion.jsonl',
    'wrote classes.txt',
    'wrote train.py',
    'wrote README.md',
    'wrote croissant.json',
    'made document',
    'wrote offshoot.json',
  ]);
  expect(texts.get('croissant.json')).toContain('its digest');
  expect(texts.get('README.md')).toContain('offshoot.json');
});
