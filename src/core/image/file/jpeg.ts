/** @file A JPEG's header, and the file without what makes decoders differ. */

import type { Orientation } from '../orient.ts';
import { UPRIGHT } from '../orient.ts';
import { has, joined, u16be, type FileBytes } from './bytes.ts';
import { exifOrientation } from './exif.ts';
import { CUT_OFF, DAMAGED, type PictureFault } from './fault.ts';
import type { ColourFacts, Picture } from './picture.ts';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const ICC = 'ICC_PROFILE\0';
/** Baseline, extended, progressive; the others are arithmetic, lossless or hierarchical, which browsers do not read. */
const FRAMES = [0xc0, 0xc1, 0xc2];

/** @returns a sentence where it cannot be read. */
export function inspectJpeg(bytes: FileBytes): Picture | PictureFault {
  let frame: { bits: number; height: number; width: number; components: number } | null = null;
  let orientation: Orientation | null = null;
  const profile: FileBytes[] = [];
  // Everything but comments and what applications add; JFIF's and Adobe's segments tell how colours are coded.
  const kept: Segment[] = [];
  const keep = (from: number, to: number, ofProfile = false) => kept.push({ from, to, ofProfile });
  let at = 0;
  for (;;) {
    // Bytes between segments are of no account, as for every decoder.
    while (at < bytes.length && bytes[at] !== 0xff) at++;
    const start = at;
    while (bytes[at] === 0xff) at++;
    const marker = bytes[at++];
    if (marker === undefined) return CUT_OFF;
    if (marker === EOI) {
      if (!frame) return DAMAGED;
      keep(start, at);
      break;
    }
    if (marker === SOI || marker === 0x01 || marker === 0 || (marker >= 0xd0 && marker <= 0xd7)) {
      if (marker === SOI) keep(start, at);
      continue;
    }
    const length = u16be(bytes, at);
    const end = at + length;
    if (length < 2) return DAMAGED;
    if (end > bytes.length) return CUT_OFF;
    const body = bytes.subarray(at + 2, end);
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      if (!FRAMES.includes(marker)) return { code: 'jpeg-coding' };
      frame ??= { bits: body[0]!, height: u16be(body, 1), width: u16be(body, 3), components: body[5]! };
    }
    if (marker === APP1 && has(body, 0, 'Exif\0')) orientation ??= exifOrientation(body);
    const ofProfile = marker === APP2 && has(body, 0, ICC);
    if (ofProfile) profile[Math.max(1, body[ICC.length]!) - 1] = body.subarray(ICC.length + 2);
    if (marker <= APP0 || marker === APP14 || ofProfile) keep(start, end, ofProfile);
    at = end;
    if (marker === SOS) {
      at = afterScan(bytes, end);
      keep(end, at);
    }
  }
  const { bits, width, height, components } = frame;
  if (bits !== 8) return { code: 'jpeg-bits', bits };
  if (width === 0 || height === 0 || ![1, 3, 4].includes(components)) return DAMAGED;
  const colour = colourOf(profile);
  const inks = components === 4;
  return {
    kind: 'jpeg',
    width,
    height,
    orientation: orientation ?? UPRIGHT,
    bits,
    grey: components === 1,
    decoder: inks ? 'native-cmyk' : 'native',
    // Inks are nothing without their profile, which browsers apply.
    parts: partsOf(bytes, inks ? kept : kept.filter(({ ofProfile }) => !ofProfile)),
    colour,
    frame: null,
  };
}

interface Segment {
  readonly from: number;
  readonly to: number;
  readonly ofProfile: boolean;
}

/** Segments as parts of the file; neighbours are one part. */
function partsOf(bytes: FileBytes, segments: readonly Segment[]): FileBytes[] {
  const ranges: [from: number, to: number][] = [];
  for (const { from, to } of segments) {
    const last = ranges.at(-1);
    if (last?.[1] === from) last[1] = to;
    else ranges.push([from, to]);
  }
  return ranges.map(([from, to]) => bytes.subarray(from, to));
}

/** Where the entropy-coded bytes that begin at a place end: at the next marker that does not belong to them. */
function afterScan(bytes: FileBytes, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

/** A profile comes in numbered parts; one that lacks a part is none. */
function colourOf(parts: readonly (FileBytes | undefined)[]): ColourFacts {
  // A loop of `every` passes over holes.
  const whole = Array.from(parts, (part) => part ?? null);
  const found = whole.filter((part) => part !== null);
  if (found.length === 0 || found.length < whole.length) return { kind: 'srgb' };
  return { kind: 'icc', profile: joined(found), deflated: false };
}
