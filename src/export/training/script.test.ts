import { describe, expect, it } from 'vitest';
import { original, variantOf } from '../../testing/sidecarRows.ts';
import { LAYOUTS } from '../layouts/layouts.ts';
import { notebookCell, splitFolders, trainingScript } from './script.ts';

const row = (file_name: string, label: string, split: 'train' | 'val' | 'test' | null = null) => ({
  ...{ file_name, label, split },
});

describe('splitFolders', () => {
  it.each([
    ['classes at the top', [row('cat/1.png', 'cat'), row('dog/1.png', 'dog')], { train: [''] }],
    ['beside rejected ones', [row('images/cat/1.png', 'cat')], { train: ['images'] }],
    [
      'splits, below whatever lies above',
      [row('set/train/cat/1.png', 'cat', 'train'), row('set/valid/cat/a/2.png', 'cat', 'val')],
      { train: ['set/train'], val: ['set/valid'] },
    ],
    ['a split in two folders', [row('b/cat/1.png', 'cat'), row('a/dog/1.png', 'dog')], { train: ['a', 'b'] }],
    ['labels and folders whose slashes stand elsewhere', [row('b/c/1.png', 'b'), row('c/1.png', 'c')], { train: [''] }],
    ['a picture at the top, in no class', [{ file_name: '1.png', label: null, split: null }], {}],
    ['a class whose name no system takes', [row('train/con%3F/1.png', 'con?', 'train')], { train: ['train'] }],
  ])('%s', (_, rows, expected) => {
    expect(splitFolders(rows)).toEqual(expected);
  });
});

describe('trainingScript', () => {
  const seed = original('train/cat/1.jpg', 'train');
  const rows = [seed, variantOf(seed, 1)];

  it.each(LAYOUTS.map(({ id }) => id))('reads %s by its own loader, and holds originals out', (layout) => {
    const { path, text } = trainingScript(layout, rows);
    const loader = {
      folders: 'FOLDERS = {"train":["train"]}',
      'new-images': 'FOLDERS = {"train":["train"]}',
      csv: 'labels.csv',
      'hugging-face': 'load_dataset(str(ROOT))',
      ultralytics: 'YOLO(',
    }[layout];
    expect(path).toBe('train.py');
    expect(text).toContain(loader);
    expect(text).toContain('expansion.jsonl');
    expect(text).not.toMatch(/undefined|\[object/u);
  });

  it.each(LAYOUTS.map(({ id }) => id))('trains with softened labels where %s can hold them', (layout) => {
    const { text } = trainingScript(layout, rows);
    expect(text.includes('label_probabilities')).toBe(layout !== 'ultralytics');
  });

  it.each(LAYOUTS.map(({ id }) => id))('draws RandAugment anew for what %s trains with, and not for the test', (layout) => {
    const [before, train, test] = trainingScript(layout, rows).text.split(/"(?:train|test)": transforms/u);
    if (layout === 'ultralytics') expect(before).toContain('auto_augment="randaugment"');
    else expect([before, train, test].map((part) => part!.includes('RandAugment('))).toEqual([false, true, false]);
  });

  it('differs from cell to cell', () => {
    expect(new Set(LAYOUTS.map(({ id }) => notebookCell(id, rows, 'pets-expanded.zip').length)).size).toBeGreaterThan(3);
    expect(notebookCell('csv', rows, 'pets-expanded.zip')).toContain('ZipFile("pets-expanded.zip").extractall(ROOT)');
  });
});
