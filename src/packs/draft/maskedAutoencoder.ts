/** @file Masked autoencoders: an encoder to tokens, the class token first, and a decoder to patches of pixels. */

import { imageInput, latentInput, type GraphBorder } from './border.ts';
import type { PriorUnits } from './autoencoder.ts';
import { headerOf, type Draft, type Found, type Notes, type Told } from './draft.ts';
import { checkBatch, checkTypes, feedsOf, tensorOf } from './tensors.ts';
import { processing } from './towers.ts';

/**
 * Drafts the manifest of a prior whose latent is tokens.
 *
 * @param found files beside the graphs.
 * @param encoder that takes pictures.
 * @param decoder that gives patches.
 * @param told what only a person knows.
 * @param latent units of its latent.
 */
export function draftMaskedAutoencoder(
  { processor, config }: Found,
  encoder: GraphBorder,
  decoder: GraphBorder,
  told: Told,
  latent: PriorUnits['latent'],
): Draft {
  const notes: Notes = { missing: [], concluded: [] };
  const [pixels, tokens] = [imageInput(encoder)!, latentInput(decoder)!];
  const [given, patches] = [encoder.outputs[0]!, decoder.outputs[0]!];
  const [, count = 0, channels = 0] = given.seen;
  const [, patchCount = 0, values = 0] = patches.seen;
  const patch = Math.sqrt(values / 3);
  const side = Math.sqrt(patchCount) * patch;
  const prefix = count - patchCount;
  if (tokens.shape[1] !== null && tokens.shape[1] !== count)
    notes.missing.push({
      code: 'tokens-differ',
      encoder: encoder.file,
      gives: count,
      decoder: decoder.file,
      takes: tokens.shape[1]!,
    });
  if (tokens.shape[2] !== null && tokens.shape[2] !== channels)
    notes.missing.push({
      code: 'channels-differ',
      encoder: encoder.file,
      gives: channels,
      decoder: decoder.file,
      takes: tokens.shape[2]!,
    });
  if (!Number.isInteger(patch) || side !== encoder.fed[2])
    notes.missing.push({
      code: 'partial-patches',
      decoder: decoder.file,
      patches: patchCount,
      values,
      side: encoder.fed[2]!,
    });
  if (prefix < 0)
    notes.missing.push({ code: 'fewer-tokens', encoder: encoder.file, tokens: count, patches: patchCount });
  for (const [graph, output] of [
    [encoder, given],
    [decoder, patches],
  ] as const) {
    checkBatch(graph, notes);
    checkTypes(graph, output.name, notes);
  }
  const preprocessing = processing(processor, pixels.shape[2] ?? encoder.fed[2] ?? null, notes);
  const perPatch = config?.norm_pix_loss ?? false;
  if (config?.norm_pix_loss === undefined) notes.concluded.push({ code: 'plain-patches' });
  const order = 'HWC';
  notes.concluded.push({ code: 'patch-order' });
  const shape = [null, count, channels];
  const manifest = {
    ...headerOf(told),
    role: 'prior',
    graphs: {
      encoder: {
        file: encoder.file,
        inputs: feedsOf(encoder, pixels.name, 'image', 'NCHW', ['batch', 3, 'height', 'width'], notes),
        output: tensorOf({ ...given, shape }, 'NTC', ['batch']),
      },
      decoder: {
        file: decoder.file,
        inputs: feedsOf(decoder, tokens.name, 'latent', 'NTC', ['batch', count, channels], notes),
        output: tensorOf({ ...patches, shape: [null, patchCount, values] }, 'NTC', ['batch']),
      },
    },
    preprocessing,
    latent: { kind: 'tokens', tokens: count, channels, ...(prefix > 0 && { prefix }), ...latent },
    decoded: {
      kind: 'patches',
      patch,
      order,
      ...(perPatch && { perPatch }),
      range: [0, 1],
      ...('mean' in preprocessing && { mean: preprocessing.mean }),
      ...('std' in preprocessing && { std: preprocessing.std }),
    },
  };
  return notes.missing.length > 0
    ? { kind: 'lacking', family: 'masked autoencoder', missing: notes.missing }
    : { kind: 'drafted', family: 'masked autoencoder', manifest, notes: notes.concluded };
}
