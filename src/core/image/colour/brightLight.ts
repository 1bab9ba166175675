/** @file Light above white (ITU-R BT.2100), brought down to what a screen of sRGB shows. */

import type { Curve } from './curves.ts';

/** Light of white in cd/m2 (ITU-R BT.2408). */
const WHITE = 203;
/** The brightest light that is expected, in cd/m2, where a file does not say. */
const BRIGHTEST = 1000;

/** How a code point of light above white is read. */
export interface BrightLight {
  /** From stored values to light, in units of white. */
  readonly curve: Curve;
  /** What happens to the light of a pixel before it is brought down: hybrid log-gamma depends on the screen. */
  readonly kind: 'pq' | 'hlg';
}

/** Bright light by its code point (ITU-T H.273, table 3); `undefined` where it is none of the two. */
export function brightLightOf(transfer: number): BrightLight | undefined {
  if (transfer === 16) return { kind: 'pq', curve: (value) => (pq(value) * 10_000) / WHITE };
  return transfer === 18 ? { kind: 'hlg', curve: hlg } : undefined;
}

/** SMPTE ST 2084, in units of 10,000 cd/m2. */
function pq(value: number): number {
  const [m1, m2] = [2610 / 16384, (2523 / 4096) * 128];
  const [c1, c2, c3] = [3424 / 4096, (2413 / 4096) * 32, (2392 / 4096) * 32];
  const root = Math.max(0, value) ** (1 / m2);
  return (Math.max(root - c1, 0) / (c2 - c3 * root)) ** (1 / m1);
}

/** Scene light of ARIB STD-B67, in [0, 1]. */
function hlg(value: number): number {
  const [a, b, c] = [0.17883277, 0.28466892, 0.55991073];
  return value <= 0.5 ? (value * value) / 3 : (Math.exp((value - c) / a) + b) / 12;
}

/** Luminance of the primaries of BT.2020. */
const luminance = (light: Float64Array): number => 0.2627 * light[0]! + 0.678 * light[1]! + 0.0593 * light[2]!;

/**
 * Brings a pixel's light, in place, under white: the brightest channel by the curve of the reference white tone mapping (SMPTE ST
 * 2094-50, annex C), which browsers use where a file says nothing of its own, the others with it, so that hues stay.
 * @param light linear, in the primaries of BT.2020; 1 is white for PQ.
 */
export function toneMap(light: Float64Array, kind: BrightLight['kind']): void {
  if (kind === 'hlg') {
    // The screen's part of the curve (BT.2100, table 5), for 1,000 cd/m2.
    const scale = (luminance(light) ** 0.2 * BRIGHTEST) / WHITE;
    for (let i = 0; i < 3; i++) light[i] = light[i]! * scale;
  }
  const most = Math.max(light[0]!, light[1]!, light[2]!);
  const gain = most <= 1 ? KNEE : shoulder(most) / most;
  for (let i = 0; i < 3; i++) light[i] = light[i]! * gain;
}

/** What white comes down to, to leave room for what is brighter. */
const KNEE = 0.5;
/** Where between a sharp bend and a straight line the shoulder runs. */
const BEND = 0.65;

/** Light above white on the quadratic Bezier curve from (1, KNEE), with its slope there, to (brightest, 1). */
function shoulder(light: number): number {
  const brightest = BRIGHTEST / WHITE;
  if (light >= brightest) return 1;
  const middle = { x: 1 - BEND + BEND / KNEE, y: (1 - BEND) * KNEE + BEND };
  const [a, b, c] = [1 - 2 * middle.x + brightest, 2 * (middle.x - 1), 1 - light];
  const t = (-b + Math.sqrt(b * b - 4 * a * c)) / (2 * a);
  return KNEE + t * 2 * (middle.y - KNEE) + t * t * (KNEE - 2 * middle.y + 1);
}
