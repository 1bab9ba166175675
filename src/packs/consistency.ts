import { checkDenoising } from './denoisingConsistency.ts';
import { PackError } from './error.ts';
import type {
  AutoencoderManifest,
  Feed,
  Graph,
  JudgeManifest,
  MaskManifest,
  PackManifest,
  SafetyManifest,
  TensorSpec,
  TokenizerSpec,
} from './manifest.ts';
import { showShape } from './shape.ts';
import {
  axisOf,
  checkImageInput,
  checkLatent,
  checkLayout,
  checkUnits,
  demandAxes,
  demandType,
} from './tensorChecks.ts';

/**
 * Checks what no field can say alone: that files, graphs, latent and embedding agree with each other.
 * @throws PackError that names the field that disagrees.
 */
export function checkConsistency(manifest: PackManifest): void {
  checkFiles(manifest);
  switch (manifest.role) {
    case 'prior':
      if (manifest.kind === 'diffusion' || manifest.kind === 'unclip') checkDenoising(manifest);
      else checkAutoencoder(manifest);
      return;
    case 'judge':
      checkJudge(manifest);
      return;
    case 'mask':
      checkMask(manifest);
      return;
    case 'safety':
      checkSafety(manifest);
      return;
    default:
      manifest satisfies never;
  }
}

function checkFiles(manifest: PackManifest): void {
  const paths = manifest.files.map((file) => file.path);
  paths.forEach((path, index) => {
    if (paths.indexOf(path) !== index) throw new PackError(`files[${index}].path`, 'each path once', `${path} again`);
    if (path === 'pack.json') throw new PackError(`files[${index}].path`, 'files other than the manifest', path);
  });
  for (const { file, field } of namedFiles(manifest))
    if (!paths.includes(file))
      throw new PackError(field, `one of the files (${paths.join(', ')})`, JSON.stringify(file));
}

/** The files that a manifest has a use for, with the fields that name them. */
export function namedFiles(
  manifest: Pick<PackManifest, 'graphs'> & { readonly tokenizer?: TokenizerSpec },
): readonly { readonly file: string; readonly field: string }[] {
  const { graphs, tokenizer } = manifest;
  return [
    ...Object.entries<Graph>(graphs).flatMap(([name, { file, external = [] }]) => [
      { file, field: `graphs.${name}.file` },
      ...external.map((one, i) => ({ file: one, field: `graphs.${name}.external[${i}]` })),
    ]),
    ...(tokenizer ? [{ file: tokenizer.file, field: 'tokenizer.file' }] : []),
    ...(tokenizer?.kind === 'bpe-clip' && tokenizer.merges !== undefined
      ? [{ file: tokenizer.merges, field: 'tokenizer.merges' }]
      : []),
  ];
}

function checkAutoencoder({ graphs, preprocessing, latent, decoded }: AutoencoderManifest): void {
  checkGraph(graphs.encoder, 'graphs.encoder', 'image');
  checkGraph(graphs.decoder, 'graphs.decoder', 'latent');
  checkImageInput(graphs.encoder, 'graphs.encoder', preprocessing);
  checkLatent(graphs.encoder.output, 'graphs.encoder.output', latent);
  const index = graphs.decoder.inputs.findIndex((input) => input.feed.kind === 'latent');
  checkLatent(graphs.decoder.inputs[index]!, `graphs.decoder.inputs[${index}]`, latent);
  checkUnits(latent);
  const { output } = graphs.decoder;
  switch (decoded.kind) {
    case 'pixels':
      demandAxes(output, 'graphs.decoder.output', 'NCHW', { C: 3 });
      return;
    case 'patches':
      demandAxes(output, 'graphs.decoder.output', 'NTC', { C: 3 * decoded.patch * decoded.patch });
      if (decoded.perPatch && latent.kind !== 'tokens')
        throw new PackError(
          'decoded.perPatch',
          'a latent of tokens, which the patches of a seed are kept beside',
          `"${latent.kind}"`,
        );
      if (typeof output.shape[1] !== 'number')
        throw new PackError('graphs.decoder.output.shape', 'a number of patches', showShape(output.shape));
      return;
    default:
      decoded satisfies never;
  }
}

function checkJudge({ graphs, preprocessing, embedding }: JudgeManifest): void {
  checkGraph(graphs.image, 'graphs.image', 'image');
  checkGraph(graphs.text, 'graphs.text', 'token-ids');
  checkImageInput(graphs.image, 'graphs.image', preprocessing);
  demandAxes(graphs.image.output, 'graphs.image.output', 'NC', { C: embedding.size });
  demandAxes(graphs.text.output, 'graphs.text.output', 'NC', { C: embedding.size });
}

/** An alpha belongs to every pixel of its image: it has the image's sides, and nothing of the image may be cropped away. */
function checkMask({ graphs, preprocessing, confidence }: MaskManifest): void {
  checkGraph(graphs.mask, 'graphs.mask', 'image');
  checkImageInput(graphs.mask, 'graphs.mask', preprocessing);
  if (preprocessing.fit !== 'stretch')
    throw new PackError(
      'preprocessing.fit',
      '"stretch", since a mask covers the whole image',
      `"${preprocessing.fit}"`,
    );
  const { output, inputs } = graphs.mask;
  demandAxes(output, 'graphs.mask.output', 'NCHW', { C: 1 });
  const image = inputs.find(({ feed }) => feed.kind === 'image')!;
  for (const letter of 'HW')
    if (axisOf(output, letter) !== axisOf(image, letter))
      throw new PackError(
        'graphs.mask.output.shape',
        `the sides of ${showShape(image.shape)}`,
        showShape(output.shape),
      );
  demandType(confidence.output, 'confidence.output', 'float32');
  demandAxes(confidence.output, 'confidence.output', 'NC', { C: 1 });
  if (confidence.output.name === output.name)
    throw new PackError('confidence.output.name', 'another output than the alpha', `"${output.name}"`);
}

/** Nothing is differentiated here, so pictures may be fed with their channels last. */
function checkSafety({ graphs, preprocessing, scores: { labels, unsafe } }: SafetyManifest): void {
  checkGraph(graphs.classifier, 'graphs.classifier', 'image');
  checkImageInput(graphs.classifier, 'graphs.classifier', preprocessing, ['NCHW', 'NHWC']);
  demandAxes(graphs.classifier.output, 'graphs.classifier.output', 'NC', { C: labels.length });
  const stranger = unsafe.findIndex((label) => !labels.includes(label));
  if (stranger >= 0)
    throw new PackError(
      `scores.unsafe[${stranger}]`,
      `one of the labels (${labels.join(', ')})`,
      JSON.stringify(unsafe[stranger]),
    );
}

/** What the data of a run is, by what an input is fed; constants are whatever the graph takes, denoisers are fed apart. */
const TYPES = {
  image: ['float32'],
  latent: ['float32'],
  'token-ids': ['int64'],
  'token-mask': ['int64'],
  constant: ['float32', 'int64'],
  range: ['float32', 'int64'],
  timestep: [],
  'text-states': [],
  'class-labels': [],
  adapter: [],
} as const satisfies Record<Feed['kind'], readonly TensorSpec['type'][]>;

/** A graph needs its data exactly once, in the type it has, and every tensor a meaning for each axis. */
function checkGraph(graph: Graph, path: string, data: Feed['kind']): void {
  const fed = graph.inputs.filter((input) => input.feed.kind === data).length;
  if (fed !== 1) throw new PackError(`${path}.inputs`, `exactly one input fed with "${data}"`, String(fed));
  checkLayout(graph.output, `${path}.output`);
  demandType(graph.output, `${path}.output`, 'float32');
  for (const [index, input] of graph.inputs.entries()) {
    const at = `${path}.inputs[${index}]`;
    checkLayout(input, at);
    const types: readonly TensorSpec['type'][] = TYPES[input.feed.kind];
    const [first] = types;
    if (first === undefined)
      throw new PackError(`${at}.feed.kind`, 'what a denoiser alone is fed to be there alone', `"${input.feed.kind}"`);
    if (!types.includes(input.type)) demandType(input, at, first);
  }
}
