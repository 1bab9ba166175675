import { describe, expect, it } from 'vitest';
import type { StudioState } from '../../store/state.ts';
import { previewLabel } from './exercises.ts';

/** A project of which the preview shows one seed and is asked for another. */
function stateWith(shown: string | null, asked: string | null): Pick<StudioState, 'seeds' | 'recipe'> {
  const classes = [{ key: 'cat' }, { key: 'dog' }];
  const images = new Map(classes.map(({ key }) => [`${key}/1.png`, { label: key }]));
  const preview = { shown: shown === null ? null : { seed: shown }, seed: asked };
  return { seeds: { classes, images }, recipe: { preview } } as unknown as Pick<StudioState, 'seeds' | 'recipe'>;
}

describe("the preview's class", () => {
  it.each([
    ['the one that is shown', 'dog/1.png', 'cat/1.png', 1],
    ['the one that is asked for, while nothing is shown', null, 'dog/1.png', 1],
    ['none without a seed', null, null, -1],
  ])('is %s', (_, shown, asked, label) => {
    expect(previewLabel(stateWith(shown, asked))).toBe(label);
  });
});
