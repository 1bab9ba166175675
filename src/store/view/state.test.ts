import { describe, expect, it } from 'vitest';
import { imageId } from '../../core/brands.ts';
import { slotId } from '../ids.ts';
import { FIRST_VIEW, IN_ORDER, withChange, type ViewState } from './state.ts';

const slot = slotId(imageId('cat/1.png'), 1);
const view: ViewState = { ...FIRST_VIEW, focus: slot, selection: new Set([slot]) };

describe('a change of the view', () => {
  it('begins anew at the first variant where the order is another', () => {
    const change = { sort: { by: 'classScore', ascending: true } } as const;
    expect(withChange(view, change)).toEqual({ ...change, focus: null, selection: new Set() });
    expect(withChange(view, { sort: { ...IN_ORDER, ascending: false } })).toMatchObject({ focus: null });
  });

  it('leaves the focus where the order stays, or where somebody says what they want to see', () => {
    expect(withChange(view, { sort: { ...IN_ORDER } })).toEqual({ sort: IN_ORDER });
    expect(withChange(view, { zoom: 64 })).toEqual({ zoom: 64 });
    const shown = { sort: { by: 'classScore', ascending: true }, focus: slot } as const;
    expect(withChange(view, shown)).toEqual(shown);
  });
});
