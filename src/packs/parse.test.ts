import { describe, expect, it } from 'vitest';
import { PackError } from './error.ts';
import { parseManifest, parseManifestText } from './parse.ts';
import { clip, mae, openNsfw, siglip, taesd, u2netp } from './testing/manifests.ts';

/** A copy of a JSON value with the field at `path` replaced; `undefined` removes it. */
function withField(json: object, path: string, value: unknown): unknown {
  const copy = structuredClone(json);
  const keys = path.split('.');
  let at = copy as Record<string, unknown>;
  for (const key of keys.slice(0, -1)) at = at[key] as Record<string, unknown>;
  if (value === undefined) Reflect.deleteProperty(at, keys.at(-1)!);
  else at[keys.at(-1)!] = value;
  return copy;
}

function errorOf(json: unknown): PackError {
  try {
    parseManifest(json);
  } catch (error) {
    if (error instanceof PackError) return error;
    throw error;
  }
  throw new Error('parsed without an error');
}

describe('parseManifest', () => {
  it('fits CLIP: two towers, byte-pair tokens, softmax', () => {
    const manifest = parseManifest(clip);
    expect(manifest).toMatchObject({
      role: 'judge',
      embedding: { size: 512 },
      tokenizer: { kind: 'bpe-clip', maxLength: 77 },
    });
  });

  it('fits SigLIP: its logits without the bias', () => {
    expect(parseManifest(siglip)).toMatchObject({ scoring: { kind: 'softmax', logitScale: 117.33 } });
  });

  it('fits TAESD: a spatial latent at 1/8 with a deviation for each channel', () => {
    const manifest = parseManifest(taesd);
    expect(manifest).toMatchObject({ role: 'prior', latent: { kind: 'spatial', mean: 0, std: [5.6, 5.1, 4.6, 4.2] } });
  });

  it('fits a masked autoencoder: tokens x channels, constant inputs, patches', () => {
    const manifest = parseManifest(mae);
    expect(manifest).toMatchObject({
      latent: { kind: 'tokens', tokens: 197, mean: 0, std: 1 },
      decoded: { kind: 'patches', patch: 16, order: 'HWC' },
    });
  });

  it('fits a mask: an alpha of the image’s size and a confidence', () => {
    const manifest = parseManifest(u2netp);
    expect(manifest).toMatchObject({
      role: 'mask',
      confidence: { output: { name: 'confidence' }, threshold: 0.5 },
    });
  });

  it('fits a safety classifier: channels last and blue first, a score of named labels', () => {
    expect(parseManifest(openNsfw)).toMatchObject({
      role: 'safety',
      preprocessing: { channels: 'BGR', size: { side: 224, shorterSide: 256 } },
      scores: { unsafe: ['nsfw'] },
    });
  });

  it('fills defaults in', () => {
    expect(parseManifest(taesd)).toMatchObject({
      preprocessing: { mean: [0, 0, 0], std: [1, 1, 1] },
      decoded: { mean: [0, 0, 0], std: [1, 1, 1] },
    });
    expect(parseManifest(clip)).toMatchObject({ preprocessing: { size: { shorterSide: null } } });
  });

  it.each([
    [clip, 'role', 'jury', 'role', '"prior" or "judge" or "mask" or "safety"', '"jury"'],
    [openNsfw, 'scores.unsafe.0', 'nude', 'scores.unsafe[0]', 'sfw, nsfw', '"nude"'],
    [openNsfw, 'scores.threshold', 1, 'scores.threshold', 'between 0 and 1', '1'],
    [openNsfw, 'scores.labels', ['nsfw'], 'graphs.classifier.output.shape', '1 for axis C', '[batch, 2]'],
    [
      openNsfw,
      'graphs.classifier.inputs.0.layout',
      'NWHC',
      'graphs.classifier.inputs[0].layout',
      '"NCHW" or "NHWC"',
      '"NWHC"',
    ],
    [clip, 'preprocessing.channels', 'BGR', 'preprocessing.channels', 'no such field', '"BGR"'],
    [clip, 'format', 2, 'format', '1', '2'],
    [clip, 'id', 'CLIP B/32', 'id', 'lower-case', '"CLIP B/32"'],
    [clip, 'version', '1.0', 'version', '"1.0.0"', '"1.0"'],
    [clip, 'title', undefined, 'title', 'not empty', 'nothing'],
    [clip, 'licence', 'see website', 'licence', 'SPDX', '"see website"'],
    [clip, 'files', [], 'files', 'at least 1', 'a list of 0'],
    [clip, 'files.0.path', '../secret', 'files[0].path', 'inside the pack', '"../secret"'],
    [clip, 'files.0.path', '/etc/passwd', 'files[0].path', 'inside the pack', '"/etc/passwd"'],
    [clip, 'files.0.path', 'a\\b', 'files[0].path', 'forward slashes', 'a'],
    [clip, 'files.0.path', 'C:/b', 'files[0].path', 'inside the pack', '"C:/b"'],
    [clip, 'files.0.bytes', 1.5, 'files[0].bytes', 'whole number', '1.5'],
    [clip, 'files.1.sha256', 'F'.repeat(64), 'files[1].sha256', 'lower-case hexadecimal', 'FFF'],
    [clip, 'graphs.image.inputs.0.shape.1', -3, 'graphs.image.inputs[0].shape[1]', 'above 0', '-3'],
    [clip, 'graphs.image.inputs.0.shape.2', 'Height/8', 'graphs.image.inputs[0].shape[2]', '"height/8"', '"Height/8"'],
    [clip, 'graphs.image.inputs.0.feed.kind', 'picture', 'graphs.image.inputs[0].feed.kind', '"image" or', '"picture"'],
    [clip, 'graphs.image.output.type', 'uint8', 'graphs.image.output.type', '"float32"', '"uint8"'],
    [clip, 'graphs.text.file', 'text.onnx', 'graphs.text.file', 'one of the files', '"text.onnx"'],
    [clip, 'preprocessing.filter', 'cubic', 'preprocessing.filter', '"bicubic"', '"cubic"'],
    [clip, 'preprocessing.range', [1, 0], 'preprocessing.range[1]', 'above 1', '0'],
    [clip, 'preprocessing.std.2', 0, 'preprocessing.std[2]', 'above 0', '0'],
    [clip, 'preprocessing.mean', [0.5], 'preprocessing.mean', 'list of 3', 'a list of 1'],
    [clip, 'preprocessing.sizes', 224, 'preprocessing.sizes', 'no such field', '224'],
    [clip, 'preprocessing.size.shorterSide', 200, 'preprocessing.size.shorterSide', 'at least the side, 224', '200'],
    [clip, 'preprocessing.size.side', 256, 'graphs.image.inputs[0].shape', '256 for axis H', '224'],
    [clip, 'embedding.size', 640, 'graphs.image.output.shape', '640 for axis C', '[batch, 512]'],
    [clip, 'scoring.logitScale', 0, 'scoring.logitScale', 'above 0', '0'],
    [clip, 'tokenizer.file', 'vocab.json', 'tokenizer.file', 'one of the files', '"vocab.json"'],
    [clip, 'tokenizer.maxLength', 2, 'tokenizer.maxLength', 'at least 3', '2'],
    [clip, 'prompt', 'a photo of a label', 'prompt', '"{label}" once', '"a photo of a label"'],
    [clip, 'prompt', '{label} and {label}', 'prompt', '"{label}" once', '{label} and'],
    [taesd, 'latent.epsilon', '0.8', 'latent.epsilon', 'above 0', '"0.8"'],
    [taesd, 'latent.std', [1, 1, 1], 'latent.std', 'one for each channel', '3 numbers'],
    [taesd, 'latent.channels', 16, 'graphs.encoder.output.shape', '16 for axis C', 'batch, 4'],
    [taesd, 'latent.downscale', 4, 'graphs.encoder.output.shape', 'downscale, 4', 'height/8'],
    [taesd, 'latent.kind', 'image', 'latent.kind', '"spatial" or "tokens" or "vector"', '"image"'],
    [taesd, 'preprocessing.size.preferred', 100, 'preprocessing.size.preferred', 'multiple of 8', '100'],
    [taesd, 'preprocessing.size.maximum', 32, 'preprocessing.size.maximum', 'at least 64', '32'],
    [taesd, 'graphs.decoder.inputs.0.feed.kind', 'image', 'graphs.decoder.inputs', 'fed with "latent"', '0'],
    [taesd, 'graphs.encoder.output.layout', 'NHW', 'graphs.encoder.output.layout', 'one letter for each axis', '"NHW"'],
    [taesd, 'latent.std', [1, 1, 0, 1], 'latent.std[2]', 'above 0', '0'],
    [taesd, 'latent.std', 0, 'latent.std', 'above 0', '0'],
    [taesd, 'latent.std', 'one', 'latent.std', 'above 0', '"one"'],
    [clip, 'preprocessing', null, 'preprocessing', 'an object', 'null'],
    [clip, 'preprocessing.size', 224, 'preprocessing.size', 'an object', '224'],
    [clip, 'graphs.image.inputs.0.shape', 'batch', 'graphs.image.inputs[0].shape', 'a list', '"batch"'],
    // What other programs write and nothing here runs.
    [clip, 'baseUrl', 'https://models.example/', 'baseUrl', 'beside pack.json only', '"https://models.example/"'],
    [clip, 'embedding.normalised', true, 'embedding.normalised', 'unit length in any case', 'true'],
    [clip, 'scoring', { kind: 'sigmoid', logitScale: 117 }, 'scoring.kind', '"softmax", since among', '"sigmoid"'],
    [clip, 'scoring.logitBias', -12.93, 'scoring.logitBias', 'the bias cancels', '-12.93'],
    [clip, 'graphs.image.inputs.0.layout', 'NHWC', 'graphs.image.inputs[0].layout', '"NCHW"', '"NHWC"'],
    [clip, 'graphs.image.inputs.0.type', 'float16', 'graphs.image.inputs[0].type', 'cast at the border', '"float16"'],
    [clip, 'graphs.image.inputs.0.type', 'int64', 'graphs.image.inputs[0].type', '"float32"', '"int64"'],
    [clip, 'graphs.text.inputs.0.type', 'int32', 'graphs.text.inputs[0].type', '"int64"', '"int32"'],
    [clip, 'graphs.text.inputs.0.type', 'float32', 'graphs.text.inputs[0].type', '"int64"', '"float32"'],
    [clip, 'graphs.text.output.type', 'int64', 'graphs.text.output.type', '"float32"', '"int64"'],
    [mae, 'latent.prefix', 197, 'latent.prefix', 'fewer than the 197 tokens', '197'],
    [mae, 'decoded.perPatch', { epsilon: 1e-6 }, 'decoded.perPatch', 'true or false', 'an object with epsilon'],
    [mae, 'decoded.patch', 8, 'graphs.decoder.output.shape', '192 for axis C', '768'],
    [u2netp, 'preprocessing.fit', 'crop', 'preprocessing.fit', '"stretch"', '"crop"'],
    [u2netp, 'confidence.threshold', 1, 'confidence.threshold', 'between 0 and 1', '1'],
    [u2netp, 'confidence.output.name', 'alpha', 'confidence.output.name', 'another output', '"alpha"'],
    [u2netp, 'confidence.output.shape.1', 2, 'confidence.output.shape', '1 for axis C', '[batch, 2]'],
    [u2netp, 'confidence.output.type', 'int64', 'confidence.output.type', '"float32"', '"int64"'],
    [u2netp, 'graphs.mask.output.shape.1', 3, 'graphs.mask.output.shape', '1 for axis C', 'batch, 3'],
    [u2netp, 'graphs.mask.output.shape.2', 'height/2', 'graphs.mask.output.shape', 'the sides of', 'height/2'],
    [mae, 'decoded.order', 'WHC', 'decoded.order', '"HWC" or "CHW"', '"WHC"'],
  ])('names the field, what was expected and what came (%#: %2$s)', (json, path, value, field, expected, got) => {
    const error = errorOf(withField(json, path, value));
    expect(error.path).toBe(field);
    expect(error.expected).toContain(expected);
    expect(error.got).toContain(got);
    expect(error.message).toBe(`${error.path}: expected ${error.expected}, got ${error.got}.`);
  });

  it('refuses a file listed twice, and the manifest among its own files', () => {
    expect(errorOf({ ...clip, files: [...clip.files, clip.files[0]] }).path).toBe('files[3].path');
    const self = { ...clip.files[0], path: 'pack.json' };
    expect(errorOf({ ...clip, files: [...clip.files, self] }).expected).toContain('other than the manifest');
  });

  it('refuses what is no manifest at all', () => {
    expect(() => parseManifest([])).toThrow('the manifest: expected an object, got a list of 0.');
    expect(() => parseManifestText('<html>')).toThrow(/^the manifest: expected JSON, got /);
  });
});
