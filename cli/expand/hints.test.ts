import { describe, expect, it } from 'vitest';
import { readHints } from './hints.ts';

const read = (given: Partial<Parameters<typeof readHints>[0]>) =>
  readHints({ encoding: undefined, folders: [], same: [], ...given }, (sentence) => {
    throw new Error(sentence);
  });

describe('readHints', () => {
  it('says nothing where nothing is given', () => {
    expect(read({})).toEqual({ encoding: undefined, corrections: { folders: new Map(), classes: new Map() } });
  });

  it('takes folders and classes apart at the last equals sign', () => {
    const { corrections } = read({ folders: ['held=test', 'a=b=class', 'x/y=pass'], same: ['Cat=cat', 'a=b=c'] });
    expect(corrections).toEqual({
      folders: new Map([
        ['held', 'test'],
        ['a=b', 'class'],
        ['x/y', 'pass'],
      ]),
      classes: new Map([
        ['Cat', 'cat'],
        ['a=b', 'c'],
      ]),
    });
  });

  it('lets a later word on the same folder stand', () => {
    expect(read({ folders: ['a=test', 'a=class'] }).corrections?.folders).toEqual(new Map([['a', 'class']]));
  });

  it.each(['gbk', 'GBK', 'shift_jis', 'euc-kr', 'ibm866', 'cp437', 'cp850', 'big5', 'utf-8', 'windows-1252'])(
    'knows the encoding %s',
    (encoding) => {
      expect(read({ encoding }).encoding).toBe(encoding);
    },
  );

  it.each([
    [{ encoding: 'klingon' }, /^Expected --zip-encoding to be a label such as gbk, .*, got "klingon"\.$/u],
    [{ encoding: '' }, /^Expected --zip-encoding to be .*, got ""\.$/u],
    [{ folders: ['held'] }, /^Expected --folder to be <folder>=train\|val\|test\|.*, got "held"\.$/u],
    [{ folders: ['held=exam'] }, /got "held=exam"\.$/u],
    [{ folders: ['=test'] }, /got "=test"\.$/u],
    [{ same: ['cat'] }, /^Expected --same to be <class>=<class>, got "cat"\.$/u],
    [{ same: ['cat='] }, /got "cat="\.$/u],
    [{ same: ['=cat'] }, /got "=cat"\.$/u],
  ])('refuses %j', (given, sentence) => {
    expect(() => read(given)).toThrow(sentence);
  });
});
