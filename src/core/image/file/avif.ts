/** @file An AVIF's boxes: size, colours and how it is turned (ISO/IEC 14496-12 and 23008-12). */

import type { Orientation } from '../orient.ts';
import { latin, u16be, u32be, type FileBytes } from './bytes.ts';
import { CUT_OFF, DAMAGED, isFault, type PictureFault } from './fault.ts';
import type { ColourFacts, Picture } from './picture.ts';

interface Box {
  readonly type: string;
  readonly body: FileBytes;
}

/** @returns a sentence where it cannot be read. */
export function inspectAvif(bytes: FileBytes): Picture | PictureFault {
  const top = boxesOf(bytes);
  if (isFault(top)) return top;
  const meta = bodyOf(top, 'meta');
  const inside = meta && boxesOf(meta.subarray(4));
  if (!inside || isFault(inside)) return DAMAGED;
  const properties = propertiesOf(inside);
  const size = properties && bodyOf(properties, 'ispe');
  if (!size) return DAMAGED;
  const [width, height] = [u32be(size, 4), u32be(size, 8)];
  if (width === 0 || height === 0) return DAMAGED;
  const depth = bodyOf(properties, 'av1C')?.[2] ?? 0;
  return {
    kind: 'avif',
    width,
    height,
    orientation: orientationIn(properties),
    // High bit depth, and twelve bits.
    bits: depth & 0x40 ? (depth & 0x20 ? 12 : 10) : 8,
    grey: false,
    decoder: 'avif',
    parts: [bytes],
    colour: colourIn(properties),
    frame: null,
  };
}

function boxesOf(bytes: FileBytes): Box[] | PictureFault {
  const boxes: Box[] = [];
  for (let at = 0; at + 8 <= bytes.length;) {
    const declared = u32be(bytes, at);
    const head = declared === 1 ? 16 : 8;
    // 0 is "to the end", 1 is "see the 64 bits that follow".
    const length =
      declared === 0
        ? bytes.length - at
        : declared === 1
          ? u32be(bytes, at + 8) * 2 ** 32 + u32be(bytes, at + 12)
          : declared;
    if (length < head) return DAMAGED;
    if (at + length > bytes.length) return CUT_OFF;
    boxes.push({ type: latin(bytes, at + 4, 4), body: bytes.subarray(at + head, at + length) });
    at += length;
  }
  return boxes;
}

const bodyOf = (boxes: readonly Box[], name: string): FileBytes | undefined =>
  boxes.find(({ type }) => type === name)?.body;

/** The properties of the primary item. */
function propertiesOf(meta: readonly Box[]): Box[] | null {
  const primary = bodyOf(meta, 'pitm');
  const list = bodyOf(meta, 'iprp');
  const boxes = list && boxesOf(list);
  if (!primary || !boxes || isFault(boxes)) return null;
  const item = primary[0] === 0 ? u16be(primary, 4) : u32be(primary, 4);
  const container = bodyOf(boxes, 'ipco');
  const all = container && boxesOf(container);
  const links = bodyOf(boxes, 'ipma');
  if (!all || isFault(all) || !links) return null;
  const wideItems = links[0] !== 0;
  const wideIndices = (links[3]! & 1) === 1;
  let at = 8;
  for (let i = 0; i < u32be(links, 4) && at < links.length; i++) {
    const id = wideItems ? u32be(links, at) : u16be(links, at);
    at += wideItems ? 4 : 2;
    const count = links[at++]!;
    const indices = Array.from({ length: count }, (_, n) =>
      wideIndices ? u16be(links, at + 2 * n) & 0x7fff : links[at + n]! & 0x7f,
    );
    at += count * (wideIndices ? 2 : 1);
    if (id === item) return indices.flatMap((index) => all[index - 1] ?? []);
  }
  return null;
}

/** Rotation (quarters against the clock), then a mirror: along which axis, as EXIF's eight. */
function orientationIn(properties: readonly Box[]): Orientation {
  const quarters = (bodyOf(properties, 'irot')?.[0] ?? 0) & 3;
  const mirror = bodyOf(properties, 'imir');
  const turns = TURNS[quarters]!;
  return mirror ? turns[1 + (mirror[0]! & 1)]! : turns[0]!;
}

/** By quarters: without mirror, top to bottom, left to right. */
const TURNS: readonly (readonly Orientation[])[] = [
  [1, 4, 2],
  [8, 5, 7],
  [3, 2, 4],
  [6, 7, 5],
];

/** A profile wins over code points. */
function colourIn(properties: readonly Box[]): ColourFacts {
  const all = properties.filter(({ type }) => type === 'colr').map(({ body }) => body);
  const profile = all.find((body) => /^(?:prof|rICC)$/u.test(latin(body, 0, 4)));
  if (profile) return { kind: 'icc', profile: profile.subarray(4), deflated: false };
  const codes = all.find((body) => latin(body, 0, 4) === 'nclx');
  return codes ? { kind: 'code-points', primaries: u16be(codes, 4), transfer: u16be(codes, 6) } : { kind: 'srgb' };
}
