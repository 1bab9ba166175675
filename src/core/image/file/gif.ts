/** @file A GIF's first frame as a file of its own: decoders do not agree on what lies around it. */

import { UPRIGHT } from '../orient.ts';
import { u16le, type FileBytes } from './bytes.ts';
import { CUT_OFF, DAMAGED, type PictureFault } from './fault.ts';
import type { Picture } from './picture.ts';

const SCREEN = 13;
const TRAILER = 0x3b;
const EXTENSION = 0x21;
const FRAME = 0x2c;
const CONTROL = 0xf9;

/** @returns a sentence where it cannot be read. */
export function inspectGif(bytes: FileBytes): Picture | PictureFault {
  const global = SCREEN + tableBytes(bytes[10] ?? 0);
  let control: FileBytes | null = null;
  let at = global;
  for (;;) {
    const block = bytes[at];
    if (block === undefined) return CUT_OFF;
    if (block === TRAILER) return DAMAGED;
    if (block === FRAME) break;
    if (block !== EXTENSION) return DAMAGED;
    const end = afterBlocks(bytes, at + 2);
    if (end === null) return CUT_OFF;
    if (bytes[at + 1] === CONTROL) control = bytes.subarray(at, end);
    at = end;
  }
  const [x, y, width, height] = [1, 3, 5, 7].map((offset) => u16le(bytes, at + offset)) as [
    number,
    number,
    number,
    number,
  ];
  const pixels = at + 10 + tableBytes(bytes[at + 9] ?? 0);
  const end = afterBlocks(bytes, pixels + 1);
  if (end === null) return CUT_OFF;
  if (width === 0 || height === 0) return DAMAGED;
  const screen = bytes.slice(0, SCREEN);
  screen.set(bytes.subarray(at + 5, at + 9), 6);
  const descriptor = bytes.slice(at, at + 10);
  descriptor.fill(0, 1, 5);
  // Browsers widen a screen that is smaller than its first frame.
  const canvas = { width: Math.max(u16le(bytes, 6), x + width), height: Math.max(u16le(bytes, 8), y + height) };
  const whole = x === 0 && y === 0 && canvas.width === width && canvas.height === height;
  return {
    kind: 'gif',
    ...canvas,
    orientation: UPRIGHT,
    bits: 8,
    grey: false,
    decoder: 'native',
    parts: [
      screen,
      bytes.subarray(SCREEN, global),
      ...(control ? [control] : []),
      descriptor,
      bytes.subarray(at + 10, end),
      Uint8Array.of(TRAILER),
    ],
    colour: { kind: 'srgb' },
    frame: whole ? null : { x, y, width, height },
  };
}

/** Bytes of a colour table, from the flags before it. */
const tableBytes = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** Where a chain of sub-blocks ends; `null` where the file ends before it. */
function afterBlocks(bytes: FileBytes, from: number): number | null {
  for (let at = from; at < bytes.length; at += bytes[at]! + 1) if (bytes[at] === 0) return at + 1;
  return null;
}
