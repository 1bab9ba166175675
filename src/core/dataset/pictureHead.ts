/** @file Whether a file whose name says nothing begins as a picture does. */

const BEGINNINGS: readonly RegExp[] = [
  /^\u00ff\u00d8\u00ff/u,
  /^\u0089PNG\r\n/u,
  /^GIF8[79]a/u,
  /^RIFF[^]{4}WEBP/u,
  /^[^]{4}ftyp(?:avi[fs]|hei[cmsx]|hev[cmsx]|mif1|msf1)/u,
  /^(?:II\*\0|MM\0\*)/u,
  /^BM[^]{4}\0{4}/u,
];
/** Bytes that are looked at. */
export const PICTURE_HEAD = 16;

/** @param head the first {@link PICTURE_HEAD} bytes, or all of a shorter file. */
export function beginsAsPicture(head: Uint8Array): boolean {
  const text = Array.from(head.subarray(0, PICTURE_HEAD), (byte) => String.fromCharCode(byte)).join('');
  return BEGINNINGS.some((beginning) => beginning.test(text));
}
