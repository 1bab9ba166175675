import { expect, it } from 'vitest';
import { classTitle } from './classTitle.ts';

it('calls a class by its folder, and a code by what a person said that it stands for', () => {
  expect(classTitle({ name: 'tabby cat', code: null }, 'tabby_cat')).toBe('tabby_cat');
  expect(classTitle({ name: 'golden retriever', code: { code: 'empty' } }, 'n02099601')).toBe('golden retriever');
  expect(classTitle({ name: '', code: { code: 'empty' } }, 'n02099601')).toBe('n02099601');
  expect(classTitle(undefined, 'gone')).toBe('gone');
  expect(classTitle({ name: '', code: null }, '')).toBe('No folder');
});
