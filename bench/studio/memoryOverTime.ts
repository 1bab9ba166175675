/** @file What a page holds while something goes on, its workers not counted: sampled, and drawn. */

import type { Page } from '@playwright/test';
import { megabytes } from './memory.ts';

export interface Sample {
  /** Since the beginning, in seconds. */
  readonly at: number;
  readonly heapMb: number;
  /** Pictures and buffers that the page's heap refers to, in MB. */
  readonly besideHeapMb: number;
}

/** A part of the time, by name. */
export interface Stage {
  readonly name: string;
  readonly from: number;
}

export interface MemoryRecord {
  readonly samples: readonly Sample[];
  readonly stages: readonly Stage[];
}

/** How often the page is looked at, in milliseconds. */
const EVERY = 500;

/**
 * Looks at the heap of a page until it is ended; those of its workers are not in it.
 *
 * @returns `stage` names what begins now; `end` gives all of it.
 */
export async function recordMemory(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  const began = performance.now();
  const since = () => (performance.now() - began) / 1000;
  const samples: Sample[] = [];
  const stages: Stage[] = [];
  let busy = false;
  const look = async () => {
    if (busy) return;
    busy = true;
    const at = since();
    const used = await devtools.send('Runtime.getHeapUsage').catch(() => null);
    busy = false;
    if (!used) return;
    const beside = (used as { backingStorageSize?: number }).backingStorageSize ?? 0;
    samples.push({ at, heapMb: megabytes(used.usedSize), besideHeapMb: megabytes(beside) });
  };
  const timer = setInterval(() => void look(), EVERY);
  return {
    stage: (name: string) => void stages.push({ name, from: since() }),
    async end(): Promise<MemoryRecord> {
      clearInterval(timer);
      await look();
      await devtools.detach();
      return { samples, stages };
    },
  };
}

const WIDTH = 960;
const HEIGHT = 360;
const EDGE = { left: 60, right: 20, top: 40, bottom: 50 } as const;

/**
 * Memory over time as a picture (SVG).
 *
 * @param title above it.
 * @param bar a line that memory should stay below, in MB.
 */
export function memoryPicture({ samples, stages }: MemoryRecord, title: string, bar: number): string {
  const end = samples.at(-1)?.at ?? 1;
  const most = Math.max(bar * 1.1, ...samples.map(({ heapMb, besideHeapMb }) => heapMb + besideHeapMb));
  const x = (at: number) => EDGE.left + ((WIDTH - EDGE.left - EDGE.right) * at) / end;
  const y = (mb: number) => HEIGHT - EDGE.bottom - ((HEIGHT - EDGE.top - EDGE.bottom) * mb) / most;
  const line = (of: (sample: Sample) => number, colour: string) =>
    `<polyline fill="none" stroke="${colour}" stroke-width="1.5" points="${samples
      .map((sample) => `${x(sample.at).toFixed(1)},${y(of(sample)).toFixed(1)}`)
      .join(' ')}"/>`;
  const text = (left: number, top: number, content: string, more = '') =>
    `<text x="${left.toFixed(1)}" y="${top.toFixed(1)}" ${more}>${content}</text>`;
  const steps = Array.from({ length: Math.floor(most / 100) + 1 }, (_, i) => 100 * i);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" fill="#333">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    text(EDGE.left, 22, title, 'font-size="15"'),
    ...steps.map(
      (mb) =>
        `<line x1="${EDGE.left}" x2="${WIDTH - EDGE.right}" y1="${y(mb)}" y2="${y(mb)}" stroke="#e4e4e4"/>` +
        text(EDGE.left - 8, y(mb) + 4, `${mb}`, 'text-anchor="end"'),
    ),
    `<line x1="${EDGE.left}" x2="${WIDTH - EDGE.right}" y1="${y(bar)}" y2="${y(bar)}" stroke="#c33" stroke-dasharray="6 4"/>`,
    ...stages.map(
      ({ name, from }, i) =>
        `<line x1="${x(from)}" x2="${x(from)}" y1="${EDGE.top}" y2="${HEIGHT - EDGE.bottom}" stroke="#aaa" stroke-dasharray="2 3"/>` +
        text(x(from) + 3, EDGE.top + 10 + 14 * (i % 3), name),
    ),
    line(({ heapMb, besideHeapMb }) => heapMb + besideHeapMb, '#2a6fbb'),
    line(({ heapMb }) => heapMb, '#2f8f4e'),
    text(
      EDGE.left,
      HEIGHT - 12,
      `MB over ${Math.round(end)} s: green the page's heap, blue with its buffers, red the bar`,
    ),
    '</svg>',
    '',
  ].join('\n');
}
