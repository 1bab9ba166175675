/** @file Encodings of names: those that the platform decodes, and the two DOS pages that it does not know. */

/** Upper half of code page 437 (United States), from 0x80. */
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';
/** Upper half of code page 850 (Western Europe), from 0x80. */
const CP850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';
const PAGES: ReadonlyMap<string, string> = new Map([
  ['cp437', CP437],
  ['ibm437', CP437],
  ['cp850', CP850],
  ['ibm850', CP850],
]);

/**
 * The name under which an encoding is known here.
 *
 * @param label of the WHATWG's Encoding Standard (`gbk`, `shift_jis`, `euc-kr`, `ibm866`), or `cp437`, `cp850`; any case.
 * @returns `null` for anything else.
 */
export function encodingOf(label: string): string | null {
  const name = label.trim().toLowerCase();
  if (PAGES.has(name)) return name.replace('ibm', 'cp');
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return null;
  }
}

/** Decodes bytes; `null` where they are not valid in this encoding. */
export function decodeBytes(bytes: Uint8Array, encoding: string): string | null {
  const page = PAGES.get(encoding);
  if (page !== undefined)
    return Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : page[byte - 0x80]!)).join('');
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
