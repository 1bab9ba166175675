/** @file Texts as bytes and back. */

/**
 * The Encoding standard: its result depends on the arguments alone, and page, workers and Node have it. Pure environments compile
 * without the types of any of them, so it is described here.
 */
interface Encoding {
  readonly TextDecoder: new () => { decode(bytes: Uint8Array): string };
}
const { TextDecoder } = globalThis as unknown as Encoding;

/**
 * The text that some UTF-8 bytes stand for.
 *
 * @param bytes of any length; a byte order mark at the front is left out, and what is no UTF-8 becomes U+FFFD.
 */
export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
