import { PackError } from './error.ts';
import { checkConsistency } from './consistency.ts';
import type {
  Decoded,
  Dim,
  Embedding,
  Feed,
  Graph,
  InputSize,
  InputSpec,
  JudgeManifest,
  Latent,
  PackFile,
  PackHeader,
  PackManifest,
  PixelUnits,
  Preprocessing,
  PriorManifest,
  Scoring,
  SpecialTokens,
  TensorSpec,
  TokenizerSpec,
} from './manifest.ts';
import * as read from './read.ts';
import { SYMBOL } from './shape.ts';

/**
 * Reads the content of a `pack.json`.
 * @param json The parsed JSON.
 * @returns The manifest, defaults filled in.
 * @throws PackError that names the first wrong field, what was expected there and what came.
 */
export function parseManifest(json: unknown): PackManifest {
  const manifest = manifestReader(json, '');
  checkConsistency(manifest);
  return manifest;
}

/** As {@link parseManifest}, from the text of the file. */
export function parseManifestText(content: string): PackManifest {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (error) {
    throw new PackError('the manifest', 'JSON', error instanceof Error ? error.message : 'something else');
  }
  return parseManifest(json);
}

const relativePath: read.Read<string> = (value, path) => {
  const file = read.text('a relative path inside the pack')(value, path);
  const hostile = file.includes('\\') || file.includes(':') || file.startsWith('/');
  if (hostile || file.split('/').some((part) => part === '' || part === '.' || part === '..'))
    throw new PackError(path, 'a relative path inside the pack, with forward slashes', JSON.stringify(file));
  return file;
};

const dim: read.Read<Dim> = (value, path) => {
  if (typeof value === 'string' && SYMBOL.test(value)) return value;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
  throw new PackError(path, 'a whole number above 0 or a symbol such as "batch" or "height/8"', read.describe(value));
};

const range: read.Read<readonly [number, number]> = (value, path) => {
  if (!Array.isArray(value) || value.length !== 2) throw new PackError(path, '[low, high]', read.describe(value));
  const low = read.number()(value[0], `${path}[0]`);
  const high = read.number(`a number above ${low}`, (number) => number > low)(value[1], `${path}[1]`);
  return [low, high];
};

/** One number for all channels, or a list with one for each. */
const perChannel =
  (each: read.Read<number>): read.Read<number | readonly number[]> =>
  (value, path) =>
    Array.isArray(value) ? read.list(each)(value, path) : each(value, path);

const tensorFields = {
  name: read.text(),
  type: read.oneOf('float32', 'float16', 'int64', 'int32'),
  layout: read.text('axes among N, C, H, W and T, for instance "NCHW"', /^[NCHWT]+$/),
  shape: read.list(dim),
};

const feed = read.tagged<Feed>('kind', {
  image: read.object<Feed & { kind: 'image' }>({ kind: read.oneOf('image') }),
  latent: read.object<Feed & { kind: 'latent' }>({ kind: read.oneOf('latent') }),
  'token-ids': read.object<Feed & { kind: 'token-ids' }>({ kind: read.oneOf('token-ids') }),
  'token-mask': read.object<Feed & { kind: 'token-mask' }>({ kind: read.oneOf('token-mask') }),
  constant: read.object<Feed & { kind: 'constant' }>({ kind: read.oneOf('constant'), value: read.number() }),
  range: read.object<Feed & { kind: 'range' }>({ kind: read.oneOf('range') }),
});

const graph = read.object<Graph>({
  file: relativePath,
  inputs: read.list(read.object<InputSpec>({ ...tensorFields, feed })),
  output: read.object<TensorSpec>(tensorFields),
});

const size = read.tagged<InputSize>('kind', {
  fixed: read.object<InputSize & { kind: 'fixed' }>({
    kind: read.oneOf('fixed'),
    side: read.count,
    shorterSide: read.orNull(read.count),
  }),
  free: read.object<InputSize & { kind: 'free' }>({
    kind: read.oneOf('free'),
    minimum: read.count,
    maximum: read.count,
    multipleOf: read.count,
    preferred: read.count,
  }),
});

const pixelFields: { readonly [K in keyof PixelUnits]: read.Read<PixelUnits[K]> } = {
  range,
  mean: read.withDefault(read.triple(read.number()), [0, 0, 0]),
  std: read.withDefault(read.triple(read.positive), [1, 1, 1]),
};

const preprocessing = read.object<Preprocessing>({
  filter: read.oneOf('nearest', 'bilinear', 'bicubic', 'lanczos3', 'area'),
  fit: read.oneOf('crop', 'stretch'),
  size,
  ...pixelFields,
});

const unitFields = {
  mean: read.withDefault(perChannel(read.number()), 0),
  std: read.withDefault(perChannel(read.positive), 1),
  epsilon: read.positive,
};

const latent = read.tagged<Latent>('kind', {
  spatial: read.object<Latent & { kind: 'spatial' }>({
    kind: read.oneOf('spatial'),
    channels: read.count,
    downscale: read.count,
    ...unitFields,
  }),
  tokens: read.object<Latent & { kind: 'tokens' }>({
    kind: read.oneOf('tokens'),
    tokens: read.count,
    channels: read.count,
    prefix: read.countOrZero,
    ...unitFields,
  }),
  vector: read.object<Latent & { kind: 'vector' }>({ kind: read.oneOf('vector'), size: read.count, ...unitFields }),
});

const decoded = read.tagged<Decoded>('kind', {
  pixels: read.object<Decoded & { kind: 'pixels' }>({ kind: read.oneOf('pixels'), ...pixelFields }),
  patches: read.object<Decoded & { kind: 'patches' }>({
    kind: read.oneOf('patches'),
    patch: read.count,
    order: read.oneOf('HWC', 'CHW'),
    perPatch: read.orNull(read.object<{ readonly epsilon: number }>({ epsilon: read.positive })),
    ...pixelFields,
  }),
});

const scoring = read.tagged<Scoring>('kind', {
  softmax: read.object<Scoring & { kind: 'softmax' }>({ kind: read.oneOf('softmax'), logitScale: read.positive }),
  sigmoid: read.object<Scoring & { kind: 'sigmoid' }>({
    kind: read.oneOf('sigmoid'),
    logitScale: read.positive,
    logitBias: read.number(),
  }),
});

const tokenizerFields = {
  file: relativePath,
  maxLength: read.number('a whole number of at least 3', (length) => Number.isSafeInteger(length) && length >= 3),
  padding: read.oneOf('longest', 'max-length'),
};

const specialFields: { readonly [K in keyof SpecialTokens]: read.Read<string> } = {
  start: read.text(),
  end: read.text(),
  pad: read.text(),
};

const tokenizer = read.tagged<TokenizerSpec>('kind', {
  wordpiece: read.object<TokenizerSpec & { kind: 'wordpiece' }>({
    kind: read.oneOf('wordpiece'),
    lowercase: read.flag,
    specialTokens: read.object<SpecialTokens & { unknown: string }>({ ...specialFields, unknown: read.text() }),
    ...tokenizerFields,
  }),
  'bpe-clip': read.object<TokenizerSpec & { kind: 'bpe-clip' }>({
    kind: read.oneOf('bpe-clip'),
    specialTokens: read.object<SpecialTokens>(specialFields),
    ...tokenizerFields,
  }),
});

const headerFields: { readonly [K in keyof PackHeader]: read.Read<PackHeader[K]> } = {
  format: read.oneOf(1),
  id: read.text('lower-case letters, digits and hyphens', /^[a-z0-9]+(-[a-z0-9]+)*$/),
  version: read.text('a version such as "1.0.0"', /^\d+\.\d+\.\d+$/),
  title: read.text(),
  licence: read.text('an SPDX expression such as "MIT"', /^[A-Za-z0-9.+-]+( (AND|OR|WITH) [A-Za-z0-9.+-]+)*$/),
  source: read.text(),
  baseUrl: read.orNull(read.text('an https address that ends in "/"', /^https:\/\/\S+\/$/)),
  files: read.list(
    read.object<PackFile>({
      path: relativePath,
      bytes: read.count,
      sha256: read.text('64 lower-case hexadecimal digits', /^[0-9a-f]{64}$/),
    }),
  ),
};

const manifestReader = read.tagged<PackManifest>('role', {
  prior: read.object<PriorManifest>({
    ...headerFields,
    role: read.oneOf('prior'),
    graphs: read.object<PriorManifest['graphs']>({ encoder: graph, decoder: graph }),
    preprocessing,
    latent,
    decoded,
  }),
  judge: read.object<JudgeManifest>({
    ...headerFields,
    role: read.oneOf('judge'),
    graphs: read.object<JudgeManifest['graphs']>({ image: graph, text: graph }),
    preprocessing,
    embedding: read.object<Embedding>({ size: read.count, normalised: read.flag }),
    scoring,
    tokenizer,
    prompt: read.text('a sentence with "{label}" once', /^[^{}]*\{label\}[^{}]*$/),
  }),
});
