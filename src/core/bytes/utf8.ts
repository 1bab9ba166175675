/** @file Texts as bytes and back. */

/**
 * The Encoding standard: its results depend on the arguments alone, and page, workers and Node have it. Pure environments compile
 * without the types of any of them, so it is described here.
 */
interface Encoding {
  readonly TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> };
  readonly TextDecoder: new () => { decode(bytes: Uint8Array | ArrayBuffer): string };
}
const { TextEncoder, TextDecoder } = globalThis as unknown as Encoding;
const encoder = new TextEncoder();

/**
 * A text as UTF-8.
 *
 * @param text of any length; an unpaired surrogate becomes U+FFFD.
 */
export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);

/**
 * The text that some bytes of UTF-8 stand for.
 *
 * @param bytes of any length; a byte order mark at the front is left out, and what is no UTF-8 becomes U+FFFD.
 */
export const textOf = (bytes: Uint8Array | ArrayBuffer): string => new TextDecoder().decode(bytes);
