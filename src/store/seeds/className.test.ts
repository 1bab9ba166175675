import { describe, expect, it } from 'vitest';
import { classKey } from '../ids.ts';
import { className } from './className.ts';
import type { ClassInfo } from './state.ts';

const info = (key: string, name: string): ClassInfo => ({ key: classKey(key), name, code: null, leftOut: false });

describe('the name of a class', () => {
  it('is readable, with the folder where two are called the same', () => {
    const classes = [info('n02123045', 'tabby cat'), info('dog', 'dog'), info('hound', 'dog'), info('', '')];
    const names = ['n02123045', 'dog', 'hound', '', 'gone'].map((key) => className(classes, classKey(key)));
    expect(names).toEqual(['tabby cat', 'dog (dog)', 'dog (hound)', 'No folder', 'gone']);
  });
});
