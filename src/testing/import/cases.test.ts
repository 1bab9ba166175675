/**
 * @file Data sets that people brought, in the spirit of public reports (`cases.json` names them): the page's import service and the
 * command's reader give the same classes, the same counts and the same sentences, and what is expected.
 */

import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILES, readAsCommand, readAsPage, type Outcome } from './readCases.ts';

/** What is expected of a file; where the pixels of a kind decide, only as far as classes go. */
interface Expected {
  readonly grown?: Readonly<Record<string, number>>;
  readonly held?: Readonly<Record<string, number>>;
  readonly says?: RegExp;
}

interface Stored {
  readonly classes?: Readonly<Record<string, number>>;
  readonly refused?: readonly string[];
}

const json = (path: string): unknown => JSON.parse(readFileSync(join(FILES, path), 'utf8'));
const own = json('cases.json') as Readonly<Record<string, { readonly expect: Stored }>>;
const reports = json('reports/cases.json') as readonly { readonly file: string | null; readonly expect: Stored }[];

const BOTH = { cat: 2, dog: 2 };
/** What the stored cases say in words. */
const MORE: Readonly<Record<string, Expected>> = {
  'hidden-folders.zip': { held: { brick: 2 }, says: /2 system files left out/u },
  'split-set.zip': { held: BOTH },
  'split-images.zip': { held: { cat: 2 } },
  'split-lacks-class.zip': { says: /"180" has no picture in val/u },
  'names-gbk.zip': { says: /read as gb18030: "猫", "狗"/u },
  'table.zip': { says: /labels\.csv says the class of 4 pictures/u },
  'telephone.zip': { says: /IMG_1\.HEIC was skipped[^]*IMG_2\.jpg was skipped/u },
  'reports/tar-truncated.tar': { grown: {}, says: /cut off/u },
  'reports/tar-hardlink.tar': { grown: { cat: 1, dog: 1 }, says: /cat\/1\.jpg was skipped: it is a link/u },
  // Two data sets in one: folders that hold the same classes may be splits.
  'reports/folder-latin1.tar': {
    grown: {},
    held: { cat: 5, dog: 4, 'h\u00e4hne': 1 },
    says: /windows-1252[^]*"latin1-class" may be test pictures or a class[^]*"latin1-name" may be/u,
  },
  'reports/corrupt-test-split.zip': { held: { dog: 1 }, says: /test\/cat\/0\.jpg was skipped: it is damaged/u },
  'reports/class-only-bad.zip': { says: /dog\/0\.jpg was skipped/u },
  'reports/empty-class-folder.zip': { says: /"bird" holds no files/u },
  'reports/class-zwsp.zip': { grown: { cat: 2, 'cat\u200b': 2 }, says: /look alike/u },
  'reports/class-numbers.zip': { grown: { 0: 2, 1: 2, 2: 2, 10: 2 } },
  'reports/class-emoji.zip': { grown: { '🐱': 2, '🐶': 2 } },
  'reports/class-300.zip': { grown: { dog: 2 }, says: /longer than 255 bytes/u },
  'reports/class-quotes.zip': { grown: { 'it\'s "big"': 2, 'dog;drop,me': 2 } },
  'reports/class-rtl.zip': { grown: { قطة: 2, 'dog\u202etxt': 2 } },
  'reports/class-star-win.zip': { grown: { 'cat*': 2, 'dog:1': 2 } },
  'reports/class-reserved.zip': { grown: { con: 2, 'aux.': 2 } },
  'reports/class-newline.zip': { grown: { dog: 2 }, says: /control characters/u },
  'reports/eadir.zip': { says: /8 system files left out/u },
  // With a TIFF in each class, which both read.
  'reports/deflate64.zip': { grown: { cat: 3, dog: 3 } },
  'reports/multi.zip': { grown: {}, says: /one part of several/u },
  'reports/bzip2.zip': { says: /BZip2/u },
  'reports/all-truncated.zip': { grown: {}, says: /got none that can be used: cat\/0\.jpg was skipped/u },
  'reports/heic-only.zip': { grown: {}, says: /cat\/IMG_0\.HEIC was skipped/u },
  'reports/nested-zip.zip': { grown: {}, says: /unpack it first/u },
  'reports/sevenzip.7z': { grown: {}, says: /7-Zip archive/u },
  'reports/targz-named.zip': { grown: { cat: 3, dog: 3 } },
  'reports/html-named.zip': { grown: {}, says: /web page/u },
  'reports/no-entries.zip': { grown: {}, says: /there are no files in it/u },
  'reports/only-folders.zip': { grown: {}, says: /"cat" holds no files/u },
  'reports/leak-train-test.zip': { grown: { cat: 1, dog: 1 }, held: { cat: 1, dog: 1 } },
  'reports/split-class-first.zip': { grown: BOTH, held: BOTH },
  'reports/split-kfold.zip': {
    grown: { cat: 1, dog: 1 },
    held: { cat: 1, dog: 1 },
    says: /folds of a cross-validation/u,
  },
  'reports/split-train2017.zip': { grown: BOTH, held: BOTH },
  'reports/split-chinese.zip': { grown: BOTH, held: BOTH, says: /"训练集" as train/u },
  'reports/split-space.zip': { grown: BOTH, held: BOTH },
  'reports/split-Training-Testing.zip': { grown: BOTH, held: BOTH },
  'reports/split-Train-Valid.zip': { grown: BOTH, held: { cat: 3, dog: 3 } },
  'reports/split-holdout.zip': { grown: BOTH, held: { cat: 3, dog: 3 }, says: /"holdout" as test/u },
  'reports/split-testset-mixed.zip': { grown: BOTH, held: BOTH },
  'reports/preview-grid.zip': { grown: BOTH, says: /grid\.png was skipped: it lies outside/u },
  'reports/split-only-test.zip': { grown: {}, held: BOTH, says: /All pictures are held out/u },
  'reports/test-class-missing.zip': { grown: BOTH, says: /"dog" has no picture in test/u },
  'reports/train-class-missing.zip': { grown: BOTH, says: /"bird" has no picture in train/u },
  'reports/class-called-test.zip': {
    grown: { car: 2 },
    held: { test: 2 },
    says: /"test" may be test pictures or a class/u,
  },
  'reports/one-class.zip': { grown: { cats: 2 } },
  'reports/coco-images-masks.zip': { grown: {}, says: /"masks" looks like masks/u },
  'reports/roboflow-coco.zip': {
    grown: {},
    says: /COCO[^]*0\.jpg was skipped, it lies in no class folder of "train"/u,
  },
  'reports/yolo-detect.zip': { grown: {}, says: /YOLO[^]*lies in no class folder of "train"/u },
  'reports/deep-taxonomy.zip': {
    grown: { animals: 3, plants: 2 },
    says: /"animals" has its pictures in folders of its own/u,
  },
  'reports/labelstudio-hash.zip': { grown: {}, says: /"images" names no class/u },
  'reports/readme-image-root.zip': { grown: { ...BOTH, docs: 1 }, says: /banner\.png was skipped/u },
};
/** Kinds of which the decoders decide: their classes are looked at before a picture is read. */
const BY_DECODER = /px-|kinds\.zip|telephone\.zip|heic|tif-mask/u;

const cases = [
  ...Object.entries(own).map(([file, { expect: expected }]) => [file, expected] as const),
  ...reports.flatMap(({ file, expect: expected }) => (file === null ? [] : [[`reports/${file}`, expected] as const])),
].filter(([file]) => /\.(?:zip|tar|gz|7z)$/u.test(file));

function check(outcome: Outcome, file: string, stored: Stored): void {
  const more = MORE[file];
  const classes = more?.grown ?? stored.classes;
  if (classes && (Object.keys(classes).length > 0 || more?.grown) && !BY_DECODER.test(file)) {
    expect(outcome.grown).toEqual(classes);
  }
  if (more?.held) expect(outcome.held).toEqual(more.held);
  if (!BY_DECODER.test(file))
    for (const words of stored.refused ?? []) expect(outcome.says).toMatch(new RegExp(words, 'iu'));
  if (more?.says) expect(outcome.says).toMatch(more.says);
  expect(outcome.says).not.toMatch(/undefined|\[object|NaN/u);
}

describe('data sets that people brought', { timeout: 60_000 }, () => {
  it.each(cases)('%s', async (file, stored) => {
    const path = join(FILES, file);
    const command = await readAsCommand(path);
    const page = await readAsPage(path);
    check(command, file, stored);
    check(page, file, stored);
    expect([page.grown, page.held]).toEqual([command.grown, command.held]);
    const plain = (says: string) => says.replaceAll(path, basename(path));
    expect(plain(page.says)).toBe(plain(command.says));
  });

  it('shows numbers in numeric order', async () => {
    const { grown } = await readAsPage(join(FILES, 'numbers.zip'));
    expect(Object.keys(grown)).toEqual(Array.from({ length: 12 }, (_, i) => String(i)));
  });
});

describe('a folder with a name that is no UTF-8', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'names-'));
    // Systems that take names as bytes have such files; the others unpack them under another name.
    execFileSync('tar', ['xf', join(FILES, 'reports/folder-latin1.tar'), '-C', folder]);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('skips that file with a reason, and reads the others', async () => {
    const { grown, says } = await readAsCommand(join(folder, 'latin1-name'));
    if (process.platform === 'linux') {
      expect(grown).toEqual(BOTH);
      expect(says).toMatch(/its name is not valid UTF-8/u);
    } else expect(grown.dog).toBe(2);
  });
});
