/** @file What tensors, pictures and latents of a manifest must be to each other, whatever the pack. */

import { PackError } from './error.ts';
import type { Graph, Latent, Preprocessing, TensorSpec } from './manifest.ts';
import { showShape, type Dim } from './shape.ts';

export function checkLayout(tensor: TensorSpec, path: string): void {
  if (tensor.shape.length === 0) throw new PackError(`${path}.shape`, 'a list of at least 1', 'a list of 0');
  if (tensor.layout.length !== tensor.shape.length || new Set(tensor.layout).size !== tensor.layout.length)
    throw new PackError(
      `${path}.layout`,
      `one letter for each axis of ${showShape(tensor.shape)}`,
      `"${tensor.layout}"`,
    );
}

export function checkImageInput(
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

export function checkLatent(tensor: TensorSpec, path: string, latent: Latent): void {
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

export function checkUnits(latent: Latent): void {
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

export function demandType({ type }: TensorSpec, path: string, expected: TensorSpec['type']): void {
  if (type === expected) return;
  const why =
    type === 'float16' || type === 'int32'
      ? ', since no other type is fed or read here; cast at the border of the graph'
      : '';
  throw new PackError(`${path}.type`, `"${expected}"${why}`, `"${type}"`);
}

export function demandAxes(
  tensor: TensorSpec,
  path: string,
  layout: string,
  sizes: Readonly<Record<string, number>>,
): void {
  if (tensor.layout !== layout) throw new PackError(`${path}.layout`, `"${layout}"`, `"${tensor.layout}"`);
  for (const [letter, size] of Object.entries(sizes)) demandAxis(tensor, path, letter, size);
}

/** A symbol for a fixed size would let a graph of another size pass, so the number itself is demanded. */
function demandAxis(tensor: TensorSpec, path: string, letter: string, size: number): void {
  const dim = axisOf(tensor, letter);
  if (dim !== size) throw new PackError(`${path}.shape`, `${size} for axis ${letter}`, showShape(tensor.shape));
}

export function axisOf(tensor: TensorSpec, letter: string): Dim | undefined {
  return tensor.shape[tensor.layout.indexOf(letter)];
}
