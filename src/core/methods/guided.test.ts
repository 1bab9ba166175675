import { expect, it } from 'vitest';
import { gif, searchOf } from './gif.ts';
import { fillSettings } from './settings.ts';

it('starts as a record says, whatever is recommended since', () => {
  const startOf = (start: 'wide' | 'symmetric' | 'published') => searchOf(fillSettings(gif.settings, { start })).start;
  expect(startOf('wide')).toEqual({ kind: 'symmetric', scale: 1, offset: 0.5 });
  expect(startOf('symmetric')).toEqual({ kind: 'symmetric', scale: 0.5, offset: 0.5 });
  expect(startOf('published')).toEqual({ kind: 'published' });
});
