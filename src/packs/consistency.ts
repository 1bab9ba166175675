import { PackError } from './error.ts';
import type {
  Feed,
  Graph,
  JudgeManifest,
  Latent,
  MaskManifest,
  PackManifest,
  Preprocessing,
  PriorManifest,
  SafetyManifest,
  TensorSpec,
} from './manifest.ts';
import { showShape, type Dim } from './shape.ts';

/**
 * Checks what no field can say alone: that files, graphs, latent and embedding agree with each other.
 * @throws PackError that names the field that disagrees.
 */
export function checkConsistency(manifest: PackManifest): void {
  checkFiles(manifest);
  switch (manifest.role) {
    case 'prior':
      checkPrior(manifest);
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
  const demand = (file: string, field: string): void => {
    if (!paths.includes(file))
      throw new PackError(field, `one of the files (${paths.join(', ')})`, JSON.stringify(file));
  };
  for (const [name, graph] of Object.entries<Graph>(manifest.graphs)) demand(graph.file, `graphs.${name}.file`);
  if (manifest.role === 'judge') demand(manifest.tokenizer.file, 'tokenizer.file');
}

function checkPrior({ graphs, preprocessing, latent, decoded }: PriorManifest): void {
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

/** What the data of a run is, by what an input is fed; constants are whatever the graph takes. */
const TYPES = {
  image: 'float32',
  latent: 'float32',
  'token-ids': 'int64',
  'token-mask': 'int64',
  constant: null,
  range: null,
} as const satisfies Record<Feed['kind'], TensorSpec['type'] | null>;

/** A graph needs its data exactly once, in the type it has, and every tensor a meaning for each axis. */
function checkGraph(graph: Graph, path: string, data: Feed['kind']): void {
  const fed = graph.inputs.filter((input) => input.feed.kind === data).length;
  if (fed !== 1) throw new PackError(`${path}.inputs`, `exactly one input fed with "${data}"`, String(fed));
  checkLayout(graph.output, `${path}.output`);
  demandType(graph.output, `${path}.output`, 'float32');
  for (const [index, input] of graph.inputs.entries()) {
    const at = `${path}.inputs[${index}]`;
    checkLayout(input, at);
    const type = TYPES[input.feed.kind];
    if (type !== null) demandType(input, at, type);
  }
}

function checkLayout(tensor: TensorSpec, path: string): void {
  if (tensor.layout.length !== tensor.shape.length || new Set(tensor.layout).size !== tensor.layout.length)
    throw new PackError(
      `${path}.layout`,
      `one letter for each axis of ${showShape(tensor.shape)}`,
      `"${tensor.layout}"`,
    );
}

function checkImageInput(
  graph: Graph,
  path: string,
  { size }: Pick<Preprocessing, 'size'>,
  layouts: readonly string[] = ['NCHW'],
): void {
  const index = graph.inputs.findIndex((input) => input.feed.kind === 'image');
  const input = graph.inputs[index]!;
  const at = `${path}.inputs[${index}]`;
  if (!layouts.includes(input.layout))
    throw new PackError(`${at}.layout`, layouts.map((layout) => `"${layout}"`).join(' or '), `"${input.layout}"`);
  demandAxis(input, at, 'C', 3);
  switch (size.kind) {
    case 'fixed':
      for (const letter of 'HW') demandAxis(input, at, letter, size.side);
      if (size.shorterSide !== null && size.shorterSide < size.side)
        throw new PackError(
          'preprocessing.size.shorterSide',
          `at least the side, ${size.side}`,
          String(size.shorterSide),
        );
      return;
    case 'free': {
      const { minimum, maximum, multipleOf, preferred } = size;
      if (maximum < minimum) throw new PackError('preprocessing.size.maximum', `at least ${minimum}`, String(maximum));
      for (const [name, side] of Object.entries({ minimum, maximum, preferred }))
        if (side % multipleOf !== 0 || side < minimum || side > maximum)
          throw new PackError(
            `preprocessing.size.${name}`,
            `a multiple of ${multipleOf} from ${minimum} to ${maximum}`,
            String(side),
          );
      for (const letter of 'HW')
        if (typeof axisOf(input, letter) === 'number')
          throw new PackError(
            `${at}.shape`,
            'symbols for height and width, since the size is free',
            showShape(input.shape),
          );
      return;
    }
    default:
      size satisfies never;
  }
}

function checkLatent(tensor: TensorSpec, path: string, latent: Latent): void {
  switch (latent.kind) {
    case 'spatial': {
      demandAxes(tensor, path, 'NCHW', { C: latent.channels });
      for (const letter of 'HW') {
        const dim = axisOf(tensor, letter);
        const suffix = latent.downscale === 1 ? '' : `/${latent.downscale}`;
        if (typeof dim === 'string' && !(suffix === '' ? !dim.includes('/') : dim.endsWith(suffix)))
          throw new PackError(
            `${path}.shape`,
            `sides divided by the latent's downscale, ${latent.downscale}`,
            showShape(tensor.shape),
          );
      }
      return;
    }
    case 'tokens':
      demandAxes(tensor, path, 'NTC', { T: latent.tokens, C: latent.channels });
      if (latent.prefix >= latent.tokens)
        throw new PackError('latent.prefix', `fewer than the ${latent.tokens} tokens`, String(latent.prefix));
      return;
    case 'vector':
      demandAxes(tensor, path, 'NC', { C: latent.size });
      return;
    default:
      latent satisfies never;
  }
}

function checkUnits(latent: Latent): void {
  const channels = latent.kind === 'vector' ? latent.size : latent.channels;
  for (const name of ['mean', 'std'] as const) {
    const value = latent[name];
    if (typeof value !== 'number' && value.length !== channels)
      throw new PackError(
        `latent.${name}`,
        `one number, or ${channels}: one for each channel`,
        `${value.length} numbers`,
      );
  }
}

function demandType({ type }: TensorSpec, path: string, expected: TensorSpec['type']): void {
  if (type !== expected) throw new PackError(`${path}.type`, `"${expected}"`, `"${type}"`);
}

function demandAxes(tensor: TensorSpec, path: string, layout: string, sizes: Readonly<Record<string, number>>): void {
  if (tensor.layout !== layout) throw new PackError(`${path}.layout`, `"${layout}"`, `"${tensor.layout}"`);
  for (const [letter, size] of Object.entries(sizes)) demandAxis(tensor, path, letter, size);
}

/** A symbol for a fixed size would let a graph of another size pass, so the number itself is demanded. */
function demandAxis(tensor: TensorSpec, path: string, letter: string, size: number): void {
  const dim = axisOf(tensor, letter);
  if (dim !== size) throw new PackError(`${path}.shape`, `${size} for axis ${letter}`, showShape(tensor.shape));
}

function axisOf(tensor: TensorSpec, letter: string): Dim | undefined {
  return tensor.shape[tensor.layout.indexOf(letter)];
}
