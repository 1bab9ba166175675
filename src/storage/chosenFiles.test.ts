import { describe, expect, it } from 'vitest';
import { fromInput } from './chosenFiles.ts';
import { saying } from '../testing/saying.ts';

const inFolder = (path: string, content = 'x') =>
  Object.assign(new File([content], path.split('/').at(-1)!), { webkitRelativePath: path });

describe('fromInput', () => {
  it('takes a folder’s files by their paths inside it', async () => {
    const { kind, name, files } = await fromInput([inFolder('pets/cat/1.png'), inFolder('pets/dog/1.png')]);
    expect({ kind, name, paths: [...files.keys()] }).toEqual({
      kind: 'folder',
      name: 'pets',
      paths: ['cat/1.png', 'dog/1.png'],
    });
  });

  it.each([
    ['by its name, whatever is in it', 'pets.ZIP', 'no zip'],
    ['by how it begins', 'pets', 'PK\u0003\u0004and so on'],
    ['by how it begins, though nothing is in it', 'pets.bin', 'PK\u0005\u0006'],
  ])('knows a zip %s', async (_, name, content) => {
    const chosen = await fromInput([new File([content], name)]);
    expect(chosen).toMatchObject({ kind: 'zip', name, source: { kind: 'zip' } });
  });

  it('takes any other file for a picture', async () => {
    const { kind, files } = await fromInput([new File(['\u0089PNG'], 'cat.png')]);
    expect({ kind, paths: [...files.keys()] }).toEqual({ kind: 'folder', paths: ['cat.png'] });
  });
});

describe('archives that are chosen', () => {
  it.each(['pets.tar', 'pets.tar.gz', 'pets.tgz', 'pets.7z'])('opens %s as one', async (name) => {
    expect(await fromInput([new File(['x'], name)])).toMatchObject({ kind: 'zip', source: { kind: 'zip', name } });
  });

  it('says what to do with several at once', async () => {
    const zips = ['cats.zip', 'dogs.zip'].map((name) => new File(['PK\u0003\u0004'], name));
    await expect(saying(fromInput(zips))).rejects.toThrow(
      /^Expected one archive, got 2 \(cats\.zip, dogs\.zip\); unpack each/u,
    );
  });

  it('leaves an archive among the pictures of a folder where it is', async () => {
    const { kind } = await fromInput([inFolder('pets/cat/1.png'), inFolder('pets/cat.zip')]);
    expect(kind).toBe('folder');
  });
});
