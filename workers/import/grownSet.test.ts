import { describe, expect, it } from 'vitest';
import { readSourceAsPage } from '../../src/testing/import/readCases.ts';
import { EN } from '../../src/ui/words/en.ts';
import { understandFiles } from './understandFiles.ts';
import { findProject } from './document.ts';

const row = (file: string, source: string, more: object = {}) =>
  JSON.stringify({ file_name: file, label: 'cat', split: 'train', source, ...more });
const SIDECAR = [
  row('train/cat/1.png', 'real'),
  row('train/cat/1__gif-k01.png', 'synthetic', { seed_file_name: 'train/cat/1.png' }),
  row('images/odd name.png', 'synthetic', { seed_file_name: 'train/cat/1.png' }),
  'a damaged line',
  row('test/cat/2.png', 'real', { split: 'test' }),
].join('\n');

const listed = (files: Readonly<Record<string, string>>) =>
  Object.entries(files).map(([path, text]) => ({ path, bytes: () => Promise.resolve(new TextEncoder().encode(text)) }));

describe('an expanded set of this program', () => {
  it.each(['', 'out/', 'a/b/'])('is known by its sidecar in "%s": what was made is no seed', async (root) => {
    const files = Object.fromEntries(
      ['train/cat/1.png', 'train/cat/1__gif-k01.png', 'images/odd name.png', 'test/cat/2.png'].map((path) => [
        root + path,
        'x',
      ]),
    );
    const { images, leftOut, notes } = await understandFiles(
      listed({ ...files, [`${root}expansion.jsonl`]: SIDECAR }),
      [],
      [],
    );
    expect(images).toEqual([
      { path: `${root}test/cat/2.png`, split: 'test', label: 'cat' },
      { path: `${root}train/cat/1.png`, split: 'train', label: 'cat' },
    ]);
    expect(notes).toContainEqual({
      code: 'grown',
      marker: `${root}expansion.jsonl`,
      variants: 2,
      real: 2,
      project: false,
    });
    expect(leftOut.map(({ why }) => why.code).sort()).toEqual(['record-read', 'variant', 'variant']);
  });

  it('is known by its document where the sidecar is gone', async () => {
    const document = JSON.stringify({
      images: [{ id: 'cat/1.png', file: 'cat/1.png', label: 'cat', split: null }],
      run: {
        variants: [
          { file: 'cat/new.png', seed: 'cat/1.png' },
          { file: null, seed: 'cat/1.png' },
        ],
      },
    });
    const { images, notes } = await understandFiles(
      listed({ 'x/offshoot.json': document, 'x/cat/1.png': '', 'x/cat/new.png': '' }),
      [],
      [],
    );
    expect(images.map(({ path }) => path)).toEqual(['x/cat/1.png']);
    expect(notes).toContainEqual({ code: 'grown', marker: 'x/offshoot.json', variants: 1, real: 1, project: true });
    expect(notes.map(EN.note).join(' ')).toContain('its 1 variant is not taken as a seed.');
  });

  it('opens as a project at any depth, and as a data set where there are two', async () => {
    const file = (path: string) => ({ path, read: () => Promise.resolve({ blob: new Blob(['{}']) }) });
    expect((await findProject([file('a/b/offshoot.json'), file('a/b/cat/1.png')]))?.event.root).toBe('a/b/');
    expect(await findProject([file('a/offshoot.json'), file('b/offshoot.json')])).toBeNull();
  });

  it('reads as a folder of the page does', async () => {
    const files: Readonly<Record<string, string>> = {
      'out/expansion.jsonl': SIDECAR,
      'out/train/cat/1__gif-k01.png': 'x',
    };
    const paths = Object.keys(files);
    const { grown, says } = await readSourceAsPage({ kind: 'files', paths }, (i) =>
      Promise.resolve(new Blob([files[paths[i]!]!])),
    );
    expect(grown).toEqual({});
    expect(says).toMatch(
      /its 1 variant is not taken as a seed, and cannot be reviewed: offshoot\.json, .*, is not beside it/u,
    );
  });
});
