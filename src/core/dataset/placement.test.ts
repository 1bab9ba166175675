import { describe, expect, it } from 'vitest';
import { placeFiles, splitOf } from './placement.ts';
import { EN } from '../../ui/words/en.ts';

const images = (...paths: string[]) => placeFiles(paths).images.map(({ split, label }) => [split, label]);

describe('splitOf', () => {
  it.each([
    ['train', 'train'],
    ['Training', 'train'],
    ['valid', 'val'],
    ['VAL', 'val'],
    ['validation', 'val'],
    ['dev', 'val'],
    ['test', 'test'],
    ['testing', 'test'],
    ['eval', 'test'],
    ['cats', null],
    ['constructor', null],
  ])('%s means %s', (folder, split) => {
    expect(splitOf(folder)).toBe(split);
  });
});

describe('placeFiles', () => {
  it('reads splits with class folders', () => {
    const { layout, images } = placeFiles(['train/cat/1.jpg', 'test/cat/2.PNG', 'valid/dog/deep/3.webp']);
    expect(layout).toBe('splits');
    expect(images).toEqual([
      { path: 'test/cat/2.PNG', split: 'test', label: 'cat' },
      { path: 'train/cat/1.jpg', split: 'train', label: 'cat' },
      { path: 'valid/dog/deep/3.webp', split: 'val', label: 'dog' },
    ]);
  });

  it('reads class folders alone', () => {
    expect(images('cat/1.jpg', 'dog/a/2.jpg')).toEqual([
      [null, 'cat'],
      [null, 'dog'],
    ]);
  });

  it('reads a flat folder', () => {
    expect(placeFiles(['b.jpg', 'a.jpg'])).toEqual({
      layout: 'flat',
      images: [
        { path: 'a.jpg', split: null, label: null },
        { path: 'b.jpg', split: null, label: null },
      ],
      refused: [],
    });
  });

  it('ignores folders around everything', () => {
    expect(images('my set/v1/train/cat/1.jpg', 'my set/v1/train/dog/2.jpg')).toEqual([
      ['train', 'cat'],
      ['train', 'dog'],
    ]);
    expect(images('my set/cat/1.jpg', 'my set/dog/2.jpg')).toEqual([
      [null, 'cat'],
      [null, 'dog'],
    ]);
    expect(images('my set/cat/1.jpg')).toEqual([[null, 'cat']]);
    expect(images('cat/1.jpg', 'cat/2.jpg')).toEqual([
      [null, 'cat'],
      [null, 'cat'],
    ]);
  });

  it('takes "train" for a class among classes', () => {
    expect(images('train/1.jpg', 'car/2.jpg')).toEqual([
      [null, 'car'],
      [null, 'train'],
    ]);
  });

  it('keeps names as they are, in any script', () => {
    expect(images('été/1.jpg', '犬/ 2 .jpg', 'كلب/🐕.png')).toEqual([
      [null, 'été'],
      [null, 'كلب'],
      [null, '犬'],
    ]);
  });

  it('refuses what is outside of splits and classes, with a reason', () => {
    const { refused } = placeFiles(['train/cat/1.jpg', 'train/2.jpg', 'extra/3.jpg', 'readme.txt', 'metadata.jsonl']);
    expect(refused).toEqual([
      { path: 'metadata.jsonl', why: { code: 'not-a-picture' } },
      { path: 'readme.txt', why: { code: 'not-a-picture' } },
      { path: 'extra/3.jpg', why: { code: 'outside-splits' } },
      { path: 'train/2.jpg', why: { code: 'no-class-in-split', folder: 'train' } },
    ]);
    expect(placeFiles(['cat/1.jpg', '2.jpg']).refused).toEqual([{ path: '2.jpg', why: { code: 'no-class' } }]);
  });

  it.each([
    ['../evil.jpg', 'its path leaves the data set'],
    ['cat/../../evil.jpg', 'its path leaves the data set'],
    ['cat\\..\\..\\evil.jpg', 'its path leaves the data set'],
    ['/etc/evil.jpg', 'its path is absolute'],
    ['C:\\evil.jpg', 'its path is absolute'],
    ['cat/a\u0000.jpg', 'its name has control characters'],
    ['cat/\ud800.jpg', 'its name is not valid Unicode'],
    [`cat/${'é'.repeat(126)}.jpg`, 'its name is longer than 255 bytes'],
    [`cat/${'deep/'.repeat(250)}a.jpg`, 'its path is longer than 1024 bytes'],
  ])('refuses %j', (path, reason) => {
    const { images, refused } = placeFiles([path, 'cat/1.jpg']);
    expect(images).toMatchObject([{ label: 'cat' }]);
    expect(refused.map((file) => [file.path, EN.reason(file.why)])).toEqual([[path, reason]]);
  });

  it('refuses a second file of one path, and keeps those that differ in case or in how an accent is written', () => {
    const paths = ['cat/1.jpg', 'cat/1.jpg', 'cat/1.JPG', 'cat//1.jpg', 'cat/\u00e9.jpg', 'cat/e\u0301.jpg'];
    const { images, refused } = placeFiles(paths);
    expect(images).toHaveLength(4);
    expect(refused).toEqual([
      { path: 'cat/1.jpg', why: { code: 'same-path' } },
      { path: 'cat/1.jpg', why: { code: 'same-path' } },
    ]);
  });

  it('skips what systems leave behind', () => {
    const clutter = [
      '.DS_Store',
      '__MACOSX/cat/._1.jpg',
      'cat/.hidden.jpg',
      'cat/Thumbs.db',
      'cat/desktop.ini',
      'cat/',
    ];
    expect(placeFiles([...clutter, 'cat/1.jpg'])).toMatchObject({ images: [{ path: 'cat/1.jpg' }], refused: [] });
  });

  it('has nothing to say about nothing', () => {
    expect(placeFiles([])).toEqual({ layout: 'flat', images: [], refused: [] });
  });
});
