import { describe, expect, it } from 'vitest';
import { lackWords } from '../../ui/words/en/packs.ts';
import { draftAutoencoder } from './autoencoder.ts';
import type { GraphBorder } from './border.ts';
import { recognise } from './families.ts';
import type { Draft, Told } from './draft.ts';
import { draftTowers } from './towers.ts';

const TOLD: Told = { id: 'some', title: 'Some', licence: 'MIT', source: 'a test', logitScale: 100 };
const UNITS = { range: [0, 1], latent: { epsilon: 0.5 } } as const;

const graph = (
  file: string,
  input: readonly [name: string, type: string, shape: readonly (number | null)[]],
  output: readonly [name: string, type: string, seen: readonly number[]],
  fed: readonly number[],
): GraphBorder => ({
  file,
  inputs: [{ name: input[0], type: input[1], shape: input[2] }],
  outputs: [{ name: output[0], type: output[1], shape: output[2].map(() => null), seen: output[2] }],
  fed,
});

const encoder = (type: string) =>
  graph('e.onnx', ['x', type, [null, 3, null, null]], ['z', type, [2, 4, 8, 8]], [2, 3, 64, 64]);
const decoder = (type: string) =>
  graph('d.onnx', ['z', type, [null, 4, null, null]], ['y', type, [2, 3, 64, 64]], [2, 4, 8, 8]);
const image = graph(
  'i.onnx',
  ['pixel_values', 'float32', [null, 3, 224, 224]],
  ['image_embeds', 'float32', [2, 8]],
  [2, 3, 224, 224],
);
const text = (type: string) =>
  graph('t.onnx', ['input_ids', type, [null, null]], ['text_embeds', 'float32', [2, 8]], [2, 8]);
const FOUND = { graphs: [], config: null, processor: null, tokenizerConfig: null, tokenizer: null };

const missing = (draft: Draft) => (draft.kind === 'lacking' ? draft.missing : []);

describe('what is not fed or read is refused, with what to do instead', () => {
  it('float16 at a border', () => {
    const lacks = missing(draftAutoencoder(encoder('float16'), decoder('float32'), TOLD, UNITS));
    expect(lacks).toEqual([
      { code: 'float-type', file: 'e.onnx', name: 'x', type: 'float16' },
      { code: 'float-type', file: 'e.onnx', name: 'z', type: 'float16' },
    ]);
    expect(lackWords(lacks[0]!)).toContain('cast it at the graph');
    expect(missing(draftAutoencoder(encoder('float32'), decoder('float32'), TOLD, UNITS))).toEqual([]);
  });

  it('int32 token ids', () => {
    const refused = (type: string) =>
      missing(draftTowers(FOUND, image, text(type), TOLD)).filter(({ code }) => code === 'integer-type');
    expect(refused('int32')).toEqual([{ code: 'integer-type', file: 't.onnx', name: 'input_ids', type: 'int32' }]);
    expect(lackWords(refused('int32')[0]!)).toContain('export it as int64');
    expect(refused('int64')).toEqual([]);
  });

  it('channels last, where a gradient is taken', () => {
    const last = graph('n.onnx', ['x', 'float32', [null, 64, 64, 3]], ['y', 'float32', [2, 8]], [2, 64, 64, 3]);
    const found = recognise([last]);
    expect(found).toEqual({ family: null, missing: [{ code: 'channels-last', file: 'n.onnx' }] });
    expect(lackWords({ code: 'channels-last', file: 'n.onnx' })).toContain('export it with channels first');
  });
});
