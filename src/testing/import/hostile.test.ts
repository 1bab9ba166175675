/**
 * @file Data sets of the kinds that people bring, which nobody had tried: splits in files beside the pictures and in names, tables as
 * programs write them, names that look alike. Page and command give the same.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { packTar } from 'modern-tar';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawZip } from '../zips.ts';
import { expectRead, read, type Case } from './madeCases.ts';

const BOTH = { cat: 1, dog: 1 };
const pictures = (...paths: readonly string[]) => Object.fromEntries(paths.map((path) => [path, null]));
const IMAGES = pictures('images/0.jpg', 'images/1.jpg', 'images/2.jpg', 'images/3.jpg');
const rows = (row: (i: number, label: string) => string) =>
  [0, 1, 2, 3].map((i) => row(i, i % 2 === 0 ? 'cat' : 'dog')).join('\n');
const two = (train: string, test: string) =>
  pictures(...[train, test].flatMap((top) => [`${top}/cat/1.jpg`, `${top}/dog/1.jpg`]));
const FOUR = pictures('cat/1.jpg', 'cat/2.jpg', 'dog/3.jpg', 'dog/4.jpg');

const CASES: Readonly<Record<string, Case>> = {
  'splits in a language that nobody here speaks': {
    files: two('traenáil', 'tástáil'),
    grown: {},
    held: { cat: 2, dog: 2 },
    says: /"traenáil" may be test pictures[^]*"tástáil" may be test pictures/u,
  },
  'splits in Burmese': {
    files: two('လေ့ကျင့်ရေး', 'စမ်းသပ်မှု'),
    grown: {},
    held: { cat: 2, dog: 2 },
    says: /may be test pictures/u,
  },
  'seen and unseen classes': {
    files: pictures('seen/cat/1.jpg', 'seen/dog/2.jpg', 'unseen/owl/3.jpg'),
    grown: BOTH,
    held: { owl: 1 },
    says: /"unseen" as test/u,
  },
  'folds with an underscore': {
    files: pictures('fold_1/cat/1.jpg', 'fold_1/dog/1.jpg', 'fold_2/cat/2.jpg', 'fold_2/dog/2.jpg'),
    grown: {},
    held: { cat: 2, dog: 2 },
    says: /folds of a cross-validation/u,
  },
  'splits in the names of the files': {
    files: pictures('cat/train_1.jpg', 'cat/test_2.jpg', 'dog/train-1.jpg', 'dog/val.2.jpg'),
    grown: BOTH,
    held: BOTH,
    says: /train 2, val 1, test 1/u,
  },
  'words for a split in some names alone': {
    files: pictures('cat/test_1.jpg', 'cat/2.jpg', 'dog/train_3.jpg'),
    grown: { cat: 1, dog: 1 },
    held: { cat: 1 },
  },
  'one word for a split, which may be what is shown': {
    files: pictures('tubes/test_1.jpg', 'tubes/2.jpg', 'dog/3.jpg'),
    grown: { tubes: 1, dog: 1 },
    held: { tubes: 1 },
    says: /In "tubes" 1 picture is named like test pictures \(test_1\.jpg\)/u,
  },
  'splits by number (CUB, NABirds)': {
    files: {
      ...pictures('CUB/images/001.Gull/a b.jpg', 'CUB/images/001.Gull/c.jpg', 'CUB/images/002.Tern/d.jpg'),
      'CUB/images.txt': '1 001.Gull/a b.jpg\n2 001.Gull/c.jpg\n3 002.Tern/d.jpg\n',
      'CUB/train_test_split.txt': '1 1\n2 0\n3 1\n',
      'CUB/image_class_labels.txt': '1 1\n2 1\n3 2\n',
    },
    grown: { '001.Gull': 1, '002.Tern': 1 },
    held: { '001.Gull': 1 },
  },
  'splits in a JSON': {
    files: { ...FOUR, 'splits.json': '{"train": ["cat/1.jpg", "dog/3.jpg"], "test": ["cat/2.jpg", "dog/4.jpg"]}' },
    grown: BOTH,
    held: BOTH,
  },
  'a JSON that is none': { files: { ...FOUR, 'split.json': '{"train": [' }, grown: { cat: 2, dog: 2 } },
  'a list of pictures with classes (Caffe, ImageNet)': {
    files: { ...IMAGES, 'train.txt': rows((i) => `images/${i}.jpg ${i % 2}`), 'classes.csv': 'id,name\n0,cat\n1,dog' },
    grown: { cat: 2, dog: 2 },
  },
  'a list of labels': {
    files: { ...IMAGES, 'labels.txt': rows((i, label) => `${i}.jpg\t${label}`) },
    grown: { cat: 2, dog: 2 },
  },
  'labels of a model beside class folders': {
    files: { ...FOUR, 'labels.txt': '0 cat\n1 dog\n' },
    grown: { cat: 2, dog: 2 },
  },
  'a table with a BOM, semicolons and line breaks in quotes, whose lines end in two ways': {
    files: { ...IMAGES, 'labels.csv': `\ufeff"file";"label"\r\n${rows((i, label) => `"${i}.jpg";"${label}\nbig"`)}` },
    grown: { 'cat\nbig': 2, 'dog\nbig': 2 },
  },
  'a table whose lines end as on an old Mac': {
    files: { ...IMAGES, 'labels.csv': `file,label\r${rows((i, label) => `${i}.jpg,${label}`).replaceAll('\n', '\r')}` },
    grown: { cat: 2, dog: 2 },
  },
  'a table of Kaggle': {
    files: {
      ...IMAGES,
      'train.csv': `filepath,label\n${rows((i, label) => `/kaggle/input/x/images/${i}.jpg,${label}`)}`,
    },
    grown: { cat: 2, dog: 2 },
  },
  'a table that gives a picture two classes': {
    files: {
      ...IMAGES,
      'boxes.csv': 'filename,class,xmin\n0.jpg,cat,1\n0.jpg,cat,2\n1.jpg,dog,1\n2.jpg,cat,1\n2.jpg,dog,2\n3.jpg,dog,0',
    },
    grown: { cat: 1, dog: 2 },
    says: /2\.jpg was skipped: boxes\.csv gives it several classes/u,
  },
  'a usage of three kinds (FER)': {
    files: {
      ...IMAGES,
      'fer.csv': `id,label,Usage\n${rows((i, label) => `${i},${label},${['Training', 'Training', 'PublicTest', 'PrivateTest'][i]!}`)}`,
    },
    grown: BOTH,
    held: BOTH,
  },
  'a class and its twin with a mark of direction': {
    files: pictures('cat/1.jpg', 'cat\u200f/2.jpg', 'dog/1.jpg'),
    grown: { cat: 1, 'cat\u200f': 1, dog: 1 },
    says: /look alike/u,
  },
  'two files whose accents are spelt in two ways': {
    files: pictures('cat/\u00e9.jpg', 'cat/e\u0301.jpg', 'dog/1.jpg'),
    grown: { cat: 2, dog: 1 },
  },
  'classes of emoji that are joined': {
    files: pictures('👩‍🌾/1.jpg', '👨‍🌾/1.jpg'),
    grown: { '👩‍🌾': 1, '👨‍🌾': 1 },
  },
  'what systems leave': {
    files: { ...FOUR, 'cat/Icon\r': '', 'desktop.ini': 'x', 'dog/ehthumbs.db': 'x', '.AppleDouble/cat/1.jpg': 'x' },
    grown: { cat: 2, dog: 2 },
    says: /4 files of systems and programs left out/u,
  },
  'zips beside pictures, and boxes for COCO': {
    files: { ...FOUR, 'more.zip': 'PK\u0003\u0004', '_annotations.coco.json': '{}' },
    grown: { cat: 2, dog: 2 },
    says: /more\.zip was skipped: it is an archive inside/u,
  },
  'empty files': {
    files: { ...FOUR, 'cat/0.jpg': '', 'dog/none': '' },
    grown: { cat: 2, dog: 2 },
    says: /cat\/0\.jpg was skipped/u,
  },
  'a table without pictures that could be tested': {
    files: {
      ...pictures('train/cat/1.jpg', 'train/dog/2.jpg', 'test/9.jpg'),
      'sample_submission.csv': 'id,label\n9,0',
    },
    grown: BOTH,
  },
};

let picture: Buffer;
let work: string;
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'hostile-'));
  picture = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#38c' } })
    .png()
    .toBuffer();
});
afterAll(() => {
  rmSync(work, { recursive: true });
});

describe('data sets that nobody had tried', { timeout: 60_000 }, () => {
  it.each(Object.entries(CASES))('%s', (name, made) => expectRead(work, name, made, picture));

  it('two entries of one name: the first is read, and the second counted', async () => {
    const zip = rawZip(['cat/1.png', 'dog/1.png', 'cat/1.png'].map((name) => ({ name, data: picture })));
    const { grown, says } = await read(work, 'twice.zip', zip);
    expect(grown).toEqual(BOTH);
    expect(says).toMatch(/cat\/1\.png was skipped: /u);
  });

  it('a tar.gz whose names are in GBK', async () => {
    const tar = Buffer.from(
      await packTar(
        ['AA/1.png', 'BB/1.png'].map((name) => ({
          header: { name, size: picture.length, type: 'file' as const },
          body: picture,
        })),
      ),
    );
    // Two letters of one byte, or a character of two: the names are as long, and the sum of a header stays what it says of itself.
    for (const [letters, character] of [
      ['AA/1.png', [0xc3, 0xa8]],
      ['BB/1.png', [0xb9, 0xb7]],
    ] as const) {
      const at = tar.indexOf(letters);
      const head = at;
      const sum = (bytes: Uint8Array) => bytes.reduce((all, byte) => all + byte, 0);
      const before = sum(tar.subarray(at, at + 2));
      tar.set(character, at);
      const old = Number.parseInt(tar.subarray(head + 148, head + 155).toString('latin1'), 8);
      tar.write(
        `${(old - before + sum(tar.subarray(at, at + 2))).toString(8).padStart(6, '0')}\0 `,
        head + 148,
        'latin1',
      );
    }
    const { grown, says } = await read(work, 'names.tar.gz', gzipSync(tar));
    expect(grown).toEqual({ 猫: 1, 狗: 1 });
    expect(says).toMatch(/read as gb18030/u);
  });
});
