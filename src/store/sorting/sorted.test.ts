import { describe, expect, it } from 'vitest';
import { sortedFolder } from './sorted.ts';

const file = (name: string) => new File([name], name);
const pathsOf = ({ chosen: { source } }: ReturnType<typeof sortedFolder>) =>
  source.kind === 'files' ? source.files.map(({ path }) => path) : [];

describe('pictures that were sorted by hand', () => {
  it('lie in a folder a class, each with a name of its own on every file system', () => {
    const sorted = sortedFolder('mine', [
      { name: 'cat', files: [file('IMG_1.jpg'), file('img_1.JPG'), file('IMG_1.jpg'), file('noSuffix')] },
      { name: 'dog', files: [file('IMG_1.jpg')] },
      { name: 'empty', files: [] },
    ]);
    expect(pathsOf(sorted)).toEqual([
      'cat/IMG_1.jpg',
      'cat/img_1 (2).JPG',
      'cat/IMG_1 (3).jpg',
      'cat/noSuffix',
      'dog/IMG_1.jpg',
    ]);
    expect([...sorted.chosen.files.keys()]).toEqual(pathsOf(sorted));
    expect(sorted.chosen).toMatchObject({ kind: 'folder', name: 'mine' });
  });

  it('are classes whatever they are called: none is a split', () => {
    const { said } = sortedFolder('mine', [
      { name: 'train', files: [file('a.png')] },
      { name: 'test', files: [file('b.png')] },
    ]);
    expect(said.folders).toEqual([
      ['train', 'class'],
      ['test', 'class'],
    ]);
  });
});
