/** @file Autoencoders: an encoder to planes of numbers and a decoder back, such as TAESD and its siblings. */

import { imageInput, latentInput, type GraphBorder } from './border.ts';
import { headerOf, type Draft, type Notes, type Told } from './draft.ts';
import { checkBatch, checkTypes, feedsOf, tensorOf } from './tensors.ts';

/** Sides that a prior without a size of its own is used at, in pixels. */
const SIDES = { least: 32, preferred: 128, most: 512 };

/** What measuring a prior gives its manifest; what is left out has the manifest's default. */
export interface PriorUnits {
  /** What black and white are to the graphs. */
  readonly range: readonly [low: number, high: number];
  readonly latent: { readonly mean?: readonly number[]; readonly std?: readonly number[]; readonly epsilon: number };
}

/**
 * Drafts the manifest of a prior whose latent has positions.
 *
 * @param encoder that takes pictures.
 * @param decoder that gives them.
 * @param told what only a person knows.
 * @param units of its pixels and of its latent.
 */
export function draftAutoencoder(encoder: GraphBorder, decoder: GraphBorder, told: Told, units: PriorUnits): Draft {
  const notes: Notes = { missing: [], concluded: [] };
  const [pixels, latents] = [imageInput(encoder)!, latentInput(decoder)!];
  const [latent, decoded] = [encoder.outputs[0]!, decoder.outputs[0]!];
  const channels = latent.seen[1]!;
  const downscale = encoder.fed[2]! / latent.seen[2]!;
  if (latents.shape[1] !== null && latents.shape[1] !== channels)
    notes.missing.push({
      code: 'channels-differ',
      encoder: encoder.file,
      gives: channels,
      decoder: decoder.file,
      takes: latents.shape[1]!,
    });
  if (!Number.isInteger(downscale) || decoded.seen[2] !== decoder.fed[2]! * downscale)
    notes.missing.push({
      code: 'other-size',
      encoder: { file: encoder.file, from: encoder.fed[2]!, to: latent.seen[2]! },
      decoder: { file: decoder.file, from: decoder.fed[2]!, to: decoded.seen[2]! },
    });
  for (const [graph, output] of [
    [encoder, latent],
    [decoder, decoded],
  ] as const) {
    checkBatch(graph, notes);
    checkTypes(graph, output.name, notes);
  }
  const side = pixels.shape[2] ?? null;
  const small = [`height/${downscale}`, `width/${downscale}`].map((size) =>
    downscale === 1 ? size.slice(0, -2) : size,
  );
  const image = ['batch', 3, 'height', 'width'];
  const inside = ['batch', channels, ...small];
  const open = (size: number) => (side === null ? null : size);
  const manifest = {
    ...headerOf(told),
    role: 'prior',
    graphs: {
      encoder: {
        file: encoder.file,
        inputs: feedsOf(encoder, pixels.name, 'image', 'NCHW', image, notes),
        output: tensorOf(
          { ...latent, shape: [null, channels, open(side! / downscale), open(side! / downscale)] },
          'NCHW',
          inside,
        ),
      },
      decoder: {
        file: decoder.file,
        inputs: feedsOf(decoder, latents.name, 'latent', 'NCHW', inside, notes),
        output: tensorOf({ ...decoded, shape: [null, 3, open(side!), open(side!)] }, 'NCHW', image),
      },
    },
    preprocessing: {
      filter: 'bicubic',
      fit: 'crop',
      size:
        side === null
          ? {
              kind: 'free',
              minimum: Math.ceil(SIDES.least / downscale) * downscale,
              maximum: Math.floor(SIDES.most / downscale) * downscale,
              multipleOf: downscale,
              preferred: Math.round(SIDES.preferred / downscale) * downscale,
            }
          : { kind: 'fixed', side },
      range: units.range,
    },
    latent: { kind: 'spatial', channels, downscale, ...units.latent },
    decoded: { kind: 'pixels', range: units.range },
  };
  return notes.missing.length > 0
    ? { kind: 'lacking', family: 'autoencoder', missing: notes.missing }
    : { kind: 'drafted', family: 'autoencoder', manifest, notes: notes.concluded };
}
