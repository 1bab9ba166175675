/**
 * @file Further data sets of the kinds that people brought, made here: page and command give the same classes, the same counts and
 * the same sentences, and what is expected.
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { packTar } from 'modern-tar';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectRead, read, type Case, type Counts } from './madeCases.ts';

const BOTH = { cat: 1, dog: 1 };
/** Two classes below two folders. */
const below = (train: string, test: string) => [train, test].flatMap((top) => [`${top}/cat/1.jpg`, `${top}/dog/1.jpg`]);
const split = (train: string, test: string): Case => ({ files: below(train, test), grown: BOTH, held: BOTH });
/** Four pictures in a folder that names no class, and a table. */
const table = (text: string, grown: Counts = { cat: 2, dog: 2 }, held: Counts = {}, name = 'labels.csv'): Case => ({
  files: { 'images/0.jpg': null, 'images/1.jpg': null, 'images/2.jpg': null, 'images/3.jpg': null, [name]: text },
  grown,
  held,
});
const rows = (row: (i: number, label: string) => string) =>
  [0, 1, 2, 3].map((i) => row(i, i % 2 === 0 ? 'cat' : 'dog')).join('\n');

const CASES: Readonly<Record<string, Case>> = {
  'splits in Thai': split('การฝึก', 'การทดสอบ'),
  'splits in Hungarian': split('tanító', 'teszt'),
  'splits in Danish': split('træning', 'test'),
  'splits in Vietnamese': split('huấn luyện', 'kiểm thử'),
  'splits in Russian, control': split('обучающая_выборка', 'контрольная_выборка'),
  'splits in Lithuanian': split('mokymas', 'testavimas'),
  'splits in Chinese, study and assessment': split('学习', '测评'),
  'splits with shares': split('Train Set (70%)', 'Test Set (30%)'),
  'splits with sizes': split('dataset_train_224', 'dataset_test_224'),
  'a split of an unknown name beside the test': split('zzz', 'test'),
  'a split of an unknown name beside train': {
    files: below('train', 'zzz'),
    grown: BOTH,
    held: BOTH,
    says: /"zzz" may be test pictures or a class/u,
  },
  'splits of unknown names alone': {
    files: below('gallery', 'query'),
    grown: {},
    held: { cat: 2, dog: 2 },
    says: /"gallery" may be test pictures[^]*"query" may be test pictures/u,
  },
  'classes that are parted alike by years': {
    files: ['cat/2019/1.jpg', 'cat/2020/1.jpg', 'dog/2019/1.jpg', 'dog/2020/1.jpg'],
    grown: { cat: 2, dog: 2 },
  },
  'classes that are parted alike by places': {
    files: ['cat/indoor/1.jpg', 'cat/outdoor/1.jpg', 'dog/indoor/1.jpg', 'dog/outdoor/1.jpg'],
    grown: { cat: 2, dog: 2 },
  },
  'a test class beside its class': {
    files: ['cat/1.jpg', 'cat_test/1.jpg', 'dog/1.jpg', 'dog_test/1.jpg'],
    grown: BOTH,
    held: BOTH,
  },
  'splits under many folders': split('a/b/c/d/train', 'a/b/c/d/test'),
  'splits of two sets': {
    files: ['setA/train/cat/1.jpg', 'setA/test/cat/2.jpg', 'setB/train/cat/3.jpg', 'setB/test/cat/4.jpg'],
    grown: { cat: 2 },
    held: { cat: 2 },
  },
  'class folders beside segmentations (CUB)': {
    files: ['CUB/images/001.Gull/1.jpg', 'CUB/images/002.Tern/1.jpg', 'segmentations/001.Gull/1.png'],
    grown: { '001.Gull': 1, '002.Tern': 1 },
    says: /"segmentations" looks like masks/u,
  },
  'masks in each class': {
    files: ['COVID/images/1.png', 'COVID/masks/1.png', 'Normal/images/1.png', 'Normal/masks/1.png'],
    grown: { COVID: 1, Normal: 1 },
    says: /masks or annotations/u,
  },
  'good and broken (MVTec)': {
    files: ['nut/train/good/1.png', 'nut/test/good/1.png', 'nut/test/bent/1.png', 'nut/ground_truth/bent/1_mask.png'],
    grown: { good: 1 },
    held: { good: 1, bent: 1 },
  },
  'lists of splits (Food-101)': {
    files: {
      'images/cat/1.jpg': null,
      'images/cat/2.jpg': null,
      'images/dog/3.jpg': null,
      'images/dog/4.jpg': null,
      'meta/train.txt': 'cat/1\ndog/3\n',
      'meta/test.txt': 'cat/2\ndog/4\n',
    },
    grown: BOTH,
    held: BOTH,
  },
  'a Pascal VOC set': {
    files: { 'VOC2012/JPEGImages/1.jpg': null, 'VOC2012/Annotations/1.xml': '<annotation/>' },
    grown: {},
    says: /This is a Pascal VOC set/u,
  },
  'a COCO set': {
    files: { 'train2017/1.jpg': null, 'annotations/instances_train2017.json': '{}' },
    grown: {},
    says: /This is a COCO set/u,
  },
  'a YOLO set': {
    files: { 'images/train/1.jpg': null, 'labels/train/1.txt': '0 .5 .5 .1 .1', 'data.yaml': 'names: [a]' },
    grown: {},
    says: /This is a YOLO set/u,
  },
  'a table with semicolons and a BOM': table(`\ufefffile;label\n${rows((i, label) => `${i}.jpg;${label}`)}`),
  'a table with quoted commas': table(`"file","label"\n${rows((i, label) => `"${i}.jpg","${label}, or so"`)}`, {
    'cat, or so': 2,
    'dog, or so': 2,
  }),
  'a table of absolute paths': table(`path,label\n${rows((i, label) => `/home/me/images/${i}.jpg,${label}`)}`),
  'a table of Windows paths': table(`path,label\n${rows((i, label) => `C:\\Users\\me\\images\\${i}.jpg,${label}`)}`),
  'a table of addresses': table(`url,label\n${rows((i, label) => `https://x.org/a%20b/${i}.jpg?w=640,${label}`)}`),
  'a table in capitals': table(`FILE,LABEL\n${rows((i, label) => `${i}.JPG,${label}`)}`),
  'a table of numbers and words': table(`id,label,label_name\n${rows((i, label) => `${i},${i % 2},${label}`)}`),
  'a table of numbers, and one of words': {
    ...table(`image_id,label\n${rows((i) => `${i},${i % 2}`)}`),
    files: {
      ...(table('').files as Record<string, string | null>),
      'labels.csv': `image_id,label\n${rows((i) => `${i},${i % 2}`)}`,
      'classes.csv': 'id,name\n0,cat\n1,dog',
    },
  },
  'a table of yes and no': table(
    `image,cat,dog\n${rows((i) => `${i},${i % 2 === 0 ? 'True' : 'False'},${i % 2 === 1 ? 'True' : 'False'}`)}`,
  ),
  'a table of findings': table(
    `Image Index,Finding Labels,Follow-up #\n${rows((i, label) => `${i}.jpg,${label},${i}`)}`,
  ),
  'a table of headings that nobody knows': table(`foo,bar,baz\n${rows((i, label) => `${i}.jpg,${label},${i / 7}`)}`),
  'a table with a flag of training': table(
    `file,label,is_training\n${rows((i, label) => `${i}.jpg,${label},${i < 2 ? 1 : 0}`)}`,
    BOTH,
    BOTH,
  ),
  'a table with splits by numbers': {
    ...table(`file,label,split\n${rows((i, label) => `${i}.jpg,${label},${i < 2 ? 0 : 1}`)}`, {}, { cat: 2, dog: 2 }),
    says: /"labels\.csv: 0" may stand for test pictures[^]*"labels\.csv: 1" may stand for test pictures/u,
  },
  'a table with folds': table(
    `file,label,fold\n${rows((i, label) => `${i}.jpg,${label},${i}`)}`,
    {},
    { cat: 2, dog: 2 },
  ),
  'a table whose zeros a spreadsheet took': {
    files: { 'img/001.jpg': null, 'img/002.jpg': null, 'labels.csv': 'id,label\n1,cat\n2,dog' },
    grown: BOTH,
  },
  'names that say nothing': {
    files: { 'cat/1': null, 'cat/2.jpg?w=640': null, 'dog/3.JPE': null, 'dog/4.jfif': null, 'dog/notes': 'P1 is text' },
    grown: { cat: 2, dog: 2 },
  },
  'pictures that are none': {
    files: {
      'train/cat/1.jpg': null,
      'train/cat/2.jpg': '',
      'test/cat/3.jpg': '<!-- saved --><html>',
      'test/cat/4.jpg': '\0\0\0\x18ftypheic\0\0\0\0mif1heic',
      'test/cat/5.jpg': 'version https://git-lfs.github.com/spec/v1\n',
    },
    grown: { cat: 1 },
    says: /3\.jpg was skipped[^]*4\.jpg was skipped[^]*5\.jpg was skipped[^]*2\.jpg was skipped/u,
  },
};

let picture: Buffer;
let work: string;
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'further-'));
  const made = sharp({ create: { width: 64, height: 64, channels: 3, background: '#c83' } });
  picture = await made.jpeg().toBuffer();
});
afterAll(() => {
  rmSync(work, { recursive: true });
});

describe('further data sets', { timeout: 60_000 }, () => {
  it.each(Object.entries(CASES))('%s', (name, made) => expectRead(work, name, made, picture));

  it.each([
    ['pax', (tar: Uint8Array) => tar, 'tar'],
    [
      'gzip in two members',
      (tar: Uint8Array) => Buffer.concat([gzipSync(tar.subarray(0, 512)), gzipSync(tar.subarray(512))]),
      'tar.gz',
    ],
  ] as const)('a tar with long names, %s', async (name, pack, suffix) => {
    const paths = [
      `${'d'.repeat(90)}/${'e'.repeat(90)}/cat/${'n'.repeat(150)}.jpg`,
      `${'d'.repeat(90)}/${'e'.repeat(90)}/dog/猫.jpg`,
    ];
    const tar = await packTar(
      paths.map((path) => ({ header: { name: path, size: picture.length, type: 'file' as const }, body: picture })),
    );
    expect((await read(work, `${name}.${suffix}`, pack(tar))).grown).toEqual(BOTH);
  });

  it.runIf(process.platform === 'linux')(
    'a tar of GNU with long names, links, a pipe, and nothing after a cut',
    async () => {
      const folder = join(work, 'gnu');
      execFileSync('sh', [
        '-c',
        `mkdir -p "$0/cat" "$0/dog" && cp "$1" "$0/cat/$2.jpg" && cp "$1" "$0/dog/1.jpg" &&
       ln "$0/dog/1.jpg" "$0/dog/2.jpg" && ln -s 1.jpg "$0/dog/3.jpg" && mkfifo "$0/dog/4.jpg" &&
       tar --format=gnu --sort=name -cf "$0.tar" -C "$0" .`,
        folder,
        (writeFileSync(join(work, 'picture.jpg'), picture), join(work, 'picture.jpg')),
        'n'.repeat(150),
      ]);
      const bytes = new Uint8Array(execFileSync('cat', [`${folder}.tar`]));
      const { grown, says } = await read(work, 'gnu.tar', bytes);
      expect(grown).toEqual(BOTH);
      expect(says).toMatch(/link to another file of the tar[^]*it is a link[^]*not a regular file/u);
      const cut = await read(work, 'cut.tar', bytes.subarray(0, bytes.length / 3));
      expect(cut.says).toMatch(/cut off/u);
    },
  );
});
