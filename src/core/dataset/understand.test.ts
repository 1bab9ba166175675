import { describe, expect, it } from 'vitest';
import { isGrown } from './seedImages.ts';
import { understand } from './understand.ts';
import { NO_CORRECTIONS, type Corrections } from './understanding.ts';
import type { FolderRole } from './folderTree.ts';
import type { Table } from './tables.ts';

const read = (paths: readonly string[], more: Parameters<typeof understand>[1] = {}) =>
  understand(
    paths.map((path) => ({ path })),
    more,
  );

/** `split:class` of every picture, counted. */
function counts(paths: readonly string[], more?: Parameters<typeof understand>[1]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { split, label } of read(paths, more).images) {
    const key = `${split ?? '-'}:${label}`;
    found[key] = (found[key] ?? 0) + 1;
  }
  return found;
}

const folders = (...said: readonly (readonly [string, FolderRole])[]): { corrections: Corrections } => ({
  corrections: { ...NO_CORRECTIONS, folders: new Map(said) },
});

const of = (name: string, ...classes: readonly string[]) => classes.map((label) => `${name}${label}/1.jpg`);
const CAT_DOG = ['cat', 'dog'] as const;

describe('splits by their names', () => {
  it.each([
    ['train_set', 'test_set', 'test'],
    ['training images', 'testing images', 'test'],
    ['01_train', '02_val', 'val'],
    ['train2017', 'val2017', 'val'],
    ['entrenamiento', 'prueba', 'test'],
    ['entraînement', 'validation', 'val'],
    ['训练', '测试', 'test'],
    ['学習用データ', 'テスト', 'test'],
    ['훈련', '검증', 'val'],
    ['обучение', 'тест', 'test'],
    ['TrainSet', 'HoldOut', 'test'],
    ['seg_train', 'seg_test', 'test'],
    ['ＴＲＡＩＮ', 'ｔｅｓｔ', 'test'],
    ['train (1)', 'test (1)', 'test'],
  ] as const)('%s and %s', (train, held, split) => {
    const expected = { 'train:cat': 1, 'train:dog': 1, [`${split}:cat`]: 1, [`${split}:dog`]: 1 };
    const paths = [...of(`${train}/`, ...CAT_DOG), ...of(`${held}/`, ...CAT_DOG)];
    expect(counts(paths)).toEqual(expected);
    expect(counts(paths.map((path) => `archive/${path}`))).toEqual(expected);
  });

  it.each([
    ['below the class', ['cat/train/1.jpg', 'dog/train/1.jpg', 'cat/test/2.jpg', 'dog/test/2.jpg']],
    [
      'with a box in between',
      ['train/images/cat/1.jpg', 'train/images/dog/1.jpg', 'test/images/cat/2.jpg', 'test/images/dog/2.jpg'],
    ],
    [
      'below a box',
      ['images/train/cat/1.jpg', 'images/train/dog/1.jpg', 'images/test/cat/2.jpg', 'images/test/dog/2.jpg'],
    ],
    ['as part of the class', ['cat_train/1.jpg', 'dog_train/1.jpg', 'cat_test/2.jpg', 'dog_test/2.jpg']],
  ])('%s', (_, paths) => {
    expect(counts(paths)).toEqual({ 'train:cat': 1, 'train:dog': 1, 'test:cat': 1, 'test:dog': 1 });
  });

  it('takes class folders beside a held-out split for what is trained', () => {
    expect(counts(['cat/1.jpg', 'dog/1.jpg', 'test/cat/2.jpg'])).toEqual({
      'train:cat': 1,
      'train:dog': 1,
      'test:cat': 1,
    });
  });

  it('asks where a name may be a class, and grows nothing of it until it is answered', () => {
    const paths = ['pregnancy test/1.jpg', 'thermometer/1.jpg'];
    expect(counts(paths)).toEqual({ 'test:pregnancy test': 1, '-:thermometer': 1 });
    expect(read(paths).notes.map(({ code }) => code)).toContain('maybe-split');
    expect(counts(paths, folders(['pregnancy test', 'class']))).toEqual({ '-:pregnancy test': 1, '-:thermometer': 1 });
  });

  it('reads one of several folds, and none where nothing says what is trained', () => {
    expect(counts(['fold1/train/cat/1.jpg', 'fold1/val/cat/2.jpg', 'fold2/train/cat/2.jpg'])).toEqual({
      'train:cat': 1,
      'val:cat': 1,
    });
    const plain = ['fold1/cat/1.jpg', 'fold2/cat/2.jpg', 'fold2/dog/3.jpg'];
    expect(read(plain).images.filter(isGrown)).toEqual([]);
    expect(counts(plain, folders(['fold1', 'test'], ['fold2', 'train']))).toEqual({
      'test:cat': 1,
      'train:cat': 1,
      'train:dog': 1,
    });
  });

  it('takes a lone test split as training pictures when it is told to', () => {
    const paths = of('test/', ...CAT_DOG);
    expect(read(paths).notes.map(({ code }) => code)).toContain('only-held');
    expect(counts(paths, folders(['test', 'train']))).toEqual({ 'train:cat': 1, 'train:dog': 1 });
  });
});

describe('what is no class', () => {
  it.each(['masks', 'ground_truth', 'Annotations', 'SegmentationClass', 'labels'])('asks about %s', (name) => {
    const { images, notes } = read([...of('', ...CAT_DOG), `${name}/1.png`]);
    expect(images.map(({ label }) => label)).toEqual(['cat', 'dog']);
    expect(notes.map(({ code }) => code)).toContain('masks');
    expect(counts([...of('', ...CAT_DOG), `${name}/1.png`], folders([name, 'class']))).toHaveProperty(`-:${name}`);
  });

  it('takes a box beside a class for one', () => {
    expect(counts(['photos/1.jpg', 'drawings/2.jpg'])).toEqual({ '-:photos': 1, '-:drawings': 1 });
  });

  it('asks about folders that are parted alike, and follows the answer', () => {
    const paths = ['a', 'b'].flatMap((top) => [`${top}/cat/1.jpg`, `${top}/dog/1.jpg`]);
    expect(read(paths).images.filter(isGrown)).toEqual([]);
    expect(read(paths).notes.map(({ code }) => code)).toEqual(['maybe-split', 'maybe-split']);
    expect(counts(paths, folders(['a', 'train'], ['b', 'test']))).toEqual({
      'train:cat': 1,
      'train:dog': 1,
      'test:cat': 1,
      'test:dog': 1,
    });
    expect(counts(paths, folders(['a', 'class'], ['b', 'class']))).toEqual({ '-:a': 2, '-:b': 2 });
    // Years, places and views part the pictures of a class.
    for (const parts of [
      ['2019', '2020'],
      ['indoor', 'outdoor'],
      ['left view', 'right view'],
      ['batch 1', 'batch 2'],
    ])
      expect(counts(['a', 'b'].flatMap((top) => parts.map((part) => `${top}/${part}/1.jpg`)))).toEqual({
        '-:a': 2,
        '-:b': 2,
      });
  });

  it('counts what systems leave, and keeps a class that begins with a point', () => {
    const { images, systemFiles } = read([
      '.22 calibre/1.jpg',
      '9mm/1.jpg',
      '$RECYCLE.BIN/1.jpg',
      'System Volume Information/1.jpg',
      'lost+found/1.jpg',
      '9mm/.thumbnails/1.jpg',
      '9mm/@eaDir/1.jpg/x.jpg',
      '.git/1.jpg',
      '9mm/Thumbs.db',
    ]);
    expect([images.map(({ label }) => label), systemFiles]).toEqual([['.22 calibre', '9mm'], 7]);
  });

  it('leaves variants of this program beside their seeds out, whatever else was lost', () => {
    expect(counts(['cat/a.jpg', 'cat/a__gif-k01.png', 'dog/b__gif-k01.png'])).toEqual({ '-:cat': 1, '-:dog': 1 });
  });
});

describe('names that are one', () => {
  it('composes accents, and offers what looks alike', () => {
    expect(counts(['caf\u00e9/1.jpg', 'cafe\u0301/1.jpg'])).toEqual({ '-:caf\u00e9': 2 });
    const { notes } = read(['Cat/1.jpg', 'cat/1.jpg', 'cat /1.jpg', 'ｃａｔ/1.jpg', 'c\u200bat/1.jpg', 'dog/1.jpg']);
    const alike = notes.find(({ code }) => code === 'alike');
    expect(alike).toMatchObject({ labels: { length: 5 } });
    const classes = new Map([['Cat', 'cat']]);
    expect(counts(['Cat/1.jpg', 'cat/1.jpg'], { corrections: { ...NO_CORRECTIONS, classes } })).toEqual({ '-:cat': 2 });
  });

  it('keeps files that differ in case only', () => {
    expect(counts(['cat/a.png', 'cat/A.png', 'dog/1.png'])).toEqual({ '-:cat': 2, '-:dog': 1 });
  });
});

describe('tables', () => {
  const table = (path: string, text: string): Table => ({
    path,
    rows: text.split('\n').map((line) => line.split(',')),
  });
  const pictures = (n: number, folder = 'images/') => Array.from({ length: n }, (_, i) => `${folder}${i}.jpg`);

  it.each([
    ['names and classes', 'filename,label\n0.jpg,cat\n1.jpg,dog', { '-:cat': 1, '-:dog': 1 }],
    ['names without suffixes', 'id,breed\n0,beagle\n1,pug', { '-:beagle': 1, '-:pug': 1 }],
    ['paths, and no heading', 'images/0.jpg,cat\nimages/1.jpg,dog', { '-:cat': 1, '-:dog': 1 }],
    ['numbers beside words', 'label,class_name,file\n0,cat,0.jpg\n1,dog,1.jpg', { '-:cat': 1, '-:dog': 1 }],
    ['one column a class', 'image,MEL,NV\n0.jpg,1,0\n1.jpg,0.0,1.0', { '-:MEL': 1, '-:NV': 1 }],
    ['a split', 'name,label,split\n0.jpg,cat,train\n1.jpg,dog,test', { 'train:cat': 1, 'test:dog': 1 }],
    ['a flag', 'name,label,is_valid\n0.jpg,cat,False\n1.jpg,dog,True', { 'train:cat': 1, 'val:dog': 1 }],
  ])('with %s', (_, text, expected) => {
    expect(counts(pictures(2), { tables: [table('labels.csv', text)] })).toEqual(expected);
  });

  it('holds out what another table names as test, whatever it is called there', () => {
    const tables = [
      table('train.csv', 'id,label\n0,cat\n1,dog\n2,cat'),
      table('sample_submission.csv', 'id,label\n2,cat\n3,cat'),
    ];
    const { images, leftOut } = read(pictures(4), { tables });
    expect(images.filter(isGrown).map(({ path }) => path)).toEqual(['images/0.jpg', 'images/1.jpg']);
    expect(images.length + leftOut.length).toBe(4);
  });

  it('asks what a code for a split stands for, and grows nothing of it until it is answered', () => {
    const tables = [table('a.csv', 'file,label,fold\n0.jpg,cat,A\n1.jpg,dog,B\n2.jpg,cat,test')];
    const { images, notes } = read(pictures(3), { tables });
    expect(images.filter(isGrown)).toEqual([]);
    expect(notes).toContainEqual({ code: 'maybe-split', folder: 'a.csv: A', split: 'test', files: 1, coded: true });
    expect(counts(pictures(3), { tables, ...folders(['a.csv: A', 'train'], ['a.csv: B', 'val']) })).toEqual({
      'train:cat': 1,
      'val:dog': 1,
      'test:cat': 1,
    });
  });

  it('finds words for numbers in a table about classes, and takes that for none of pictures', () => {
    const numbers = table('train.csv', 'id,label\n0,1\n1,0');
    const words = (path: string, text: string) => counts(pictures(2), { tables: [numbers, table(path, text)] });
    expect(words('classes.csv', 'id,name\n0,cat\n1,dog')).toEqual({ 'train:dog': 1, 'train:cat': 1 });
    expect(words('label_map.csv', 'cat,0\ndog,1\nowl,2')).toEqual({ 'train:dog': 1, 'train:cat': 1 });
    // Words that do not tell the classes apart are none of theirs.
    expect(words('classes.csv', 'id,name\n0,pet\n1,pet')).toMatchObject({ 'train:0': 1 });
  });

  it('is not followed against folders that name classes', () => {
    const paths = ['cat/0.jpg', 'dog/1.jpg'];
    const { images, notes } = read(paths, { tables: [table('x.csv', 'file,label\n0.jpg,dog\n1.jpg,dog')] });
    expect(images.map(({ label }) => label)).toEqual(['cat', 'dog']);
    expect(notes).toContainEqual({ code: 'table-disagrees', table: 'x.csv', pictures: 1 });
  });

  it('names the classes of pictures that lie in parts', () => {
    const paths = ['images_part_1/0.jpg', 'images_part_2/1.jpg'];
    expect(counts(paths, { tables: [table('meta.csv', 'image_id,dx\n0,nv\n1,mel')] })).toEqual({
      '-:nv': 1,
      '-:mel': 1,
    });
  });
});

describe('what is said', () => {
  const classes = (...said: readonly (readonly [string, string])[]) => ({
    corrections: { ...NO_CORRECTIONS, classes: new Map(said) },
  });

  it('is said of a name however its accents are spelt', () => {
    const paths = ['e\u0301te\u0301/1.jpg', 'hiver/1.jpg'];
    for (const name of ['\u00e9t\u00e9', 'e\u0301te\u0301']) {
      expect(counts(paths, folders([name, 'test']))).toEqual({ 'train:hiver': 1 });
      expect(counts(paths, classes([name, 'hiver']))).toEqual({ '-:hiver': 2 });
    }
  });

  it('takes in what is kept aside for its name alone, once its folder is said to be a class', () => {
    const paths = ['a/tubes/test_1.jpg', 'a/tubes/2.jpg', 'a/dog/val-3.jpg', 'a/dog/4.jpg', 'a/cat/5.jpg'];
    expect(counts(paths)).toEqual({ 'test:tubes': 1, '-:tubes': 1, 'val:dog': 1, '-:dog': 1, '-:cat': 1 });
    expect(counts(paths, folders(['tubes', 'class']))).toEqual({ '-:tubes': 2, 'val:dog': 1, '-:dog': 1, '-:cat': 1 });
    expect(read(paths).notes.filter(({ code }) => code === 'maybe-split')).toEqual([
      { code: 'maybe-split', folder: 'a/tubes', split: 'test', files: 1, named: 'test_1.jpg' },
      { code: 'maybe-split', folder: 'a/dog', split: 'val', files: 1, named: 'val-3.jpg' },
    ]);
  });

  it('is given back where nothing has that name, with what there is', () => {
    const paths = ['cat/1.jpg', 'a/dog/1.jpg', 'labels.csv'];
    const there = { folders: ['a', 'a/dog', 'cat'], classes: expect.arrayContaining(['cat']) as string[] };
    expect(read(paths, folders(['tset', 'test'])).unheard).toEqual({ folders: ['tset'], classes: [], there });
    expect(read(paths, classes(['dgo', 'dog'])).unheard).toMatchObject({ folders: [], classes: ['dgo'] });
    for (const name of ['dog', 'a/dog', 'labels.csv: 1'])
      expect(read(paths, folders([name, 'test'])).unheard).toBeUndefined();
    expect(read(['cat/notes.txt', 'dog/1.jpg'], folders(['cat', 'none'])).unheard).toBeUndefined();
    expect(read(['dog/1.jpg'], { ...folders(['empty', 'class']), folders: ['empty'] }).unheard).toBeUndefined();
    expect(read(paths).unheard).toBeUndefined();
  });
});
