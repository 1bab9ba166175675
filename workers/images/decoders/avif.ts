/** @file AVIF by libavif in WebAssembly: decoders differ by up to 89 levels in how they widen its colours. */

import decode, { init } from '@jsquash/avif/decode.js';
import type { Raster } from '../../../src/core/image/file/raster.ts';

let started: Promise<unknown> | null = null;

/**
 * @param bytes an AVIF file.
 * @param module gives the compiled decoder, once.
 * @param depth bits of a sample.
 * @throws Error where it is damaged.
 */
export async function decodeAvif(
  bytes: Uint8Array<ArrayBuffer>,
  module: () => Promise<WebAssembly.Module>,
  depth: number,
): Promise<Raster> {
  started ??= module().then((compiled) => init(compiled as never));
  await started.catch((error: unknown) => {
    // The next picture may find it.
    started = null;
    throw error;
  });
  const content = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  if (depth === 8) {
    const image = await decode(content);
    if (!image) throw new Error('Expected a picture, got none.');
    return { width: image.width, height: image.height, model: 'rgb', alpha: true, data: image.data };
  }
  const image = (await decode(content, { bitDepth: 16 })) as unknown as {
    width: number;
    height: number;
    data: Uint16Array;
  } | null;
  if (!image) throw new Error('Expected a picture, got none.');
  return { width: image.width, height: image.height, model: 'rgb', alpha: true, data: image.data };
}
