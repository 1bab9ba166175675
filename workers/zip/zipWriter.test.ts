import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createZip } from './zipWriter.ts';

/** A zip of one text and one file. */
async function written(text: string) {
  const chunks: Uint8Array[] = [];
  const zip = createZip(new WritableStream({ write: (chunk) => void chunks.push(chunk.slice()) }));
  await zip.addText('text.txt', text);
  await zip.addStored('b.bin', Uint8Array.of(1, 2, 3));
  await zip.close();
  return Buffer.concat(chunks);
}

describe('createZip', () => {
  it.each(['', 'a', 'ä😀'.repeat(400_000)])('writes a text with its size before it', async (text) => {
    const bytes = await written(text);
    const { 'text.txt': found, 'b.bin': stored } = unzipSync(bytes);
    expect(new TextDecoder().decode(found)).toBe(text);
    expect(stored).toEqual(Uint8Array.of(1, 2, 3));
    // General purpose flags, bit 3: sizes follow the data.
    expect(bytes.readUInt16LE(6) & 8).toBe(0);
    expect(bytes.readUInt32LE(22)).toBe(new TextEncoder().encode(text).length);
  });
});
