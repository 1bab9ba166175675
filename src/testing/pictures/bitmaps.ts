/** @file Windows bitmaps of every form, of the drawn picture. */

import { colourAt, DRAWN, opacityAt } from './drawn.ts';

interface Form {
  readonly bits: number;
  readonly compression?: number;
  /** Length of the header. */
  readonly header?: number;
  readonly palette?: readonly (readonly [number, number, number])[];
  readonly masks?: readonly number[];
  readonly topDown?: boolean;
  /** Bytes of the rows from the lowest. */
  readonly rows: Buffer;
}

function bitmap({ bits, compression = 0, header = 40, palette = [], masks = [], topDown = false, rows }: Form): Buffer {
  const outside = header === 40 ? masks : [];
  const head = Buffer.alloc(14 + header + 4 * outside.length + 4 * palette.length);
  head.write('BM', 0, 'latin1');
  head.writeUInt32LE(head.length + rows.length, 2);
  head.writeUInt32LE(head.length, 10);
  head.writeUInt32LE(header, 14);
  head.writeInt32LE(DRAWN.width, 18);
  head.writeInt32LE(topDown ? -DRAWN.height : DRAWN.height, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(bits, 28);
  head.writeUInt32LE(compression, 30);
  head.writeUInt32LE(palette.length, 46);
  masks.forEach((mask, i) => head.writeUInt32LE(mask, 54 + 4 * i));
  palette.forEach(([r, g, b], i) => {
    head.set([b, g, r, 0], 14 + header + 4 * outside.length + 4 * i);
  });
  return Buffer.concat([head, rows]);
}

/** Rows from the lowest (or the highest), each filled up to four bytes. */
function rowsOf(bits: number, valueAt: (x: number, y: number) => number, topDown = false): Buffer {
  const stride = 4 * Math.ceil((DRAWN.width * bits) / 32);
  const rows = Buffer.alloc(stride * DRAWN.height);
  for (let line = 0; line < DRAWN.height; line++) {
    const y = topDown ? line : DRAWN.height - 1 - line;
    for (let x = 0; x < DRAWN.width; x++) {
      const value = valueAt(x, y);
      const at = line * stride + ((x * bits) >> 3);
      if (bits < 8) rows[at]! |= value << (8 - bits - ((x * bits) & 7));
      else rows.writeUIntLE(value, at, bits / 8);
    }
  }
  return rows;
}

const index = (most: number) => (x: number, y: number) => Math.floor((colourAt(x, y)[1] * (most + 1)) / 256);
const packed = (x: number, y: number): number => {
  const [r, g, b] = colourAt(x, y);
  return (r << 16) | (g << 8) | b;
};
const shades = (count: number) =>
  Array.from(
    { length: count },
    (_, i) => [255 - Math.floor((200 * i) / count), Math.floor((255 * i) / count), 90] as const,
  );

/** Runs of equal bytes, row by row from the lowest; the first row is left out, which makes it transparent. */
function runLengths(): Buffer {
  const bytes: number[] = [];
  const at = index(255);
  for (let y = DRAWN.height - 1; y > 0; y--) {
    for (let x = 0; x < DRAWN.width;) {
      let run = 1;
      while (x + run < DRAWN.width && run < 255 && at(x + run, y) === at(x, y)) run++;
      bytes.push(run, at(x, y));
      x += run;
    }
    bytes.push(0, 0);
  }
  return Buffer.from([...bytes, 0, 1]);
}

export const BITMAPS: Readonly<Record<string, () => Buffer>> = {
  '1 bit': () => bitmap({ bits: 1, palette: shades(2), rows: rowsOf(1, index(1)) }),
  '4 bits': () => bitmap({ bits: 4, palette: shades(16), rows: rowsOf(4, index(15)) }),
  '8 bits': () => bitmap({ bits: 8, palette: shades(256), rows: rowsOf(8, index(255)) }),
  '8 bits, run lengths': () => bitmap({ bits: 8, compression: 1, palette: shades(256), rows: runLengths() }),
  '16 bits': () =>
    bitmap({
      bits: 16,
      rows: rowsOf(16, (x, y) => {
        const [r, g, b] = colourAt(x, y);
        return ((r >> 3) << 10) | ((g >> 3) << 5) | (b >> 3);
      }),
    }),
  '16 bits, masks': () =>
    bitmap({
      bits: 16,
      compression: 3,
      masks: [0xf800, 0x7e0, 0x1f],
      rows: rowsOf(16, (x, y) => {
        const [r, g, b] = colourAt(x, y);
        return ((r >> 3) << 11) | ((g >> 2) << 5) | (b >> 3);
      }),
    }),
  '24 bits': () => bitmap({ bits: 24, rows: rowsOf(24, packed) }),
  '24 bits, from the top': () => bitmap({ bits: 24, topDown: true, rows: rowsOf(24, packed, true) }),
  '32 bits': () => bitmap({ bits: 32, rows: rowsOf(32, packed) }),
  '32 bits, opacity': () =>
    bitmap({
      bits: 32,
      compression: 3,
      header: 108,
      masks: [0xff0000, 0xff00, 0xff, 0xff000000],
      rows: rowsOf(32, (x, y) => packed(x, y) + opacityAt(x, y) * 2 ** 24),
    }),
};
