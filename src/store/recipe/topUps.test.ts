import { expect, it } from 'vitest';
import { withoutTopUp, withTopUp } from './topUps.ts';

it('tops up one class after the other, each once, and none any more', () => {
  const one = withTopUp(undefined, 'bee', 9);
  expect(one).toEqual([{ label: 'bee', images: 9 }]);
  const both = withTopUp(one, 'ant', 4);
  expect(withTopUp(both, 'bee', 12)).toEqual([
    { label: 'bee', images: 12 },
    { label: 'ant', images: 4 },
  ]);
  expect(withoutTopUp(both, 'bee')).toEqual([{ label: 'ant', images: 4 }]);
  expect(withoutTopUp(one, 'bee')).toBeUndefined();
});
