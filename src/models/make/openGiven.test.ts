import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../core/bytes/utf8.ts';
import { tinyPrior } from '../../testing/tinyPacks.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { makeGiven } from '../../../workers/packs/makeGiven.ts';
import { describeFiles, type FileSource } from './files.ts';
import { openGiven } from './openGiven.ts';

/** Nothing of what is wrong here is found by a run. */
const NEVER_RUN = {} as Runtime;

const { manifest, files } = tinyPrior();
const plain = sourceOf(new Map(Object.entries(files).map(([path, bytes]) => [path, Uint8Array.from(bytes)])));
const listed = bytesOf(JSON.stringify({ ...manifest, files: await describeFiles(plain, plain.paths) }));

function sourceOf(content: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): FileSource {
  return { paths: [...content.keys()], read: (path) => Promise.resolve(content.get(path)!) };
}

/** The pack with one file as it came. */
async function given(change: (content: Map<string, Uint8Array<ArrayBuffer>>) => void) {
  const content = new Map<string, Uint8Array<ArrayBuffer>>([['pack.json', listed]]);
  for (const path of plain.paths) content.set(path, await plain.read(path));
  change(content);
  return openGiven(sourceOf(content), 'pack.json', NEVER_RUN);
}

describe('openGiven', () => {
  it('names a file whose bytes are others', async () => {
    const answer = await given((content) => {
      const bytes = content.get('decoder.onnx')!.slice();
      bytes[bytes.length - 1]! ^= 1;
      content.set('decoder.onnx', bytes);
    });
    expect(answer).toMatchObject({ kind: 'lacking', missing: [{ code: 'manifest', field: 'decoder.onnx' }] });
  });

  it('names a file that is cut off, by its size', async () => {
    const answer = await given((content) => content.set('encoder.onnx', content.get('encoder.onnx')!.slice(0, 100)));
    expect(answer).toMatchObject({ missing: [{ code: 'manifest', field: 'encoder.onnx', got: '100 bytes' }] });
  });

  it('names a file that is not there, and a manifest that is none', async () => {
    const gone = await given((content) => content.delete('encoder.onnx'));
    expect(gone).toMatchObject({
      missing: [{ code: 'trial-failed', text: expect.stringContaining('encoder.onnx') as string }],
    });
    const none = await given((content) => content.set('pack.json', bytesOf('{')));
    expect(none).toMatchObject({ missing: [{ code: 'manifest', field: 'the manifest', expected: 'JSON' }] });
  });
});

describe('makeGiven', () => {
  it('refuses what is too large for the memory before anything is read', async () => {
    const sizes = new Map([
      ['image.onnx', 2e9],
      ['text.onnx', 1e9],
      ['notes.txt', 5e9],
    ]);
    const unread: FileSource = { paths: [...sizes.keys()], read: () => Promise.reject(new Error('It was read.')) };
    const told = { id: 'large', title: 'Large', licence: 'MIT', source: 'a test' };
    const made = makeGiven(unread, sizes, told, () => Promise.reject(new Error('It was run.')), 4e9);
    await expect(made).rejects.toMatchObject({ failure: { code: 'pack-too-large', needed: 9e9, limit: 4e9 } });
  });
});
